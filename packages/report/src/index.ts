export { type Ability, type Able, abilities, abilitiesIn, sourcesOf } from './abilities';
export { type ArchiveFault, decodeArchive, encodeArchive } from './archive';
export type { NamedHistory, SeedHistory } from './archived-histories';
export { attachmentLabel, attachmentNote, attachmentNoteStart } from './body/attachment';
export { cellAlignment } from './body/cell-alignment';
export {
  bodyLines,
  type FindQuery,
  type FindResult,
  type Found,
  findInLines,
  findLines,
  foundInReport,
  type LineMatch,
} from './body/find';
export {
  type FootnoteAttrs,
  footnoteAttribute,
  isNoteText,
  longestNote,
  noteInLine,
  noteMark,
  notesBefore,
} from './body/footnote';
export { type LiveBlockAttrs, type LiveKind, liveKinds } from './body/live-block-kinds';
export { bodyFromNotation } from './body/notation';
export {
  type BodyNumber,
  formatOrdinal,
  hanNumber,
  type NumberingScheme,
  numberBody,
  numberOutline,
  type OrdinalLevel,
  standardScheme,
} from './body/numbering';
export {
  attributeFault,
  bodyFault,
  bodySchema,
  type MarkName,
  type NodeName,
  type PlaceAttrs,
  schemaVersion,
} from './body/schema';
export {
  changesSince,
  decodeSeen,
  encodeSeen,
  type SeenChange,
  type SeenPiece,
  seenAfter,
  seenPieces,
} from './body/seen-text';
export { type ShownCell, type ShownTable, withTables } from './body/table-blocks';
export { isOverfull, tableLimits } from './body/table-nodes';
export {
  type Block,
  blockText,
  bodyBlocks,
  countCharacters,
  countSection,
  linesOfBlocks,
  type PlaceRef,
  placesByFigure,
  type Run,
  type SectionCount,
  type ShownSection,
  sectionBlocks,
  sectionParagraphs,
  shownIn,
  shownSections,
  shownText,
  textAboveNotes,
} from './body/text';
export {
  type ComparedBlock,
  type ComparedFigure,
  type ComparedSection,
  type ComparedUnit,
  type Comparison,
  compareReports,
  type UnitChange,
} from './compare/compare-reports';
export type { Span } from './compare/compare-runs';
export { type RestoredParagraph, restoredBody } from './compare/restored-body';
export { sectionDigest, textDigest } from './digest';
export { completeFigure, type EarlierFigure } from './earlier-figure';
export { nameElsewhere } from './elsewhere';
export {
  figureArithmetic,
  figureText,
  figureValues,
  isInUse,
  placeText,
  realText,
  resolveFigure,
} from './figure-values';
export { fnv1a, fnvStart } from './fnv';
export {
  type FigureId,
  figureId,
  type IndicatorId,
  indicatorId,
  type PersonId,
  personId,
  type ReportId,
  reportId,
  type SectionId,
  sectionId,
  type TaskId,
  taskId,
} from './ids';
export { chartSvg } from './live/chart-svg';
export { chartDescription, chartTextSize, type Drawing, drawChart, type Shape } from './live/draw-chart';
export { liveSource } from './live/live-blocks';
export type { LiveContent, LiveSource } from './live/live-cells';
export { liveContent } from './live/live-content';
export { indicatorKindName, targetText } from './live/task-tables';
export { blockOf, isGoodOrder, isOptional, maxEntries, movedEntry, stepOf } from './outline-order';
export { type Override, overrideCode, overrideFault, parseOverride } from './override';
export {
  figuresOfRule,
  maxOwnRules,
  type OwnRule,
  type OwnRuleDefinition,
  ownRuleFault,
  type RuleRelation,
  type RuleSeverity,
  ruleRelations,
  ruleSeverities,
  rulesInOrder,
} from './own-rule';
export { coloursOf, personColour } from './person-colour';
export { type PutBack, putBack } from './remarks/put-back';
export {
  type BodyRange,
  findPoint,
  findQuote,
  mayTouch,
  type Quote,
  quoteOf,
  readsAround,
  readsAs,
  restOfQuote,
  standsAlone,
} from './remarks/quote';
export { anchoredAt, type SeedSuggestion } from './remarks/seed-suggestion';
export type { SeedThread } from './remarks/seed-thread';
export {
  type BodyReplacement,
  figuresIn,
  groundText,
  putRange,
  replaced,
  replacementOf,
  type SuggestedChange,
  suggestedSlice,
  tidyChange,
} from './remarks/suggested-change';
export {
  type Ground,
  maxDecidedAtOnce,
  maxGroundLength,
  maxSuggestions,
  maxWhyLength,
  openSuggestionCounts,
  type Suggestion,
  type SuggestionEnd,
  type SuggestionId,
  suggestionId,
} from './remarks/suggestion';
export {
  type Anchor,
  type Comment,
  type CommentId,
  commentId,
  completeThread,
  type EarlierThread,
  maxCommentLength,
  maxComments,
  maxMentions,
  maxThreads,
  mayCloseThread,
  openThreadCounts,
  readableThread,
  type Thread,
  type ThreadId,
  threadId,
} from './remarks/thread';
export {
  type Figure,
  type FigureChange,
  type GroupShare,
  type Member,
  maybeSection,
  type OutlineEntry,
  ownRoles,
  type Report,
  type Role,
  roles,
  rolesBySection,
  type SectionStatus,
  type Signature,
  sectionStatuses,
} from './report';
export { type Action, may } from './rights';
export { type NextReport, rolledForward } from './roll-forward';
export { sampleSeed } from './sample/sample-seed';
export {
  bodyAtMoment,
  type HistoryGeneration,
  type HistoryItem,
  type HistoryMoment,
  momentOfEntry,
  type SectionHistory,
  type Written,
} from './section-history';
export {
  maxSnippetLength,
  maxSnippets,
  maxSnippetTitle,
  placeInSnippet,
  type Snippet,
  snippetBody,
  snippetFault,
  snippetsFor,
  type TradeSnippet,
  tradeSnippets,
} from './snippet';
export {
  figureValue,
  indicatorOutcome,
  measureText,
  measureValue,
  type Outcome,
  taskCoverage,
  totalPoints,
} from './tasks/indicator-outcome';
export { claimedOutcome, indicatorItems, indicatorLabel, isSaidTarget } from './tasks/indicator-words';
export {
  type Indicator,
  type IndicatorContent,
  type IndicatorKind,
  type IndicatorOperator,
  indicatorKinds,
  indicatorOperators,
  type Measure,
  maxIndicators,
  maxTasks,
  newIndicator,
  newTask,
  type RecordChange,
  type Task,
  type TaskContent,
} from './tasks/task';
export { contentFault, indicatorContent, taskContent } from './tasks/task-content';
export {
  type HouseEdges,
  type HouseField,
  type HouseLeftOut,
  type HouseLine,
  type HousePage,
  type HouseRun,
  type HouseStyle,
  type HouseTemplate,
  houseFields,
  houseLeftOuts,
} from './templates/house-template';
export {
  guideFault,
  guideOf,
  maxAskedCharacters,
  maxGuideLength,
  type SectionGuide,
  templateGuide,
} from './templates/section-guide';
export type { SectionKind } from './templates/section-kind';
export { selfEvaluationTemplate } from './templates/self-evaluation-template';
export {
  type FigureDefinition,
  figureFromDefinition,
  type ReportSeed,
  reportFromSeed,
  seedFromTemplate,
} from './templates/template';
export { type TemplateId, templateIds } from './templates/template-ids';
export { templates } from './templates/templates';
export { type TidyChange, tidyBody } from './tidy/tidy-body';
export { type TidyRule, tidyRules } from './tidy/tidy-rule';
export { maxWaivers, type WaivedFinding, type Waiver } from './waiver';
export { type FinalVersion, reportDigest, unsettledSections } from './workflow/final-version';
export { figuresShownIn, type UpdatedFigure, updatedFigures } from './workflow/pins';
export {
  isAsAgreed,
  isSettled,
  missingSigners,
  openPlan,
  type SigningOrder,
  sectionsUnder,
  signaturesOn,
  signersInTurn,
  signingOrders,
  standingSteps,
  voidedSignatures,
} from './workflow/signatures';
export { nothingWaits, type Standing, standingOf, type Waiting } from './workflow/standing';
export {
  advance,
  transitions,
  type WorkflowEvent,
  type WorkflowRefusal,
  type WorkflowStep,
  workflowEvents,
} from './workflow/workflow';

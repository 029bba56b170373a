// The shape of a command as it comes over HTTP; what it may do is judged by `applyCommand`.

import {
  indicatorKinds,
  indicatorOperators,
  maxDecidedAtOnce,
  maxMentions,
  type Role,
  roles,
  ruleRelations,
  ruleSeverities,
  signingOrders,
  workflowEvents,
} from '@huigao/report';
import { maxFigures, type RecordCommand } from '@huigao/report-doc';
import * as v from 'valibot';

const text = v.pipe(v.string(), v.maxLength(2000));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const ids = v.pipe(v.array(id), v.maxLength(200));
const aliases = v.pipe(v.array(text), v.maxLength(50));
/** Longer than a comment may be, so that one too long is answered with a sentence about it. */
const remark = v.pipe(v.string(), v.maxLength(100_000));
const mentions = v.optional(v.pipe(v.array(id), v.maxLength(maxMentions)), []);
/** An encoded relative position. */
const anchorEnd = v.pipe(v.string(), v.maxLength(200));
const date = v.nullable(v.pipe(v.string(), v.maxLength(10)));
const version = v.pipe(v.number(), v.safeInteger());

const digest = v.pipe(v.string(), v.maxLength(64));

const definition = v.strictObject({
  id,
  label: text,
  group: text,
  unit: text,
  format: text,
  value: v.optional(text),
  formula: v.optional(text),
  previous: v.optional(v.nullable(text)),
  accounts: v.optional(v.nullable(text)),
  aliases: v.optional(aliases),
  note: v.optional(text),
  evidence: v.optional(text),
});

const change = v.partial(
  v.strictObject({
    label: text,
    group: text,
    format: text,
    aliases,
    note: text,
    evidence: text,
    formula: v.nullable(text),
    previous: v.nullable(text),
    accounts: v.nullable(text),
    owner: v.nullable(id),
  }),
);

/** A SHA-256 in hexadecimal. */
const fingerprint = v.pipe(v.string(), v.maxLength(64));

const ownRule = v.strictObject({
  id,
  name: text,
  left: text,
  relation: v.picklist(ruleRelations),
  right: text,
  tolerance: text,
  severity: v.picklist(ruleSeverities),
  message: text,
});

const seen = { figure: id, version };
const value = v.nullable(text);
/** Of lists of figures a command takes as many as a report may hold. */
const seenFigures = v.pipe(v.array(v.strictObject(seen)), v.maxLength(maxFigures));

const imported = v.strictObject({
  ...seen,
  value,
  evidence: text,
  as: v.optional(v.picklist(['accounts', 'previous'])),
});

const task = v.strictObject({
  id,
  title: text,
  budgeted: v.nullable(id),
  executed: v.nullable(id),
  rate: v.nullable(id),
  owner: v.nullable(id),
});
const measure = v.nullable(
  v.union([v.strictObject({ figure: id }), v.strictObject({ value: text }), v.strictObject({ word: text })]),
);
const indicator = v.strictObject({
  id,
  task: v.nullable(id),
  kind: v.picklist(indicatorKinds),
  name: text,
  operator: v.picklist(indicatorOperators),
  target: measure,
  actual: measure,
  unit: text,
  verdict: v.nullable(v.picklist(['reached', 'missed'])),
  reason: text,
  weight: v.nullable(text),
  points: v.nullable(text),
  evidence: text,
});
/** What is put in is looked at by `applyCommand`; its size is that of a command. */
const suggestedChange = v.variant('do', [
  v.strictObject({ do: v.literal('replace'), slice: v.nullable(v.looseObject({})) }),
  v.strictObject({ do: v.literal('mark'), mark: v.picklist(['bold']), on: v.boolean() }),
  v.strictObject({
    do: v.literal('block'),
    block: v.picklist(['paragraph', 'heading']),
    level: v.nullable(v.picklist([3, 4, 5])),
  }),
]);
const suggested = {
  anchor: v.strictObject({ from: anchorEnd, to: anchorEnd }),
  text: remark,
  change: suggestedChange,
  why: text,
};
const seenSuggestions = v.pipe(
  v.array(v.strictObject({ suggestion: id, version })),
  v.maxLength(maxDecidedAtOnce),
);

const assigned = { drafters: ids, reviewers: ids, due: date };
/** The version seen; null for what is new. */
const seenVersion = v.nullable(version);

const shape = v.variant('type', [
  v.strictObject({ type: v.literal('renameReport'), title: text, over: v.optional(text) }),
  v.strictObject({ type: v.literal('saveTask'), task, version: seenVersion }),
  v.strictObject({ type: v.literal('removeTask'), task: id, version }),
  v.strictObject({ type: v.literal('restoreTask'), task: id }),
  v.strictObject({ type: v.literal('moveTask'), task: id, before: v.nullable(id) }),
  v.strictObject({ type: v.literal('saveIndicator'), indicator, version: seenVersion }),
  v.strictObject({ type: v.literal('removeIndicator'), indicator: id, version }),
  v.strictObject({ type: v.literal('restoreIndicator'), indicator: id }),
  v.strictObject({
    type: v.literal('setSignature'),
    department: text,
    date,
    over: v.optional(v.strictObject({ department: text, date })),
  }),
  v.strictObject({ type: v.literal('addFigure'), figure: definition }),
  v.strictObject({ type: v.literal('setFigureValue'), ...seen, value, why: text }),
  v.strictObject({ type: v.literal('changeFigure'), ...seen, change }),
  v.strictObject({ type: v.literal('publishFigures'), figures: seenFigures }),
  v.strictObject({ type: v.literal('dropProposal'), ...seen }),
  v.strictObject({ type: v.literal('retireFigure'), ...seen, why: text }),
  v.strictObject({ type: v.literal('reviveFigure'), ...seen }),
  v.strictObject({ type: v.literal('mergeFigure'), ...seen, into: id, why: text }),
  v.strictObject({ type: v.literal('separateFigure'), ...seen }),
  v.strictObject({ type: v.literal('splitFigure'), ...seen, into: id, label: text, value, why: text }),
  v.strictObject({ type: v.literal('removeFigure'), ...seen }),
  v.strictObject({ type: v.literal('restoreFigure'), figure: id }),
  v.strictObject({
    type: v.literal('importFigures'),
    source: text,
    add: v.pipe(v.array(definition), v.maxLength(maxFigures)),
    set: v.pipe(v.array(imported), v.maxLength(maxFigures)),
    remove: seenFigures,
  }),
  v.strictObject({
    type: v.literal('setMember'),
    person: id,
    name: text,
    roles: v.pipe(v.array(v.picklist(roles)), v.maxLength(roles.length)),
  }),
  v.strictObject({
    type: v.literal('admit'),
    person: id,
    name: text,
    role: v.picklist(roles),
    sections: ids,
  }),
  v.strictObject({
    type: v.literal('setGroup'),
    group: text,
    roles: v.pipe(v.array(v.picklist(roles)), v.maxLength(roles.length)),
  }),
  v.strictObject({
    type: v.literal('assignSection'),
    section: id,
    ...assigned,
    over: v.optional(v.strictObject(assigned)),
  }),
  v.strictObject({
    type: v.literal('guideSection'),
    section: id,
    guide: v.nullable(
      v.strictObject({ words: text, least: v.nullable(v.number()), most: v.nullable(v.number()) }),
    ),
  }),
  v.strictObject({ type: v.literal('retitleSection'), section: id, title: text, over: v.optional(text) }),
  v.strictObject({
    type: v.literal('addSection'),
    // It names a document, too.
    section: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
    kind: v.picklist(['other', 'part', 'attachment']),
    level: v.picklist([1, 2]),
    title: text,
    before: v.nullable(id),
  }),
  v.strictObject({ type: v.literal('moveSection'), section: id, before: v.nullable(id) }),
  v.strictObject({ type: v.literal('removeSection'), section: id }),
  v.strictObject({ type: v.literal('bringBackSection'), section: id }),
  v.strictObject({
    type: v.literal('addThread'),
    thread: id,
    comment: id,
    section: id,
    anchor: v.nullable(v.strictObject({ from: anchorEnd, to: anchorEnd })),
    text: remark,
    mentions,
  }),
  v.strictObject({ type: v.literal('replyToThread'), thread: id, comment: id, text: remark, mentions }),
  v.strictObject({ type: v.literal('editComment'), thread: id, comment: id, text: remark, mentions }),
  v.strictObject({ type: v.literal('removeComment'), thread: id, comment: id }),
  v.strictObject({ type: v.literal('assignThread'), thread: id, assignee: v.nullable(id), due: date }),
  v.strictObject({ type: v.literal('resolveThread'), thread: id }),
  v.strictObject({ type: v.literal('reopenThread'), thread: id }),
  v.strictObject({ type: v.literal('suggest'), suggestion: id, section: id, ...suggested }),
  v.strictObject({ type: v.literal('reviseSuggestion'), suggestion: id, ...suggested }),
  v.strictObject({ type: v.literal('withdrawSuggestion'), suggestion: id }),
  v.strictObject({ type: v.literal('acceptSuggestions'), suggestions: seenSuggestions }),
  v.strictObject({
    type: v.literal('rejectSuggestions'),
    suggestions: seenSuggestions,
    why: v.optional(text),
  }),
  v.strictObject({ type: v.literal('reopenSuggestions'), suggestions: seenSuggestions }),
  v.strictObject({ type: v.literal('waiveFinding'), finding: fingerprint, why: text }),
  v.strictObject({ type: v.literal('dropWaiver'), finding: fingerprint }),
  v.strictObject({ type: v.literal('setRule'), check: ownRule, version: v.nullable(version) }),
  v.strictObject({ type: v.literal('removeRule'), id, version }),
  v.strictObject({ type: v.literal('archiveReport'), archived: v.boolean() }),
  v.strictObject({ type: v.literal('setSigning'), order: v.picklist(signingOrders), signers: ids }),
  v.strictObject({
    type: v.literal('signTogether'),
    part: v.nullable(id),
    seen: v.pipe(v.array(v.strictObject({ section: id, digest })), v.maxLength(500)),
    why: text,
    onBehalfOf: v.nullable(id),
  }),
  v.strictObject({ type: v.literal('freezeReport'), note: text, digest }),
  v.strictObject({
    type: v.literal('advanceSection'),
    section: id,
    event: v.picklist(workflowEvents),
    why: text,
    onBehalfOf: v.nullable(id),
    digest: v.nullable(digest),
  }),
]);

type Shaped = v.InferOutput<typeof shape>;

/** Fails to compile when a command has no shape here, or a shape no command. */
type SameTypes<A extends B['type'], B extends { readonly type: string }> = A;
export type EveryCommandHasAShape = SameTypes<RecordCommand['type'], Shaped> &
  SameTypes<Shaped['type'], RecordCommand>;

/** The shape of every command. Ids in it are strings that have not been looked up. */
export const commandShape = shape as unknown as v.GenericSchema<unknown, RecordCommand>;

export type { Role };

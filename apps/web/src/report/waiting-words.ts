import { type PersonId, type Report, type SectionId, suggestedSlice } from '@huigao/report';
import { isSuggestionCommand, type RecordCommand, type SuggestionCommand } from '@huigao/report-doc';
import type { Translate } from '../app/locale';
import { exactText } from '../figures/shown-value';

type Told = Pick<Report, 'figures' | 'people' | 'rules'>;

interface Names extends Told {
  readonly section: (section: SectionId) => string;
}

/** What a command that waits does, in one line: all of what was entered, so that one that is refused can be done again by hand. */
export function waitingWords(t: Translate, command: RecordCommand, names: Names): string {
  switch (command.type) {
    case 'setFigureValue':
      return valueWords(t, command, names);
    case 'addFigure':
      return t('waiting.figure-new', { label: command.figure.label });
    case 'changeFigure':
      return t('waiting.figure-change', { label: labelOf(command.figure, names) });
    case 'saveTask':
      return t('waiting.task', { label: command.task.title });
    case 'saveIndicator':
      return t('waiting.indicator', { label: command.indicator.name });
    case 'assignSection':
      return assignmentWords(t, command, names);
    case 'retitleSection':
      return t('waiting.retitle', { section: names.section(command.section), title: command.title });
    case 'renameReport':
      return t('waiting.rename', { title: command.title });
    case 'setSignature':
      return t('waiting.signature', { department: command.department, date: command.date ?? '' });
    case 'waiveFinding':
      return t('waiting.waive', { why: command.why });
    case 'dropWaiver':
      return t('waiting.waiver-step');
    case 'setRule':
      return t('waiting.rule', { label: command.check.name });
    case 'removeRule':
      return t('waiting.rule-step');
    default:
      return otherWords(t, command, names);
  }
}

function otherWords(t: Translate, command: RecordCommand, names: Names): string {
  if (isSuggestionCommand(command)) return t('waiting.suggestion', { text: suggestedWords(command) });
  if ('figure' in command && typeof command.figure === 'string')
    return t('waiting.figure-step', { label: labelOf(command.figure, names) });
  if ('task' in command || 'indicator' in command) return t('waiting.record-step');
  if ('thread' in command)
    return 'text' in command ? t('waiting.comment', { text: command.text }) : t('waiting.thread');
  return t('waiting.other');
}

const labelOf = (figure: string, { figures }: Told) => figures.get(figure as never)?.label ?? figure;

function valueWords(
  t: Translate,
  { figure: id, value }: Extract<RecordCommand, { type: 'setFigureValue' }>,
  names: Names,
): string {
  const figure = names.figures.get(id);
  const shown = value === null ? t('figures.no-value') : figure ? exactText(value, figure) : value;
  return t('waiting.figure', { label: labelOf(id, names), value: shown });
}

function assignmentWords(
  t: Translate,
  { section, drafters, reviewers, due }: Extract<RecordCommand, { type: 'assignSection' }>,
  { people, section: nameOf }: Names,
): string {
  const list = (ids: readonly PersonId[]) =>
    ids.map((id) => people.get(id)?.name ?? t('members.gone')).join(t('members.and')) || t('waiting.nobody');
  return t('waiting.assign', {
    section: nameOf(section),
    drafters: list(drafters),
    reviewers: list(reviewers),
    due: due ? t('waiting.due', { date: due }) : t('waiting.no-due'),
  });
}

/** What a suggestion is of: the words it puts in, else those it is for. */
function suggestedWords(command: SuggestionCommand): string {
  if (!('anchor' in command)) return '';
  const { change, text } = command;
  const slice = change.do === 'replace' ? suggestedSlice(change.slice) : null;
  return slice?.content.textBetween(0, slice.content.size, ' ') || text.replaceAll(/\uFFFC[^;]*;/g, '…');
}

// Two commands on the same thing that wait one behind the other are one: what the second was entered over is what the first makes,
// so that only the newest content counts, over what the first was entered over.

import type { RecordCommand } from '@huigao/report-doc';

/** What of a thing a command sets as a whole, and which thing; null: it is a step of its own. */
function targetOf(command: RecordCommand): string | null {
  switch (command.type) {
    case 'setFigureValue':
      return command.figure;
    case 'saveTask':
      return command.task.id;
    case 'saveIndicator':
      return command.indicator.id;
    case 'setRule':
      return command.check.id;
    case 'assignSection':
    case 'retitleSection':
      return command.section;
    case 'waiveFinding':
      return command.finding;
    case 'reviseSuggestion':
      return command.suggestion;
    case 'renameReport':
    case 'setSignature':
      return '';
    default:
      return null;
  }
}

/** What both amount to, when the second does what the first did to the same thing; else null. */
export function joinedCommand(first: RecordCommand, second: RecordCommand): RecordCommand | null {
  if (second.type === 'reviseSuggestion' && first.type === 'suggest') {
    const { anchor, text, change, why } = second;
    return first.suggestion === second.suggestion ? { ...first, anchor, text, change, why } : null;
  }
  const target = targetOf(second);
  if (first.type !== second.type || target === null || targetOf(first) !== target) return null;
  const seen = {
    ...('version' in first ? { version: first.version } : {}),
    ...('over' in first ? { over: first.over } : {}),
  };
  return { ...second, ...seen } as RecordCommand;
}

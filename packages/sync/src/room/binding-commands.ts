// Commands that speak of the text as their sender saw it: they come after all that was written before them.

import type { RecordCommand } from '@huigao/report-doc';

const bindingCommands: ReadonlySet<RecordCommand['type']> = new Set([
  'advanceSection',
  'waiveFinding',
  'signTogether',
  'freezeReport',
  'suggest',
  'reviseSuggestion',
]);
export const bindsToText = ({ type }: RecordCommand) => bindingCommands.has(type);

// What of a suggestion is judged before it is kept: that it is a change the text could take, no larger than such may be.

import {
  type BodyRange,
  bodySchema,
  figureId,
  figuresIn,
  type Report,
  replaced,
  replacementOf,
  resolveFigure,
  type SuggestedChange,
} from '@huigao/report';
import type { Node, Slice } from 'prosemirror-model';
import { brokenText } from '../body';
import { type CommandRefused, refuse } from './command-result';

const refused = (field: string) => refuse('bad-suggestion', field);

/** Why a change cannot be suggested here, or null. */
export function changeFault(
  report: Pick<Report, 'figures'>,
  body: Node,
  range: BodyRange,
  change: SuggestedChange,
): CommandRefused | null {
  if (change.do === 'mark' && !Object.hasOwn(bodySchema.marks, change.mark)) return refused('mark');
  if (change.do === 'block' && (change.block === 'heading') !== (change.level !== null))
    return refused('level');
  const replacement = replacementOf(body, range, change);
  if (!replacement) return refused('slice');
  const { from, to, slice } = replacement;
  if (change.do === 'replace' && from === to && slice.size === 0) return refused('slice');
  if (change.do === 'mark' && from === to) return refused('anchor');
  const unknown = figuresIn(slice).find((id) => id !== '' && !resolveFigure(report.figures, figureId(id)));
  // What stands there already may be of a figure that is gone.
  if (change.do === 'replace' && unknown !== undefined) return refuse('not-found', 'figure');
  return hasBrokenText(slice) || !replaced(body, replacement) ? refused('slice') : null;
}

function hasBrokenText({ content }: Slice): boolean {
  let isBroken = false;
  content.descendants((node) => {
    isBroken ||= node.isText && brokenText.test(node.text!);
    return !isBroken;
  });
  return isBroken;
}

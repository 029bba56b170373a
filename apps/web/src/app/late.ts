import type { TextPart } from '@huigao/messages';
import { type ComponentType, lazy } from 'react';
import { needTexts } from './locale';

/** A view whose code, and the texts that the start page does without, come when it is opened. */
export const late = <Props>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  parts: readonly TextPart[] = ['report', 'more'],
) => lazy(async () => (await Promise.all([load(), ...parts.map(needTexts)]))[0]);

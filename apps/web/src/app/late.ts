import { type ComponentType, lazy } from 'react';
import { needTexts } from './locale';

/** A view whose code, and the texts that the start page does without, come when it is opened. */
export const late = <Props>(load: () => Promise<{ readonly default: ComponentType<Props> }>) =>
  lazy(async () => (await Promise.all([load(), needTexts('rest')]))[0]);

import type { TextPart } from '@huigao/messages';
import { type ComponentType, useLayoutEffect, useState } from 'react';
import { needTexts } from './locale';

type Fetch<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

/** A view's code, once the texts it shows are there, too. */
export const withTexts = async <Props,>(fetchCode: Fetch<Props>, texts: readonly TextPart[]) =>
  (await Promise.all([fetchCode(), ...texts.map(needTexts)]))[0];

/**
 * A view whose code, and the parts of the texts that may not be there yet, come when it is opened for the first time. Without
 * `Suspense`, which would keep it from being shown for 300 ms; and one that could not be fetched is fetched anew the next time.
 * @param Meanwhile - stands in its place until then; nothing, unless given
 */
export function late<Props extends object>(
  fetchCode: Fetch<Props>,
  texts: readonly TextPart[],
  Meanwhile?: ComponentType<Props>,
): ComponentType<Props> {
  let fetched: ComponentType<Props> | null = null;
  return function Late(props: Props) {
    const [View, setView] = useState(() => fetched);
    // Asked for before the rest is painted.
    useLayoutEffect(() => {
      if (View) return;
      let isGone = false;
      withTexts(fetchCode, texts).then(
        (found) => {
          fetched = found.default;
          if (!isGone) setView(() => found.default);
        },
        (error: unknown) => {
          // To the boundary that tells it.
          if (!isGone)
            setView(() => {
              throw error;
            });
        },
      );
      return () => {
        isGone = true;
      };
    }, [View]);
    if (View) return <View {...props} />;
    return Meanwhile ? <Meanwhile {...props} /> : null;
  };
}

import { type ComponentType, useEffect, useState } from 'react';
import { needTexts } from '../app/locale';

/**
 * A dialog whose code, and the texts that an open report does without, come when it is opened for the first time. Without `Suspense`,
 * which would keep it from being shown for 300 ms; and one that could not be fetched is fetched anew the next time.
 */
export function lateDialog<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function LateDialog(props: Props) {
    const [Dialog, setDialog] = useState(() => loaded);
    useEffect(() => {
      if (Dialog) return;
      let isGone = false;
      Promise.all([load(), needTexts('more')]).then(
        ([found]) => {
          loaded = found;
          if (!isGone) setDialog(() => found);
        },
        (error: unknown) => {
          // To the boundary that tells it.
          if (!isGone)
            setDialog(() => {
              throw error;
            });
        },
      );
      return () => {
        isGone = true;
      };
    }, [Dialog]);
    return Dialog && <Dialog {...props} />;
  };
}

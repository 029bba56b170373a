import { type ComponentType, lazy, Suspense } from 'react';
import { needTexts } from '../app/locale';

/** A dialog whose code, and the texts that an open report does without, come when it is opened for the first time. */
export function lateDialog<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Loaded = lazy(async () => ({
    default: (await Promise.all([load(), needTexts('more')]))[0],
  })) as unknown as ComponentType<Props>;
  return function LateDialog(props: Props) {
    return (
      <Suspense>
        <Loaded {...props} />
      </Suspense>
    );
  };
}

import { Hash, Plus } from 'lucide-react';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import type { FigureStart } from './figure-draft';

/** Nothing fits what was looked for; what was typed can become a figure. */
export function NothingFound({
  words,
  onClear,
  onAdd,
}: {
  readonly words: string;
  readonly onClear: () => void;
  readonly onAdd: ((initial: FigureStart) => void) | null;
}) {
  const t = useText();
  return (
    <EmptyState
      title={t('figures.none-found')}
      actions={
        <>
          <Button onClick={onClear}>{t('figures.clear-filter')}</Button>
          {onAdd && words !== '' && (
            <Button icon={Plus} onClick={() => onAdd({ label: words })}>
              {t('figures.add-named', { label: words })}
            </Button>
          )}
        </>
      }
    />
  );
}

/** A report without figures. */
export function NoFigures({ onAdd }: { readonly onAdd: (() => void) | null }) {
  const t = useText();
  return (
    <EmptyState
      icon={Hash}
      title={t('figures.empty')}
      actions={
        onAdd && (
          <Button variant="primary" icon={Plus} onClick={onAdd}>
            {t('figures.new')}
          </Button>
        )
      }
    >
      {t('figures.empty-hint')}
    </EmptyState>
  );
}

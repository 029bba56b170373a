import type { PersonId } from '@huigao/report';
import type { CSSProperties } from 'react';
import { useText } from '../app/locale';
import styles from './moments.module.css';

export interface WritersProps {
  /** Characters of what is shown, by who wrote them. */
  readonly counts: ReadonlyMap<string | null, number>;
  readonly colours: ReadonlyMap<string, string>;
  readonly nameOf: (person: PersonId | null) => string;
  /** Whose words alone stand out; null: everybody's. */
  readonly only: PersonId | null;
  readonly onOnly: (person: PersonId | null) => void;
}

/** A person's colour, for the styles. */
export const inColour = (colour: string | undefined) => ({ '--person': colour }) as CSSProperties;

/** Who wrote what is shown, by colour, and how much; choosing one lets the words of that person stand out. */
export function Writers({ counts, colours, nameOf, only, onOnly }: WritersProps) {
  const t = useText();
  const writers = [...counts].sort((a, b) => b[1] - a[1]);
  return (
    <section aria-label={t('moments.writers')}>
      <h2 className={styles.sideTitle}>{t('moments.writers')}</h2>
      <ul className={styles.writers}>
        {writers.map(([person, count]) => (
          <li key={person ?? ''}>
            <button
              type="button"
              className={styles.writer}
              aria-pressed={person !== null && only === person}
              disabled={person === null}
              style={inColour(person === null ? undefined : colours.get(person))}
              onClick={() => onOnly(only === person ? null : (person as PersonId))}
            >
              <span className={styles.swatch} aria-hidden />
              <span className={styles.name}>{nameOf(person as PersonId | null)}</span>
              <span className={styles.characters}>{t('moments.characters', { count })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

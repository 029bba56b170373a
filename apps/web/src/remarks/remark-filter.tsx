import type { PersonId, SectionId } from '@huigao/report';
import type { ReactNode } from 'react';
import { useText } from '../app/locale';
import { useNumberedOutline } from '../report/numbered-outline';
import { useReport } from '../report/report-session';
import { Select } from '../ui/field';
import styles from './remark-filter.module.css';

/** Which comments or suggestions a panel lists. */
export interface RemarkChoice<Filter extends string> {
  readonly filter: Filter;
  readonly section: SectionId | null;
  readonly person: PersonId | null;
}

interface RemarkFilterProps<Filter extends string> {
  readonly choice: RemarkChoice<Filter>;
  readonly onChoice: (choice: RemarkChoice<Filter>) => void;
  readonly filters: readonly Filter[];
  /** How many each filter lists. */
  readonly counts: Readonly<Record<Filter, number>>;
  readonly label: string;
  readonly nameOf: (filter: Filter) => string;
  readonly byPerson: string;
  readonly everyPerson: string;
  /** Who, and which sections, are offered; absent: all. */
  readonly people?: readonly PersonId[];
  readonly sections?: ReadonlySet<SectionId>;
  readonly children?: ReactNode;
}

/** Which remarks are listed: by what they are to oneself, by section, by person. */
export function RemarkFilter<Filter extends string>(props: RemarkFilterProps<Filter>) {
  const { choice, onChoice, filters, counts, label, nameOf, children } = props;
  return (
    <div className={styles.bar}>
      {/* biome-ignore lint/a11y/useSemanticElements: a set of buttons is no fieldset of a form */}
      <div className={styles.filter} role="group" aria-label={label}>
        {filters.map((filter) => (
          <button
            key={filter}
            type="button"
            className={styles.filterButton}
            aria-pressed={choice.filter === filter}
            onClick={() => onChoice({ ...choice, filter })}
          >
            {nameOf(filter)} <span className={styles.count}>{counts[filter]}</span>
          </button>
        ))}
      </div>
      <div className={styles.selects}>
        <SectionSelect {...props} />
        <PersonSelect {...props} />
      </div>
      {children}
    </div>
  );
}

function SectionSelect<Filter extends string>({ choice, onChoice, sections }: RemarkFilterProps<Filter>) {
  const t = useText();
  const outline = useNumberedOutline();
  return (
    <Select
      aria-label={t('comments.by-section')}
      value={choice.section ?? ''}
      onChange={({ currentTarget }) =>
        onChoice({ ...choice, section: (currentTarget.value || null) as SectionId | null })
      }
    >
      <option value="">{t('comments.every-section')}</option>
      {outline
        .filter(({ entry }) => (sections ? sections.has(entry.id) : entry.kind !== 'part'))
        .map(({ entry, number }) => (
          <option key={entry.id} value={entry.id}>
            {number + entry.title}
          </option>
        ))}
    </Select>
  );
}

function PersonSelect<Filter extends string>(props: RemarkFilterProps<Filter>) {
  const { choice, onChoice, people, byPerson, everyPerson } = props;
  const t = useText();
  const known = useReport((report) => report.people);
  return (
    <Select
      aria-label={byPerson}
      value={choice.person ?? ''}
      onChange={({ currentTarget }) =>
        onChoice({ ...choice, person: (currentTarget.value || null) as PersonId | null })
      }
    >
      <option value="">{everyPerson}</option>
      {(people ?? [...(known?.keys() ?? [])]).map((person) => (
        <option key={person} value={person}>
          {known?.get(person)?.name ?? t('members.gone')}
        </option>
      ))}
    </Select>
  );
}

import { type Member, numberOutline, type OutlineEntry, type Report, roles } from '@huigao/report';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useLocale, useText } from '../app/locale';
import { useReport } from '../report/report-session';
import { Avatar } from '../ui/avatar';
import hidden from '../ui/visually-hidden.module.css';
import { abilityIcons } from './ability-icons';
import { type Cell, cellOf, drawn, roleWords, wholeAbilities } from './cells';
import { stepInGrid } from './grid-steps';
import styles from './rights-table.module.css';

/** The parts of a report with their sections; sections before the first part stand under none. */
interface PartColumns {
  readonly part: OutlineEntry | null;
  readonly sections: readonly OutlineEntry[];
}

function columnsOf(outline: readonly OutlineEntry[]): readonly PartColumns[] {
  const parts: { part: OutlineEntry | null; sections: OutlineEntry[] }[] = [];
  for (const entry of outline) {
    if (entry.kind === 'part') parts.push({ part: entry, sections: [] });
    else if (entry.level === 1) parts.push({ part: null, sections: [entry] });
    else (parts.at(-1) ?? parts[parts.push({ part: null, sections: [] }) - 1]!).sections.push(entry);
  }
  return parts.filter(({ sections }) => sections.length > 0);
}

/** Those who may most first, then by name. */
function inOrder(people: Report['people']): readonly Member[] {
  const rank = (member: Member) => Math.min(...member.roles.map((role) => roles.indexOf(role)));
  return [...people.values()].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'zh'));
}

/** What is chosen, and told below the table. */
interface Told {
  readonly head: string;
  readonly words: string;
}

/** People × sections. One cell is in the tab order; arrow keys move from cell to cell. */
export function RightsTable() {
  const report = useReport((now) => now);
  const locale = useLocale();
  // What is told below it is told in words: begun anew in another language.
  return report && <Matrix key={locale} report={report} />;
}

function Matrix({ report }: { readonly report: Report }) {
  const t = useText();
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [told, setTold] = useState<Told | null>(null);
  const { outline, people, groups, figures, scheme } = report;
  // Nothing else of a report makes a difference, and its texts change with every key.
  const rows = useMemo(() => {
    const parts = columnsOf(outline);
    const sections = parts.flatMap((one) => one.sections);
    const members = inOrder(people).map((member) => ({
      member,
      held: member.roles.map((role) => roleWords(t, role, member, report)).join(t('rights.or')),
      whole: wholeAbilities(member, report).map((ability) => t(`rights.${ability}`)),
      cells: sections.map((entry) => cellOf(t, member, entry, report)),
    }));
    return { parts, sections, members };
  }, [outline, people, groups, figures, t]);
  const numbers = numberOutline(outline, scheme);
  const nameOf = (entry: OutlineEntry) => `${numbers.get(entry.id) ?? ''}${entry.title}`;

  const move = (event: KeyboardEvent) => {
    const size = { rows: rows.members.length, columns: rows.sections.length + 1 };
    const next = stepInGrid(event.key, { ctrl: event.ctrlKey }, at, size);
    if (!next) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  };
  const cell = (row: number, column: number, what: Told) => ({
    'data-cell': `${row} ${column}`,
    tabIndex: row === at.row && column === at.column ? 0 : -1,
    onFocus: () => {
      setAt({ row, column });
      setTold(what);
    },
    onPointerEnter: () => setTold(what),
  });

  return (
    <>
      <div className={styles.scroll}>
        <table ref={grid} aria-label={t('rights.table')} className={styles.table} onKeyDown={move}>
          <Head {...rows} nameOf={nameOf} />
          <tbody>
            {rows.members.map(({ member, held, whole, cells }, row) => (
              <tr key={member.person}>
                <th scope="row" className={styles.who}>
                  <span className={styles.person}>
                    <Avatar person={member.person} name={member.name} decorative size="sm" />
                    <span className={styles.name}>{member.name}</span>
                  </span>
                  <span className={styles.roles}>{held}</span>
                </th>
                <WholeCell
                  words={whole}
                  {...cell(row, 0, {
                    head: t('rights.explained', { person: member.name, section: t('rights.whole') }),
                    words: whole.join(t('rights.end')) || t('rights.nothing'),
                  })}
                />
                {cells.map((one, index) => {
                  const entry = rows.sections[index]!;
                  const head = t('rights.explained', { person: member.name, section: nameOf(entry) });
                  return (
                    <SectionCell
                      key={entry.id}
                      cell={one}
                      {...cell(row, index + 1, { head, words: one.words })}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.told}>
        {told ? (
          <>
            <strong>{told.head}</strong>
            <span>{told.words}</span>
          </>
        ) : (
          t('rights.pick')
        )}
      </p>
    </>
  );
}

function Head({
  parts,
  sections,
  nameOf,
}: {
  readonly parts: readonly PartColumns[];
  readonly sections: readonly OutlineEntry[];
  readonly nameOf: (entry: OutlineEntry) => string;
}) {
  const t = useText();
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2} className={styles.who}>
          {t('rights.person')}
        </th>
        <th scope="col" rowSpan={2}>
          {t('rights.whole')}
        </th>
        {parts.map(({ part, sections }) => {
          const cell = { colSpan: sections.length, className: styles.part };
          const key = sections[0]!.id;
          // Above sections outside a part stands no heading.
          if (!part) return <td key={key} {...cell} />;
          return (
            <th key={key} scope="colgroup" lang="zh-CN" {...cell}>
              {nameOf(part)}
            </th>
          );
        })}
      </tr>
      <tr>
        {sections.map((entry) => (
          <th key={entry.id} scope="col">
            <span lang="zh-CN">{nameOf(entry)}</span>
            <span className={styles.state}>{t(`report.status-${entry.status}`)}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface CellProps {
  readonly 'data-cell': string;
  readonly tabIndex: number;
  readonly onFocus: () => void;
  readonly onPointerEnter: () => void;
}

function WholeCell({ words, ...rest }: CellProps & { readonly words: readonly string[] }) {
  const t = useText();
  return (
    <td {...rest} className={styles.whole}>
      {words.length === 0 ? (
        <>
          <span aria-hidden>–</span>
          <span className={hidden.text}>{t('rights.nothing')}</span>
        </>
      ) : (
        words.map((one) => <span key={one}>{one}</span>)
      )}
    </td>
  );
}

function SectionCell({ cell: { able, words }, ...rest }: CellProps & { readonly cell: Cell }) {
  return (
    <td {...rest} className={styles.cell}>
      <span className={styles.icons} aria-hidden>
        {able.length === 0 && '–'}
        {drawn(able).map(({ ability, when }) => {
          const Icon = abilityIcons[ability];
          return (
            <span key={ability} data-ability={ability} data-when={when}>
              <Icon className={styles.icon} />
            </span>
          );
        })}
      </span>
      <span className={hidden.text}>{words}</span>
    </td>
  );
}

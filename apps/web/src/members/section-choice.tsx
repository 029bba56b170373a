import { numberOutline, type Report, type SectionId } from '@huigao/report';
import { ChevronDown } from 'lucide-react';
import { useText } from '../app/locale';
import { Menu } from '../ui/menu';
import styles from './members.module.css';

export interface SectionChoiceProps {
  readonly report: Report;
  readonly label: string;
  readonly chosen: readonly SectionId[];
  readonly onChoose: (sections: readonly SectionId[]) => void;
}

/** Several sections of a report. */
export function SectionChoice({ report, label, chosen, onChoose }: SectionChoiceProps) {
  const t = useText();
  const numbers = numberOutline(report.outline, report.scheme);
  const toggle = (id: SectionId) =>
    onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const titles = report.outline.filter(({ id }) => chosen.includes(id)).map(({ title }) => title);
  const face = titles.length > 1 ? t('members.section-count', { count: titles.length }) : titles[0];
  return (
    <Menu
      groups={[
        {
          id: 'sections',
          label,
          items: report.outline
            .filter(({ kind }) => kind !== 'part')
            .map(({ id, title }) => ({
              id,
              label: `${numbers.get(id) ?? ''}${title}`,
              text: title,
              checked: chosen.includes(id),
              onSelect: () => toggle(id),
            })),
        },
      ]}
      trigger={(props) => (
        <button
          {...props}
          type="button"
          className={styles.choice}
          aria-label={`${label}: ${titles.join(t('members.and')) || t('members.no-sections')}`}
        >
          <span className={styles.names}>{face ?? t('members.no-sections')}</span>
          <ChevronDown aria-hidden className={styles.chevron} />
        </button>
      )}
    />
  );
}

import { type TidyRule, tidyRules } from '@huigao/report';
import { useText } from '../app/locale';
import { useWide } from '../history/use-wide';
import { Checkbox } from '../ui/field';
import styles from './tidy.module.css';

export interface TidyRulesListProps {
  readonly rules: ReadonlySet<TidyRule>;
  readonly counts: ReadonlyMap<TidyRule, number>;
  readonly onToggle: (rule: TidyRule) => void;
}

/** The rules, each with what it finds; folded where they would take the room of the changes. */
export function TidyRulesList(props: TidyRulesListProps) {
  const t = useText();
  const isWide = useWide();
  if (isWide)
    return (
      <div>
        <p aria-hidden className={styles.heads}>
          {t('tidy.rules')}
        </p>
        <Rules {...props} />
      </div>
    );
  const { rules } = props;
  return (
    <details>
      <summary className={styles.legend}>
        {t('tidy.rules-count', { chosen: rules.size, count: tidyRules.length })}
      </summary>
      <Rules {...props} />
    </details>
  );
}

function Rules({ rules, counts, onToggle }: TidyRulesListProps) {
  const t = useText();
  return (
    <fieldset className={styles.rules} aria-label={t('tidy.rules')}>
      {tidyRules.map((rule) => {
        const count = counts.get(rule) ?? 0;
        return (
          <Checkbox
            key={rule}
            className={styles.tick}
            checked={rules.has(rule)}
            onChange={() => onToggle(rule)}
          >
            <span className={styles.ruleName}>
              {t(`tidy.rule-${rule}`)}
              <span className={styles.count} data-none={count === 0 || undefined}>
                {count}
              </span>
            </span>
            <span className={styles.example}>{t(`tidy.example-${rule}`)}</span>
          </Checkbox>
        );
      })}
    </fieldset>
  );
}

import { useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import { Avatar } from '../ui/avatar';
import styles from './audit.module.css';
import { type AuditEntry, actionText, detailsOf, type Names } from './audit-entry';

export interface AuditTableProps {
  readonly records: readonly AuditEntry[];
  readonly names: Names;
  readonly titles: Names;
  readonly hasAddresses: boolean;
  /** Called to see one report only; absent: there is but one. */
  readonly onReport: ((report: string) => void) | undefined;
}

/** Entries, newest first. On a narrow screen each is a card. */
export function AuditTable(props: AuditTableProps) {
  const t = useText();
  return (
    <div className={styles.sheet}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('audit.column.at')}</th>
            <th scope="col">{t('audit.column.actor')}</th>
            <th scope="col">{t('audit.column.action')}</th>
            <th scope="col">{t('audit.column.detail')}</th>
            {props.hasAddresses && <th scope="col">{t('audit.column.address')}</th>}
          </tr>
        </thead>
        <tbody>
          {props.records.map((record) => (
            <AuditRow key={record.seq} record={record} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AuditRow({ record, hasAddresses, ...rest }: AuditTableProps & { readonly record: AuditEntry }) {
  const locale = useLocale();
  const time = new Intl.DateTimeFormat(languageTag(locale), { dateStyle: 'medium', timeStyle: 'medium' });
  const isRefused = /(^|\.)refused(\.|$)/.test(record.action);
  return (
    <tr>
      <td className={styles.time}>
        <time dateTime={new Date(record.at).toISOString()}>{time.format(record.at)}</time>
        <span className={styles.seq}>#{record.seq}</span>
      </td>
      <td>
        <Who record={record} names={rest.names} />
      </td>
      <td className={isRefused ? styles.refused : styles.action}>{actionText(record.action, locale)}</td>
      <td>
        <What record={record} {...rest} />
      </td>
      {hasAddresses && <td className={styles.address}>{record.address}</td>}
    </tr>
  );
}

function Who({ record: { actor, action }, names }: { readonly record: AuditEntry; readonly names: Names }) {
  const t = useText();
  if (!actor)
    return (
      <span className={styles.nobody}>{t(action === 'refused.more' ? 'audit.server' : 'audit.nobody')}</span>
    );
  const name = names[actor] ?? actor;
  return (
    <span className={styles.person}>
      <Avatar person={actor} name={name} decorative />
      {name}
    </span>
  );
}

function What({
  record,
  names,
  titles,
  onReport,
}: Pick<AuditTableProps, 'names' | 'titles' | 'onReport'> & { readonly record: AuditEntry }) {
  const t = useText();
  const locale = useLocale();
  const { report, account, detail } = record;
  const things = [
    detail.sectionTitle,
    detail.figureLabel ?? record.figure,
    account && (names[account] ?? account),
  ];
  return (
    <div className={styles.what}>
      {report && onReport && titles[report] && (
        <button
          type="button"
          className={styles.report}
          title={t('audit.only-report')}
          onClick={() => onReport(report)}
        >
          {titles[report]}
        </button>
      )}
      {things.filter(Boolean).map((thing) => (
        <span key={String(thing)} className={styles.thing}>
          {String(thing)}
        </span>
      ))}
      {detailsOf(record, names, locale).map(({ label, value }) => (
        <span key={label} className={styles.detail}>
          <span className={styles.label}>{label}</span> {value}
        </span>
      ))}
    </div>
  );
}

import { isMessageKey } from '@huigao/messages';
import { type RefObject, useId, useRef } from 'react';
import { type Translate, useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import { Alert } from '../ui/field';
import hidden from '../ui/visually-hidden.module.css';
import { FigureChoice } from './figure-choice';
import styles from './import-preview.module.css';
import { RecordChoice } from './record-choice';
import type { ImportPreview, TakenProposals } from './reports';

/** What was recognised in a file, and all that was not, before it becomes a report. */
export function ImportPreviewView({
  preview,
  fileName,
  taken,
  onTake,
}: {
  readonly preview: ImportPreview;
  readonly fileName: string;
  readonly taken: TakenProposals;
  readonly onTake: (taken: TakenProposals) => void;
}) {
  const t = useText();
  const tag = languageTag(useLocale());
  const left = useRef<HTMLElement>(null);
  const sections = preview.sections.filter(({ kind }) => kind !== 'part');
  const characters = sections.reduce((sum, section) => sum + section.characters, 0);
  const facts = [
    [t('start.import-file'), fileName] as const,
    ...(preview.encoding ? [[t('start.import-encoding'), preview.encoding.toUpperCase()] as const] : []),
    [t('start.import-sections'), String(sections.length)] as const,
    [t('start.import-paragraphs'), String(preview.paragraphs)] as const,
    [t('start.import-characters'), characters.toLocaleString(tag)] as const,
    ...(preview.comments > 0 ? [[t('start.import-comments'), String(preview.comments)] as const] : []),
    ...(preview.suggestions > 0
      ? [[t('start.import-suggestions'), String(preview.suggestions)] as const]
      : []),
    ...(preview.histories > 0 ? [[t('start.import-histories'), String(preview.histories)] as const] : []),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long preview must scroll by the keyboard
    <section className={styles.preview} tabIndex={0} aria-label={t('start.import-recognised')}>
      <header className={styles.head}>
        <h3 className={styles.title} lang="zh-CN">
          {preview.title}
        </h3>
        <dl className={styles.facts}>
          {preview.notUnderstood.length > 0 && (
            <div className={styles.look}>
              <dt>{t('start.import-look')}</dt>
              <dd>
                {/* The list stands below what may be hundreds of proposals. */}
                <button
                  type="button"
                  className={styles.jump}
                  aria-label={t('start.import-not-understood', { count: preview.notUnderstood.length })}
                  onClick={() => {
                    // By itself the focus would put the middle of a long list in sight.
                    left.current?.scrollIntoView();
                    left.current?.focus({ preventScroll: true });
                  }}
                >
                  {preview.notUnderstood.length}
                </button>
              </dd>
            </div>
          )}
          {facts.map(([name, value]) => (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </header>
      {sections.length === 0 && <Alert kind="warn">{t('start.import-no-section')}</Alert>}
      <SectionTable sections={preview.sections} />
      <FigureChoice
        figures={preview.figures}
        taken={taken.figures}
        onTake={(figures) => onTake({ ...taken, figures })}
      />
      <RecordChoice
        records={preview.records}
        taken={taken.records}
        onTake={(records) => onTake({ ...taken, records })}
      />
      <NotUnderstood ref={left} lines={preview.notUnderstood} isText={preview.encoding !== null} />
    </section>
  );
}

function SectionTable({ sections }: Pick<ImportPreview, 'sections'>) {
  const t = useText();
  const tag = languageTag(useLocale());
  if (sections.length === 0) return null;
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className={hidden.text}>{t('start.import-recognised')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('start.import-section')}</th>
            <th scope="col">{t('start.import-kind')}</th>
            <th scope="col" className={styles.number}>
              {t('start.import-characters')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sections.map(({ number, title, kind, characters }, index) => (
            <tr key={index} data-kind={kind}>
              <th scope="row" lang="zh-CN">
                {number}
                {title}
              </th>
              <td>{kind !== 'part' && <span className={styles.kind}>{t(`section-kind.${kind}`)}</span>}</td>
              <td className={styles.number}>{kind !== 'part' && characters.toLocaleString(tag)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The importer's words for a reason; one that this client does not know yet shows as its code. */
function whyText(t: Translate, why: string): string {
  const key = `import.why.${why}`;
  return isMessageKey(key) ? t(key) : why;
}

/** @param isText - the source has lines; otherwise paragraphs are counted */
function NotUnderstood({
  ref,
  lines,
  isText,
}: {
  readonly ref: RefObject<HTMLElement | null>;
  readonly lines: ImportPreview['notUnderstood'];
  readonly isText: boolean;
}) {
  const t = useText();
  const id = useId();
  if (lines.length === 0) return <Alert kind="info">{t('start.import-all-understood')}</Alert>;
  return (
    <section ref={ref} tabIndex={-1} className={styles.left} aria-labelledby={id}>
      <h3 id={id} className={styles.leftTitle}>
        {t('start.import-not-understood', { count: lines.length })}
      </h3>
      <p className={styles.leftHint}>{t('start.import-not-understood-hint')}</p>
      <ol className={styles.lines}>
        {lines.map(({ line, text, why }, index) => (
          <li key={index} className={styles.line}>
            <span className={styles.lineNumber}>
              {t(isText ? 'start.import-line' : 'start.import-paragraph', { line })}
            </span>
            <span className={styles.lineText} lang="zh-CN">
              {text}
            </span>
            <span className={styles.why}>{whyText(t, why)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

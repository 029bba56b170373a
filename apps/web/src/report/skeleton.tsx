import { useText } from '../app/locale';
import { classNames } from '../ui/class-names';
import hidden from '../ui/visually-hidden.module.css';
import paper from './report-document.module.css';
import frame from './report-frame.module.css';
import header from './report-header.module.css';
import styles from './skeleton.module.css';

/** Widths of the lines of text that are not here yet, as parts of the page. */
const paragraphs = [
  ['heading', 'full', 'full', 'part'],
  ['heading', 'full', 'part'],
  ['heading', 'full', 'full', 'full', 'half'],
] as const;

/** The frame of a report before anything of it has arrived. */
export function Skeleton() {
  const t = useText();
  return (
    <div className={frame.frame}>
      <header className={header.header}>
        <span className={header.brand}>{t('app.name')}</span>
      </header>
      <div className={frame.body}>
        <div className={styles.outline}>
          <OutlineSkeleton />
        </div>
        <main className={frame.desk}>
          <PaperSkeleton />
        </main>
        <div className={styles.panel} />
      </div>
    </div>
  );
}

/** A page whose text has not arrived. */
export function PaperSkeleton() {
  const t = useText();
  return (
    <div className={paper.paper}>
      <p role="status" className={hidden.text}>
        {t('report.reading')}
      </p>
      <div aria-hidden className={styles.appear}>
        <span className={classNames(styles.line, styles.title)} />
        {paragraphs.map((lines, index) => (
          <div key={index} className={styles.paragraph}>
            <Lines widths={lines} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** Entries of an outline that has not arrived. */
export function OutlineSkeleton() {
  return (
    <div aria-hidden className={classNames(styles.appear, styles.entries)}>
      <Lines widths={['part', 'half', 'part', 'half', 'half', 'part', 'half', 'part', 'part']} />
    </div>
  );
}

function Lines({ widths }: { readonly widths: readonly ('heading' | 'full' | 'part' | 'half')[] }) {
  return widths.map((width, index) => (
    <span key={index} className={classNames(styles.line, styles[width])} />
  ));
}

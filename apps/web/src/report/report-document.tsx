import { Fragment, useMemo } from 'react';
import { useNumberedOutline } from './numbered-outline';
import styles from './report-document.module.css';
import { useReport } from './report-session';
import { PartHeading, SectionView } from './section-view';
import { SignatureBlock } from './signature-block';
import { titleWords } from './title-words';

/** The report as a document: title, parts and sections, signature block, attachments. */
export function ReportDocument() {
  const title = useReport((report) => report.title);
  const entries = useNumberedOutline();
  const parts = entries.map(({ entry, number }) =>
    entry.kind === 'part' ? (
      <PartHeading key={entry.id} entry={entry} number={number} />
    ) : (
      <SectionView key={entry.id} entry={entry} number={number} />
    ),
  );
  // One row with keys: no editor is mounted anew where the first attachment comes.
  const end = entries.findIndex(({ entry }) => entry.kind === 'attachment');
  const signature = <SignatureBlock key="signature" />;
  return (
    <article className={styles.paper} lang="zh-CN">
      <ReportTitle title={title ?? ''} />
      {parts.toSpliced(end < 0 ? parts.length : end, 0, signature)}
    </article>
  );
}

/** The title, its lines broken between words: screen readers take each for one that stands alone, and are told the whole. */
function ReportTitle({ title }: { readonly title: string }) {
  const words = useMemo(() => titleWords(title), [title]);
  return (
    <h1 className={styles.title} aria-label={title}>
      {words.map((word, index) => (
        <Fragment key={index}>
          <wbr />
          {word}
        </Fragment>
      ))}
    </h1>
  );
}

import { quoteOf, shownText } from '@huigao/report';
import { anchoredRange } from '@huigao/report-doc';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { useReport, useReportSession } from '../report/report-session';
import { CommentBox } from './comment-box';
import type { Composing } from './comment-desk';
import styles from './comments-panel.module.css';
import { useThreadCommands } from './use-thread-commands';

/** So much of the words is shown. */
const quoteLength = 120;

/** A new thread that is being written, with the words it will stand on. */
export function NewThread({ composing }: { readonly composing: Composing }) {
  const t = useText();
  const { id, comments } = useReportSession();
  const sectionName = useSectionName();
  const commands = useThreadCommands();
  const words = useWords(composing);
  const end = () => {
    comments.desk.endComposing();
    composing.giveBack();
  };
  return (
    <section className={styles.new} aria-label={t('comments.new')}>
      <h3 className={styles.newTitle}>{t('comments.new')}</h3>
      <p className={styles.newOn}>
        {composing.anchor === null ? (
          t('comments.on-section')
        ) : (
          <q lang="zh-CN">{words.length > quoteLength ? `${words.slice(0, quoteLength)}…` : words}</q>
        )}
        <span lang="zh-CN"> {sectionName(composing.section)}</span>
      </p>
      <CommentBox
        draft={`${id}.new`}
        label={t('comments.text')}
        hint={t('comments.hint')}
        send={t('comments.send')}
        focus="at-once"
        onCancel={end}
        onSend={async (text, mentions) => {
          const isSent = await commands.add(composing, text, mentions);
          if (isSent) end();
          return isSent;
        }}
      />
    </section>
  );
}

/** The words as a reader sees them, places with their values. */
function useWords({ section, anchor }: Composing): string {
  const { client } = useReportSession();
  const words = useReport((report) => {
    const body = report.bodies.get(section);
    const range = anchor && body && anchoredRange(client.section(section).doc, anchor);
    if (!range || range.to > body.content.size) return '';
    return quoteOf(body, range, shownText(report, section, range)).shown;
  });
  return words ?? '';
}

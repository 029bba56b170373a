import type { Comment } from '@huigao/report';
import { useReport } from '../report/report-session';
import { partsOf } from './mentions';
import styles from './thread-card.module.css';

/** The words of a comment, as text whatever they hold; those addressed set apart. */
export function CommentText({ comment: { text, mentions } }: { readonly comment: Comment }) {
  const people = useReport((report) => report.people);
  const names = mentions.flatMap((person) => people?.get(person)?.name ?? []);
  return (
    <p className={styles.text}>
      {partsOf(text, names).map((part, index) =>
        part.isMention ? (
          <b key={index} className={styles.mention}>
            {part.text}
          </b>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}

import type { Report } from '@huigao/report';
import type { BodyFault } from '@huigao/report-doc';
import { plainText, type SectionReplica } from '@huigao/sync/client';
import { useMemo } from 'react';
import { useText } from '../../app/locale';
import { useReport } from '../../report/report-session';

/** What this version does not know is shown as text, and nothing is bound to it: a binding would delete it. */
export default function UnreadableBody({
  fault,
  replica,
}: {
  readonly fault: BodyFault;
  readonly replica: SectionReplica;
}) {
  const t = useText();
  const figures = useReport((report) => report.figures) ?? noFigures;
  const text = useMemo(() => plainText(replica.doc, figures), [replica, figures]);
  return (
    <>
      <p className="body-notice" role="alert">
        {t('editor.unreadable', { code: `${fault.code} ${fault.detail}` })}
      </p>
      <div className="body-text" data-unreadable="">
        {text.split('\n').map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </div>
    </>
  );
}

const noFigures: Report['figures'] = new Map();

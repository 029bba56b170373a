import type { ReportId } from '@huigao/report';
import { useState } from 'react';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { useToast } from '../ui/toast';
import { type RestoreAnswer, type Restored, restoreVersion } from './versions';

/** Puts text back as it was in a version, and offers to take that back. */
export function useRestore(report: ReportId, onDone: () => void) {
  const t = useText();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);

  /** Section by section: what others wrote meanwhile in sections that were not restored stays. */
  const undo = async ({ restored, kept }: RestoreAnswer) => {
    for (const section of restored) {
      const answer = await restoreVersion(report, kept, { what: 'section', section });
      if (!answer.ok) toast(problemText(answer.problem), 'bad');
    }
    onDone();
  };

  const restore = async (version: string, what: Restored) => {
    if (isBusy) return;
    setBusy(true);
    const answer = await restoreVersion(report, version, what);
    setBusy(false);
    if (!answer.ok) {
      toast(problemText(answer.problem), 'bad');
    } else {
      const { restored, locked } = answer.value;
      const words =
        locked.length > 0
          ? t('versions.restored-but', { count: restored.length, locked: locked.length })
          : t('versions.restored');
      toast(words, 'done', { label: t('versions.undo'), act: () => void undo(answer.value) });
    }
    onDone();
  };
  return { restore, isBusy };
}

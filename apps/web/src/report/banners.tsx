import type { SectionId } from '@huigao/report';
import { closeCodes } from '@huigao/sync/protocol';
import { Copy, LogIn, RotateCw } from 'lucide-react';
import { late } from '../app/late';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';
import { Banner } from './banner';
import styles from './banners.module.css';
import { copyText } from './copy-text';
import { closeText } from './refusal-text';
import { useClientState, useReport, useReportSession } from './report-session';

/** What must be known about connection and saving, above the page. */
export default function Banners({ closeCode }: { readonly closeCode: number | null }) {
  return (
    <div className={styles.banners}>
      {closeCode !== null && <ClosedBanner code={closeCode} />}
      <StorageBanner />
      <NotKeptBanner />
      <FrozenBanner />
      <Archived />
      <Waiting />
      <DraftsHere />
    </div>
  );
}

/** Seldom there, and heavy with comparing. */
const RefusedDrafts = late(() => import('./refused-drafts'), []);

function DraftsHere() {
  const hasDrafts = useClientState((state) => state.drafts.length > 0);
  return hasDrafts && <RefusedDrafts />;
}

const WaitingList = late(() => import('./waiting-list'), ['more']);

/** Commands that wait are seldom. */
function Waiting() {
  const isNeeded = useClientState((state) => state.queued.length > 0);
  return isNeeded && <WaitingList />;
}

const ArchivedBanner = late(() => import('./archived-banner'), ['list']);

/** A report that was put away is opened by its address, or from the list of those that were. */
function Archived() {
  const isArchived = useReport((report) => report.archived !== null);
  return isArchived && <ArchivedBanner />;
}

/** The connection was closed for good. */
function ClosedBanner({ code }: { readonly code: number }) {
  const t = useText();
  const reason = useClientState((state) => state.closeReason?.reason);
  const isSignedOut = code === closeCodes['signed-out'];
  return (
    <Banner
      action={
        <>
          <CopyUnsaved />
          {/* Loading anew asks who is signed in, and shows the sign-in in place of the report where nobody is. */}
          <Button size="sm" icon={isSignedOut ? LogIn : RotateCw} onClick={() => location.reload()}>
            {t(isSignedOut ? 'account.sign-in' : 'app.reload')}
          </Button>
        </>
      }
    >
      {closeText(t, code, reason)}
    </Banner>
  );
}

/** What the server can keep or read at the moment, where that is less than all. */
function StorageBanner() {
  const t = useText();
  const fails = useClientState((state) => state.connection === 'online' && state.storing === 'fails');
  const isDamaged = useClientState((state) => state.recordHealth === 'damaged');
  return (
    <>
      {fails && <Banner>{t('report.storage-fails')}</Banner>}
      {isDamaged && <Banner>{t('report.record-damaged')}</Banner>}
    </>
  );
}

/** Takes the sections along whose last edits were not saved any more. */
function CopyUnsaved() {
  const t = useText();
  const toast = useToast();
  const sectionName = useSectionName();
  const { client } = useReportSession();
  const hasUnsaved = useClientState((state) => state.unsaved > 0);
  if (!hasUnsaved) return null;
  const copy = async () => {
    const texts = client.unsavedTexts().map(({ section, text }) => `${sectionName(section)}\n${text}`);
    if (await copyText(texts.join('\n\n'))) toast(t('report.draft-copied'));
    else toast(t('report.draft-not-copied'), 'bad');
  };
  return (
    <Button size="sm" icon={Copy} onClick={() => void copy()}>
      {t('report.copy-unsaved')}
    </Button>
  );
}

/** Edits that live only in this page. */
function NotKeptBanner() {
  const t = useText();
  const { keepsLocally } = useReportSession();
  const isAtRisk = useClientState((state) => state.unsaved > 0 && state.connection !== 'online');
  return isAtRisk && !keepsLocally() ? <Banner>{t('report.not-kept-here')}</Banner> : null;
}

/** Sections whose text is being fetched anew after a refusal. */
function FrozenBanner() {
  const t = useText();
  const sectionName = useSectionName();
  // As a string: the map is another one after each key.
  const frozen = useClientState(({ sections }) =>
    [...sections].flatMap(([id, { frozen }]) => (frozen ? [id] : [])).join('\n'),
  );
  const ids = frozen === '' ? [] : (frozen.split('\n') as SectionId[]);
  return ids.map((id) => (
    <Banner key={id}>{t('report.frozen', { section: sectionName(id) || t('report.other-section') })}</Banner>
  ));
}

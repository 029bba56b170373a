// Puts a report together: client, derived store, navigator. Everything of the browser that they need is given here.

import type { ReportId, SectionId } from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import { ReportClient } from '@huigao/sync/client';
import { OpenTexts } from '../across/open-texts';
import { browserClock } from '../app/browser-clock';
import { fetchAtRest } from '../app/fetched-at-rest';
import { type HttpResult, problemText, sendCommand } from '../app/http';
import { needTexts } from '../app/locale';
import type { Person } from '../app/session';
import { openComments } from '../comments/comments-session';
import { UndoOrder } from '../editor/keys/undo-order';
import { FindSession } from '../find/find-session';
import { holdCopies } from '../offline/copies-in-use';
import { ChangedPassages } from '../since/changed-passages';
import { SuggestMode } from '../suggesting/suggest-mode';
import { openBrowserSocket } from './browser-socket';
import { calmSchedule, scheduleFrame, schedulePainted } from './frame-schedule';
import { createBrowserStore } from './local-store';
import { createNavigator } from './navigator';
import type { ReportSession } from './report-session';
import { deriveReport } from './report-store';
import { sectionElement } from './section-element';
import { keptHere, mayWait, withOver } from './waiting-commands';

/** An open report, and how it is closed. */
export interface OpenReport {
  readonly session: ReportSession;
  /** Closes the socket and stops deriving; what is kept on this machine stays. */
  readonly close: () => void;
}

/** [0, 1), also unguessable: the client makes ids of it. */
const random = () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;

function reveal(section: SectionId, how: 'scroll' | 'focus'): void {
  const element = sectionElement(section);
  element?.scrollIntoView({ block: 'start' });
  if (how === 'focus') element?.focus({ preventScroll: true });
}

/** Looks at the connection at once when the network comes or goes, or the page is looked at. */
function wakeOnReturn(client: ReportClient): () => void {
  // A page that is left may draw nothing any more.
  const onShown = () => (document.visibilityState === 'visible' ? client.wake() : client.flush());
  const onNetwork = () => client.wake();
  window.addEventListener('online', onNetwork);
  window.addEventListener('offline', onNetwork);
  document.addEventListener('visibilitychange', onShown);
  return () => {
    window.removeEventListener('online', onNetwork);
    window.removeEventListener('offline', onNetwork);
    document.removeEventListener('visibilitychange', onShown);
  };
}

/** When a page is at rest after it was opened. */
const atRestMs = 5000;

/**
 * Fetches what is needed as soon as there is no connection any more. A service worker would have it, but pages on plain `http://` have
 * none.
 */
const prepareForOffline = (client: ReportClient): (() => void) =>
  fetchAtRest(
    () =>
      Promise.all([
        import('../figures/opened-dialog'),
        import('./record-with-waiting'),
        import('./waiting-list'),
        import('./waiting-answers'),
        needTexts('more'),
      ]),
    { afterMs: atRestMs, isTime: () => client.state.connection === 'online' },
  );

/** How long the server is waited for when there is no connection to it: perhaps only the socket broke. */
const unreachedMs = 4000;

/**
 * Sends a command. One that may wait is kept while the server is not reached, and after others that wait, so that the order stays as
 * it was given; the rest is tried all the same, for a moment.
 */
async function sendOrKeep(
  { client, store, id }: Pick<ReportSession, 'client' | 'store' | 'id'>,
  command: RecordCommand,
): Promise<HttpResult<unknown>> {
  const keep = () => {
    client.queueCommand(withOver(command, store.current()));
    return keptHere;
  };
  // A command may speak of what was just written.
  client.flush();
  const { connection, queued } = client.state;
  const isOffline = connection === 'offline';
  const isBehind = queued.some(({ refusal }) => refusal === null);
  if (mayWait(command) && (isOffline || isBehind)) return keep();
  const result = await sendCommand(id, command, isOffline ? AbortSignal.timeout(unreachedMs) : null);
  return !result.ok && result.problem.status === 0 && mayWait(command) ? keep() : result;
}

/**
 * Opens a report of this server for a person.
 * @param openPanel - makes a panel visible
 */
export function openReport(
  id: ReportId,
  person: Person,
  openPanel: (tab: 'figures' | 'comments' | 'suggestions') => void,
): OpenReport {
  const kept = createBrowserStore();
  const doneWithCopies = holdCopies(person.id, id);
  const client = new ReportClient({
    report: id,
    person: person.id,
    connect: () => openBrowserSocket(id),
    clock: browserClock,
    whenDrawn: schedulePainted,
    store: kept,
    random,
    sendCommand: async (command) => {
      const { answerTo } = await import('./waiting-answers');
      return answerTo(command, await sendCommand(id, command), problemText);
    },
    fault: (error) => console.error('A view of the report failed on a remote change.', error),
  });
  const schedules = { soon: scheduleFrame, calm: calmSchedule() };
  const store = deriveReport(client, schedules, async () => {
    const { recordWithWaiting } = await import('./record-with-waiting');
    return (record, waiting, context) =>
      recordWithWaiting(record, waiting, { ...context, person: person.id });
  });
  const order = () =>
    (store.current()?.outline ?? []).filter(({ kind }) => kind !== 'part').map((entry) => entry.id);
  const navigator = createNavigator({ order, reveal, openFigures: () => openPanel('figures') });
  const undoOrder = new UndoOrder();
  const find = new FindSession({ store, navigator, undoOrder });
  const comments = openComments({ id, client, store, navigator, openPanel: () => openPanel('comments') });
  client.start();
  const stopWaking = wakeOnReturn(client);
  const stopPreparing = prepareForOffline(client);
  return {
    session: {
      id,
      person,
      client,
      store,
      navigator,
      texts: new OpenTexts(),
      undoOrder,
      find,
      comments,
      changed: new ChangedPassages(),
      suggesting: new SuggestMode(),
      openSuggestions: () => openPanel('suggestions'),
      command: (command) => sendOrKeep({ client, store, id }, command),
      keepsLocally: kept.isKeeping,
    },
    close: () => {
      stopWaking();
      stopPreparing();
      comments.readings.stop();
      store.stop();
      client
        .stop()
        .catch((error: unknown) => console.warn('Local copies were not closed.', error))
        .finally(doneWithCopies);
    },
  };
}

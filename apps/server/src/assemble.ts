// The parts of a server put together. It does not listen yet.

import type { Server } from 'node:http';
import { type Clock, type CostlyJudge, StorageHealth } from '@huigao/sync/room';
import { Accounts } from './accounts/accounts';
import { Administration } from './accounts/administration';
import { OwnAccount } from './accounts/own-account';
import { PasswordLinks } from './accounts/password-links';
import { Sessions } from './accounts/sessions';
import { VouchedAccounts } from './accounts/vouched-accounts';
import { Audit } from './audit/audit';
import type { Config } from './config';
import { type FileWork, workHere } from './files/file-work';
import type { HouseFile } from './files/house-file';
import { Histories, type HistoryReader } from './histories/histories';
import { HistoryDesk } from './histories/history-desk';
import { ReadingAhead } from './histories/reading-ahead';
import { callerOf } from './http/access';
import { createServer } from './http/create-server';
import { ErrandProgress } from './http/file-errands';
import { callbackPath, type SingleSignOn } from './http/oidc-routes';
import { limitersOf, type RateLimits } from './http/rate-limits';
import { idlePacker } from './idle-packer';
import { Metrics } from './metrics/metrics';
import { Daily, type DailyOptions } from './notices/daily';
import { Digests, type DigestsOptions } from './notices/digests';
import { attachLive, LiveNotices } from './notices/live-notices';
import type { Mailer } from './notices/mailer';
import { Notices } from './notices/notices';
import { IdentityProvider } from './oidc/identity-provider';
import { Reports } from './reports';
import { RoomHost } from './rooms';
import { AccessRequests } from './sharing/access-requests';
import { GroupMembers } from './sharing/group-members';
import { Invitations } from './sharing/invitations';
import { attachSockets } from './sockets/attach-sockets';
import { LiveSockets } from './sockets/live-sockets';
import { Standings } from './standings';
import type { Storage } from './storage/storage';
import { Versions } from './versions/versions';

export interface Parts {
  readonly config: Pick<
    Config,
    'publicOrigin' | 'devLogin' | 'trustedProxies' | 'sessions' | 'oidc' | 'localSignIn' | 'metricsToken'
  >;
  readonly storage: Storage;
  readonly clock: Clock;
  /** Folder of the built web client. */
  readonly webRoot: string;
  /** Told of what went wrong, for the operator. */
  readonly trouble: (what: string, reason: unknown) => void;
  readonly limits: RateLimits;
  /** Absent: nothing goes out by mail. */
  readonly mailer?: Mailer | null;
  /** Absent: rooms judge costly updates themselves. */
  readonly judgeCostly?: CostlyJudge;
  /** Absent: files are read and written in this process. */
  readonly files?: FileWork;
  /** Absent: Word documents have the standard's layout. */
  readonly house?: HouseFile | null;
  /** Absent: histories of sections are read in this process. */
  readonly historyReader?: HistoryReader;
  /** How long a room outlives its last use, in ms. */
  readonly graceMs?: number;
}

export interface Assembled {
  readonly server: Server;
  readonly accounts: Accounts;
  readonly administration: Administration;
  readonly rooms: RoomHost;
  readonly reports: Reports;
  readonly groups: GroupMembers;
  readonly audit: Audit;
  readonly daily: Daily;
  /** Takes nothing any more; what rooms gathered is durable; all connections end. The storage stays open. */
  close(): Promise<void>;
}

/** Sign-in through the provider of the settings; null: they name none. */
function singleSignOnOf(
  { config: { oidc, publicOrigin }, clock, trouble }: Pick<Parts, 'config' | 'clock' | 'trouble'>,
  accounts: VouchedAccounts,
): SingleSignOn | null {
  if (!oidc) return null;
  const redirectUri = `${publicOrigin}/api/v1${callbackPath}`;
  const signedOutUri = `${publicOrigin}/`;
  const provider = new IdentityProvider({ config: oidc, redirectUri, signedOutUri, clock, trouble });
  return { config: oidc, provider, accounts };
}

/** What is done once a day; mail only where there is a mail server. */
function dailyOf({
  config,
  mailer,
  notices,
  ...rest
}: Omit<DailyOptions, 'digests'> &
  Pick<DigestsOptions, 'notices'> &
  Pick<Parts, 'config' | 'mailer'>): Daily {
  const { storage, trouble } = rest;
  const origin = config.publicOrigin ?? '';
  const digests = mailer ? new Digests({ storage, notices, mailer, origin, trouble }) : null;
  return new Daily({ ...rest, digests });
}

/** Reads histories in this process, and keeps nothing. */
function readHere(): HistoryReader {
  const desk = new HistoryDesk(null);
  return { answer: (request) => desk.answer(request), close: async () => {} };
}

export function assemble({
  config,
  storage,
  clock,
  webRoot,
  trouble,
  graceMs,
  limits,
  judgeCostly,
  mailer = null,
  files = workHere,
  house = null,
  historyReader = readHere(),
}: Parts): Assembled {
  const groups: GroupMembers = new GroupMembers(storage, () => rooms.rooms);
  const health = new StorageHealth({
    clock,
    probe: () => storage.probe(),
    told: (state, reason) =>
      trouble(state === 'fails' ? 'storage: nothing can be written' : 'storage: works again', reason ?? ''),
  });
  const metrics = new Metrics({
    rooms: () => rooms.size,
    sockets: () => live.size,
    storageWorks: () => health.works,
  });
  const readingAhead = new ReadingAhead({
    clock,
    read: (report, section) => histories.readAhead(report, section),
  });
  const rooms: RoomHost = new RoomHost({
    log: readingAhead.followed(metrics.measured(storage)),
    health,
    mismatched: (report, document) => {
      metrics.resynced();
      trouble(`report ${report}: a client had another text of ${document}`, '');
    },
    clock,
    trouble,
    packer: idlePacker,
    prepare: async (room) => {
      await groups.settle(room);
      await versions.settle(room);
    },
    ...(graceMs === undefined ? {} : { graceMs }),
    ...(judgeCostly ? { judgeCostly } : {}),
  });
  const audit = new Audit({ storage, clock, trouble });
  const versions = new Versions({ storage, audit, clock, openRooms: () => rooms.rooms, trouble });
  const histories: Histories = new Histories({ storage, versions, reader: historyReader, trouble });
  const sessions = new Sessions({
    store: storage,
    clock,
    limits: config.sessions,
    ended: (tokenHash, why) => live.sessionEnded(tokenHash, why),
    trouble,
  });
  const live: LiveSockets = new LiveSockets(sessions, clock);
  const changed = () => groups.accountsChanged();
  const accounts = new Accounts(storage, clock, sessions, { changed, localSignIn: config.localSignIn });
  const passwordLinks = new PasswordLinks(storage, clock, audit, sessions);
  const administration = new Administration(storage, clock, audit, sessions, passwordLinks, changed);
  const ownAccount = new OwnAccount(storage, audit, sessions, accounts);
  const vouched = new VouchedAccounts(storage, clock, audit, sessions, changed);
  const singleSignOn = singleSignOnOf({ config, clock, trouble }, vouched);
  const people = { accounts, administration, ownAccount, passwordLinks };
  const reports = new Reports(storage, rooms, clock);
  const standings = new Standings({ storage, rooms, trouble });
  const liveNotices = new LiveNotices();
  const notices = new Notices({ storage, reports, accounts, clock, live: liveNotices.tell });
  const daily = dailyOf({ storage, rooms, clock, notices, mailer, live: liveNotices.tell, trouble, config });
  const invitations = new Invitations({ storage, rooms, audit, clock });
  const accessRequests = new AccessRequests({ storage, accounts, reports, audit, clock });
  const sharing = { groups, invitations, accessRequests };
  const limiters = limitersOf(limits, (request) => callerOf(request).person.id);
  const services = {
    config,
    clock,
    storage,
    ...people,
    singleSignOn,
    reports,
    versions,
    histories,
    ...sharing,
    audit,
    notices,
    hasMail: mailer !== null,
    limiters,
    files,
    house,
    errands: new ErrandProgress(),
    metrics,
    health,
    webRoot,
    trouble,
  };
  const server = createServer(services);
  const stopSockets = attachSockets(server, services, live);
  const stopLive = attachLive(server, services, { live: liveNotices, sockets: live });
  return {
    server,
    accounts,
    administration,
    rooms,
    reports,
    groups,
    audit,
    daily,
    close: async () => {
      const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
      versions.close();
      health.stop();
      await Promise.all([standings.stop(), rooms.close()]);
      await daily.stop();
      stopSockets();
      stopLive();
      mailer?.close();
      await files.close();
      readingAhead.close();
      await histories.close();
      live.close();
      server.closeAllConnections();
      await stopped;
      await audit.close().catch((reason: unknown) => trouble('audit', reason));
    },
  };
}

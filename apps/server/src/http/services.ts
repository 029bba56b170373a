// What the routes work with.

import type { Clock, StorageHealth } from '@huigao/sync/room';
import type { Accounts } from '../accounts/accounts';
import type { Administration } from '../accounts/administration';
import type { OwnAccount } from '../accounts/own-account';
import type { PasswordLinks } from '../accounts/password-links';
import type { Audit } from '../audit/audit';
import type { Config } from '../config';
import type { FileWork } from '../files/file-work';
import type { HouseFile } from '../files/house-file';
import type { Histories } from '../histories/histories';
import type { Metrics } from '../metrics/metrics';
import type { Notices } from '../notices/notices';
import type { Reports } from '../reports';
import type { AccessRequests } from '../sharing/access-requests';
import type { GroupMembers } from '../sharing/group-members';
import type { Invitations } from '../sharing/invitations';
import type { Storage } from '../storage/storage';
import type { Versions } from '../versions/versions';
import type { ErrandProgress } from './file-errands';
import type { SingleSignOn } from './oidc-routes';
import type { Limiters } from './rate-limits';

export interface Services {
  readonly config: Pick<
    Config,
    'publicOrigin' | 'devLogin' | 'trustedProxies' | 'oidc' | 'localSignIn' | 'metricsToken'
  >;
  readonly clock: Clock;
  readonly storage: Storage;
  readonly accounts: Accounts;
  readonly administration: Administration;
  readonly ownAccount: OwnAccount;
  readonly passwordLinks: PasswordLinks;
  /** Null: nobody signs in elsewhere. */
  readonly singleSignOn: SingleSignOn | null;
  readonly reports: Reports;
  readonly audit: Audit;
  readonly groups: GroupMembers;
  readonly invitations: Invitations;
  readonly accessRequests: AccessRequests;
  readonly versions: Versions;
  readonly histories: Histories;
  readonly notices: Notices;
  /** Whether notices can go out by mail. */
  readonly hasMail: boolean;
  readonly limiters: Limiters;
  /** Reads and writes files. */
  readonly files: FileWork;
  /** The operator's template for Word documents; null: there is none. */
  readonly house: HouseFile | null;
  readonly errands: ErrandProgress;
  readonly metrics: Metrics;
  readonly health: StorageHealth;
  /** Folder of the built web client. */
  readonly webRoot: string;
  /** Told of what went wrong, for the operator. */
  readonly trouble: (what: string, reason: unknown) => void;
}

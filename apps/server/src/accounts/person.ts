import type { PersonId } from '@huigao/report';
import type { Account } from '../storage/account-store';

/** An account as others see it. */
export interface Person {
  readonly id: PersonId;
  /** What one signs in with. */
  readonly name: string;
  readonly displayName: string;
  readonly office: string;
  readonly admin: boolean;
  /** Groups 用户组 that the person is in; reports are shared with them. */
  readonly groups: readonly string[];
}

/** What of an account everyone who is signed in may see. */
export const personOf = ({ id, name, displayName, office, admin, groups }: Account): Person => ({
  id,
  name,
  displayName,
  office,
  admin,
  groups,
});

// What can go wrong with a request, by code: its HTTP status here, its text under `error.<code>` in the messages package.

import type { ImportFault } from '@huigao/import';
import { isMessageKey, type Locale, message, type Parameters, preferredLocale } from '@huigao/messages';
import type { ArchiveFault } from '@huigao/report';
import type { CommandRefusalCode } from '@huigao/report-doc';
import type { AccountRefusal } from '../accounts/accounts';
import type { AdministrationRefusal } from '../accounts/administration';
import type { PasswordRefusal } from '../accounts/own-account';
import type { OverCode } from '../accounts/sessions';
import type { VouchedRefusal } from '../accounts/vouched-accounts';
import type { ProviderRefusalCode } from '../oidc/identity-provider';

type DomainCode =
  | CommandRefusalCode
  | ImportFault
  | ArchiveFault
  | AccountRefusal['code']
  | AdministrationRefusal['code']
  | PasswordRefusal['code']
  | OverCode
  | VouchedRefusal['code']
  | ProviderRefusalCode;

/** HTTP status by code. */
export const problemStatus = {
  'bad-request': 400,
  'bad-json': 400,
  'signed-out': 401,
  'session-idle': 401,
  'session-ended': 401,
  'password-changed': 401,
  'account-disabled': 401,
  'wrong-password': 401,
  'oidc-failed': 401,
  'oidc-denied': 401,
  'oidc-expired': 401,
  forbidden: 403,
  'local-sign-in-off': 403,
  'oidc-not-allowed': 403,
  'oidc-no-account': 403,
  'setup-first': 403,
  'wrong-old-password': 403,
  'foreign-origin': 403,
  'not-found': 404,
  'bad-setup-token': 404,
  'bad-password-link': 404,
  conflict: 409,
  exists: 409,
  'name-taken': 409,
  'last-admin': 409,
  'no-local-password': 409,
  'setup-done': 410,
  'bad-invitation': 410,
  'too-large': 413,
  'unsupported-type': 415,
  'bad-text': 422,
  'bad-date': 422,
  'bad-value': 422,
  'bad-format': 422,
  'bad-formula': 422,
  cycle: 422,
  'computed-figure': 422,
  'retired-figure': 422,
  'figure-in-use': 409,
  'other-unit': 422,
  'too-many-figures': 422,
  'bad-record': 422,
  'too-many-records': 422,
  'bad-role': 422,
  'last-owner': 422,
  'unknown-person': 422,
  'too-many-groups': 422,
  'too-many-invitations': 422,
  'bad-comment': 422,
  'bad-mention': 422,
  'bad-anchor': 409,
  'too-many-comments': 422,
  'too-many-versions': 422,
  'section-locked': 409,
  'nothing-to-restore': 409,
  'wrong-status': 409,
  'bad-suggestion': 422,
  'too-many-suggestions': 422,
  'suggestion-stale': 409,
  'suggestion-decided': 409,
  'suggestion-revised': 409,
  'section-full': 422,
  'bad-place': 409,
  'required-section': 409,
  'too-many-sections': 422,
  'section-changed': 409,
  'signed-already': 409,
  'nothing-to-take': 409,
  'no-reason': 422,
  'no-text': 422,
  'open-findings': 422,
  'too-many-waivers': 422,
  'bad-rule': 422,
  'too-many-rules': 422,
  'not-a-signer': 422,
  'not-your-turn': 409,
  'not-all-agreed': 409,
  'frozen-already': 409,
  'too-many-finals': 422,
  'cannot-typeset': 422,
  'bad-template': 422,
  'not-a-document': 422,
  'old-document': 422,
  'file-too-costly': 422,
  'file-work-failed': 500,
  cancelled: 499,
  'not-text': 422,
  empty: 422,
  'unknown-encoding': 422,
  'not-an-archive': 422,
  'newer-archive': 422,
  'broken-archive': 422,
  'too-many-requests': 429,
  'wait-before-trying': 429,
  'asked-too-often': 429,
  unexpected: 500,
  'version-damaged': 500,
  'history-unreadable': 500,
  'report-damaged': 500,
  'storage-failed': 503,
  'oidc-unreachable': 503,
} as const satisfies Readonly<Record<DomainCode, number> & Record<string, number>>;

export type ProblemCode = keyof typeof problemStatus;

interface ProblemOptions {
  /** What it is about, shown in the text of some codes. */
  readonly detail?: string;
  readonly parameters?: Parameters;
  /** Further members of the problem document. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** An attempt at what one has no right to, whatever the code says of it. */
  readonly isRefusal?: boolean;
}

/** What people call the field that a detail names (`figure.label`, `add.3.unit`), and what is wanted there. */
function fieldWords(detail: string, locale: Locale): Parameters {
  const field = detail.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
  const [name, rule] = [`field.${field}`, `field.rule.${field}`];
  return {
    field: isMessageKey(name) ? message(locale, name) : detail,
    rule: message(locale, isMessageKey(rule) ? rule : 'field.rule'),
  };
}

/** A refusal on its way to the one error handler. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly options: ProblemOptions = {},
  ) {
    super(code);
  }

  get status(): number {
    return problemStatus[this.code];
  }

  /** Whether somebody tried what they have no right to: such attempts are in the audit log. */
  get isRefusal(): boolean {
    return this.options.isRefusal ?? this.status === 403;
  }

  /** The problem document (RFC 9457), its title in the language that was asked for. */
  document(acceptLanguage: string | undefined): Readonly<Record<string, unknown>> {
    const { detail = '', parameters, more } = this.options;
    const locale = preferredLocale(acceptLanguage);
    const known = { detail, ...fieldWords(detail, locale), ...parameters };
    return {
      type: `urn:huigao:problem:${this.code}`,
      title: message(locale, `error.${this.code}`, known),
      status: this.status,
      code: this.code,
      detail,
      ...more,
    };
  }
}

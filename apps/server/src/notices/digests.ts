// Unread notices by mail, one mail a person. Who may not read a report any more is not told of it; no mail holds a word of a comment
// or a text, since mail leaves what we can guard.

import { type Locale, message } from '@huigao/messages';
import type { PersonId } from '@huigao/report';
import type { Storage } from '../storage/storage';
import type { Mailer } from './mailer';
import type { Notices, ShownNotice } from './notices';

export interface DigestsOptions {
  readonly storage: Storage;
  readonly notices: Pick<Notices, 'settings' | 'show'>;
  readonly mailer: Mailer;
  /** Address of the server as people open it. */
  readonly origin: string;
  readonly trouble: (what: string, reason: unknown) => void;
}

/** Values by a key of theirs, in the order of their coming. */
function grouped<Value, Key>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}

/** So many notices are looked at in one day. */
const most = 20_000;
/** So many lines a mail has. */
const mostLines = 40;

export class Digests {
  readonly #options: DigestsOptions;

  constructor(options: DigestsOptions) {
    this.#options = options;
  }

  /** Mails what was made before a time (epoch ms) and is neither read nor mailed. */
  async send(before: number): Promise<void> {
    const { storage, trouble } = this.#options;
    const waiting = await storage.noticesToMail(before, most);
    const byPerson = grouped(waiting, ({ person }) => person);
    for (const [person, notices] of byPerson)
      try {
        await this.#sendTo(person, notices);
        await storage.mailedNotices(
          notices.map(({ id }) => id),
          before,
        );
      } catch (reason) {
        // Tried again the next day.
        trouble(`mail to ${person}`, reason);
      }
  }

  /** Also who wants no mail, or has no address, is done with: what is old by then is not sent when that changes. */
  async #sendTo(person: PersonId, notices: Awaited<ReturnType<Storage['noticesToMail']>>): Promise<void> {
    const { storage, mailer, origin } = this.#options;
    const account = await storage.account(person);
    if (!account || account.mail === '' || account.disabledAt !== null) return;
    const { mail, muted, locale = 'zh' } = await this.#options.notices.settings(person);
    if (mail === 'off') return;
    const wanted = notices.filter(({ kind }) => !muted.includes(kind));
    const shown = await this.#options.notices.show(person, wanted);
    if (shown.length === 0) return;
    const { subject, text } = digestOf(account.displayName, shown, { origin, locale });
    await mailer.send({ to: account.mail, subject, text });
  }
}

/** The mail of a person's notices. */
export function digestOf(
  name: string,
  notices: readonly ShownNotice[],
  { origin, locale }: { readonly origin: string; readonly locale: Locale },
): { readonly subject: string; readonly text: string } {
  const say = (key: Parameters<typeof message>[1], parameters?: Parameters<typeof message>[2]) =>
    message(locale, key, parameters);
  const lines: string[] = [say('mail.greeting', { name }), ''];
  for (const [report, own] of grouped(notices.slice(0, mostLines), (one) => one.report)) {
    lines.push(say('mail.report', { title: own[0]!.title }));
    for (const { kind, actor, sectionTitle, thread, suggestion } of own) {
      const what = say(`notices.kind.${kind}`, { actor: actor ?? '' });
      const where = sectionTitle ? say('mail.section', { section: sectionTitle }) : '';
      lines.push(`- ${what}${where}`);
      const place = thread ? `thread=${encodeURIComponent(thread)}` : null;
      const to = suggestion ? `suggestion=${encodeURIComponent(suggestion)}` : place;
      if (to) lines.push(`  ${origin}/reports/${report}#${to}`);
    }
    lines.push(`  ${origin}/reports/${report}`, '');
  }
  if (notices.length > mostLines) lines.push(say('mail.more', { count: notices.length - mostLines }), '');
  lines.push(say('mail.settings', { link: `${origin}/account` }));
  return { subject: say('mail.subject', { count: notices.length }), text: `${lines.join('\n')}\n` };
}

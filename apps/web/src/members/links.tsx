import type { Report, Role } from '@huigao/report';
import { Copy, Link2, Link2Off } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { type Problem, problemText, request } from '../app/http';
import { useLocale, useText } from '../app/locale';
import { useResource } from '../app/resource';
import { copyText } from '../report/copy-text';
import { shortTime } from '../start/relative-time';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Alert, TextInput } from '../ui/field';
import { SelectField } from '../ui/select-field';
import { useToast } from '../ui/toast';
import styles from './links.module.css';
import members from './members.module.css';
import { type GivenRole, RoleChoice } from './role-choice';
import { type InvitationLink, invitationAddress, reportPath } from './sharing-api';

/** Roles a link can give: the server gives that of owner to nobody by a link. */
const linkRoles = ['drafter', 'finance', 'reviewer', 'approver', 'viewer'] as const satisfies Role[];
const lifetimes = [1, 7, 30, 90] as const;

/** A link that was just made, with its token. */
type Made = Pick<InvitationLink, 'id'> & { readonly token: string };

/** Invitation links: making one, and those there are. */
export function Links({ report }: { readonly report: Report }) {
  const t = useText();
  const path = reportPath(report.id, 'invitations');
  const [links, reload] = useResource<readonly InvitationLink[]>(path);
  const [made, setMade] = useState<Made | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const revoke = async (id: string) => {
    const answer = await request('DELETE', `${path}/${encodeURIComponent(id)}`);
    setProblem(answer.ok ? null : answer.problem);
    setMade((now) => (now?.id === id ? null : now));
    await reload();
  };
  const onMade = (link: Made) => {
    setMade(link);
    void reload();
  };
  const shown = 'value' in links ? links.value : [];
  return (
    <>
      <p className={members.note}>{t('links.lead')}</p>
      <MakeLink report={report} path={path} onMade={onMade} onProblem={setProblem} />
      {made && <MadeLink address={invitationAddress(made.token)} />}
      {problem && <Alert>{problemText(problem)}</Alert>}
      {links.state === 'failed' && <Alert kind="warn">{problemText(links.problem)}</Alert>}
      {links.state === 'ready' && shown.length === 0 && <p className={members.note}>{t('links.none')}</p>}
      <ul className={members.rows}>
        {shown.map((link) => (
          <LinkRow key={link.id} link={link} report={report} onRevoke={() => void revoke(link.id)} />
        ))}
      </ul>
    </>
  );
}

function MakeLink({
  report,
  path,
  onMade,
  onProblem,
}: {
  readonly report: Report;
  readonly path: string;
  readonly onMade: (link: Made) => void;
  readonly onProblem: (problem: Problem | null) => void;
}) {
  const t = useText();
  const [given, setGiven] = useState<GivenRole<(typeof linkRoles)[number]>>({
    role: 'drafter',
    sections: [],
  });
  const [days, setDays] = useState<number>(7);
  const [uses, setUses] = useState<InvitationLink['uses']>('one');
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = await request<Made>('POST', path, { ...given, days, uses });
    setBusy(false);
    onProblem(answer.ok ? null : answer.problem);
    if (answer.ok) onMade(answer.value);
  };
  return (
    <form className={classNames(members.add, styles.make)} onSubmit={(event) => void submit(event)}>
      <RoleChoice
        report={report}
        label={t('members.role')}
        roles={linkRoles}
        value={given}
        onChange={setGiven}
      />
      <SelectField label={t('links.lasts')} value={days} onChange={(chosen) => setDays(Number(chosen))}>
        {lifetimes.map((count) => (
          <option key={count} value={count}>
            {count === 1 ? t('links.day') : t('links.days', { count })}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('links.uses')}
        value={uses}
        onChange={(chosen) => setUses(chosen as InvitationLink['uses'])}
      >
        <option value="one">{t('links.uses-one')}</option>
        <option value="many">{t('links.uses-many')}</option>
      </SelectField>
      <Button type="submit" icon={Link2} busy={busy}>
        {t('links.make')}
      </Button>
    </form>
  );
}

/** The address of a link that was just made: nobody, the server included, can show it again. */
function MadeLink({ address }: { readonly address: string }) {
  const t = useText();
  const toast = useToast();
  const copy = async () => {
    if (await copyText(address)) toast(t('links.copied'));
    else toast(t('links.not-copied'), 'bad');
  };
  return (
    <div role="status" className={styles.made}>
      <span>{t('links.made')}</span>
      <div className={styles.address}>
        <TextInput
          readOnly
          value={address}
          aria-label={t('links.address')}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button icon={Copy} variant="primary" onClick={() => void copy()}>
          {t('links.copy')}
        </Button>
      </div>
    </div>
  );
}

function LinkRow({
  link,
  report,
  onRevoke,
}: {
  readonly link: InvitationLink;
  readonly report: Report;
  readonly onRevoke: () => void;
}) {
  const t = useText();
  const locale = useLocale();
  const [isAsking, setAsking] = useState(false);
  const isOpen = link.state === 'open';
  const role = t(`role.${link.role}`);
  const titles = report.outline.filter(({ id }) => link.sections.includes(id)).map(({ title }) => title);
  const names = link.usedBy.map(({ name }) => name).join(t('members.and'));
  return (
    <li className={styles.link} data-state={link.state}>
      <div className={styles.what}>
        <strong>{[role, ...titles].join(' · ')}</strong>
        <span className={styles.state}>{t(`links.state-${link.state}`)}</span>
      </div>
      <p className={members.note}>
        {[
          t(`links.uses-${link.uses}`),
          t('links.until', { when: shortTime(link.expiresAt, locale) }),
          t('links.made-by', { name: link.madeBy, when: shortTime(link.madeAt, locale) }),
        ].join(' · ')}
      </p>
      <p className={members.note}>
        {link.usedBy.length === 0 ? t('links.unused') : t('links.used-by', { names })}
      </p>
      {isOpen && !isAsking && (
        <Button
          className={styles.revoke}
          size="sm"
          icon={Link2Off}
          aria-label={t('links.revoke-what', { role })}
          onClick={() => setAsking(true)}
        >
          {t('links.revoke')}
        </Button>
      )}
      {/* Nobody knows its address any more: it cannot be given back. */}
      {isOpen && isAsking && (
        <div className={styles.asking}>
          <p>{t('links.revoke-ask')}</p>
          <Button size="sm" autoFocus onClick={() => setAsking(false)}>
            {t('links.keep')}
          </Button>
          <Button size="sm" variant="danger" icon={Link2Off} onClick={onRevoke}>
            {t('links.revoke-do')}
          </Button>
        </div>
      )}
    </li>
  );
}

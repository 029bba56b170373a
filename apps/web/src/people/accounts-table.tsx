import { Ban, Ellipsis, KeyRound, Pencil, RotateCcw } from 'lucide-react';
import { useLocale, useText } from '../app/locale';
import { usePerson } from '../app/session';
import { shortTime } from '../start/relative-time';
import { IconButton } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Menu, type MenuItem } from '../ui/menu';
import type { AdministeredAccount } from './account';
import styles from './people.module.css';
import { PersonCell } from './person-cell';

type OnAccount = (account: AdministeredAccount) => void;

interface Acts {
  readonly onEdit: OnAccount;
  readonly onDisable: OnAccount;
  readonly onEnable: OnAccount;
  readonly onLink: OnAccount;
}

/** All accounts, with what can be done to each. */
export function AccountsTable({
  accounts,
  ...acts
}: Acts & { readonly accounts: readonly AdministeredAccount[] }) {
  const t = useText();
  return (
    <div className={styles.sheet}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('account.display-name')}</th>
            <th scope="col" className={styles.wide}>
              {t('account.office')}
            </th>
            <th scope="col">{t('account.name')}</th>
            <th scope="col" className={styles.wide}>
              {t('people.rights')}
            </th>
            <th scope="col">{t('people.state')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id} className={classNames(account.disabled && styles.disabled)}>
              <PersonCell person={account} />
              <td className={styles.wide}>
                {account.office || <span className={styles.none}>—</span>}
                {account.groups.length > 0 && (
                  <span className={styles.detail}>
                    {t('members.group-of', { groups: account.groups.join(t('members.and')) })}
                  </span>
                )}
              </td>
              <td className={styles.id}>
                {account.name}
                {account.mail !== '' && (
                  <span className={classNames(styles.detail, styles.wide)}>{account.mail}</span>
                )}
              </td>
              <td className={styles.wide}>{t(account.admin ? 'people.admin' : 'people.member')}</td>
              <td className={styles.state}>
                <State account={account} />
              </td>
              <td className={styles.acts}>
                <Actions account={account} acts={acts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function State({ account }: { readonly account: AdministeredAccount }) {
  const t = useText();
  const locale = useLocale();
  if (account.disabled) return <span className={styles.off}>{t('people.is-disabled')}</span>;
  const until = account.linkExpiresAt;
  return (
    <>
      {account.signsInBy === 'link' ? (
        <span className={styles.waiting}>{t('people.waits-for-password')}</span>
      ) : (
        t(account.signsInBy === 'provider' ? 'people.by-provider' : 'people.in-use')
      )}
      {until !== null && (
        <span className={styles.detail}>{t('people.link-until', { when: shortTime(until, locale) })}</span>
      )}
    </>
  );
}

function Actions({ account, acts }: { readonly account: AdministeredAccount; readonly acts: Acts }) {
  const t = useText();
  const me = usePerson();
  const item = (id: string, label: string, icon: MenuItem['icon'], act: OnAccount): MenuItem => ({
    id,
    label,
    icon,
    onSelect: () => act(account),
  });
  const edit = item('edit', t('people.edit'), Pencil, acts.onEdit);
  const link = item('link', t('people.make-link'), KeyRound, acts.onLink);
  const disable = item('disable', t('people.disable'), Ban, acts.onDisable);
  const enable = item('enable', t('people.enable'), RotateCcw, acts.onEnable);
  const hasLink = !account.disabled && account.signsInBy !== 'provider';
  // Nobody shuts the door on themselves by a slip of the hand.
  const last = account.disabled ? [enable] : account.id === me.id ? [] : [disable];
  return (
    <Menu
      align="end"
      groups={[{ id: 'acts', items: [edit, ...(hasLink ? [link] : []), ...last] }]}
      trigger={(props) => (
        <IconButton {...props} icon={Ellipsis} label={t('people.actions', { name: account.displayName })} />
      )}
    />
  );
}

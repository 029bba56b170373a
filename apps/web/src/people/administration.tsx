import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { useResource } from '../app/resource';
import { Button } from '../ui/button';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import { useToast } from '../ui/toast';
import type { AdministeredAccount, MadeLink } from './account';
import { AccountsTable } from './accounts-table';
import { AddPerson } from './add-person';
import { DisableDialog } from './disable-dialog';
import { EditPerson } from './edit-person';
import { LinkDialog } from './link-dialog';
import styles from './people.module.css';
import { PeopleHeading } from './people-heading';

type Doing =
  | { readonly what: 'nothing' | 'add' }
  | { readonly what: 'edit' | 'disable'; readonly account: AdministeredAccount }
  | { readonly what: 'link'; readonly name: string; readonly link: MadeLink };

const nothing: Doing = { what: 'nothing' };

/** The accounts of this installation, for an administrator. */
export function Administration() {
  const t = useText();
  const toast = useToast();
  const [accounts, reload] = useResource<readonly AdministeredAccount[]>('/people/accounts');
  const [doing, setDoing] = useState<Doing>(nothing);
  const close = () => setDoing(nothing);

  const done = (text: string, next: Doing = nothing) => {
    setDoing(next);
    toast(text);
    void reload();
  };

  const makeLink = async ({ id, displayName: name }: AdministeredAccount) => {
    const answer = await request<MadeLink>('POST', `/people/${id}/link`);
    if (!answer.ok) return toast(problemText(answer.problem), 'bad');
    setDoing({ what: 'link', name, link: answer.value });
    void reload();
  };

  const enable = async ({ id, displayName: name }: AdministeredAccount) => {
    const answer = await request('POST', `/people/${id}/enable`);
    if (answer.ok) done(t('people.enabled', { name }));
    else toast(problemText(answer.problem), 'bad');
  };

  return (
    <>
      <header className={styles.header}>
        <PeopleHeading />
        <Button variant="primary" icon={UserPlus} onClick={() => setDoing({ what: 'add' })}>
          {t('people.add')}
        </Button>
      </header>
      {accounts.state === 'loading' && <Loading label={t('app.loading')} />}
      {'problem' in accounts && <Alert>{problemText(accounts.problem)}</Alert>}
      {'value' in accounts && (
        <AccountsTable
          accounts={accounts.value}
          onEdit={(account) => setDoing({ what: 'edit', account })}
          onDisable={(account) => setDoing({ what: 'disable', account })}
          onEnable={(account) => void enable(account)}
          onLink={(account) => void makeLink(account)}
        />
      )}
      {doing.what === 'add' && (
        <AddPerson
          onClose={close}
          onAdded={({ displayName: name, link }) =>
            done(t('people.added', { name }), link ? { what: 'link', name, link } : nothing)
          }
        />
      )}
      {doing.what === 'edit' && (
        <EditPerson
          account={doing.account}
          onClose={close}
          onEdited={(name) => done(t('people.edited', { name }))}
        />
      )}
      {doing.what === 'disable' && (
        <DisableDialog
          account={doing.account}
          onClose={close}
          onDisabled={() => done(t('people.disabled', { name: doing.account.displayName }))}
        />
      )}
      {doing.what === 'link' && <LinkDialog name={doing.name} link={doing.link} onClose={close} />}
    </>
  );
}

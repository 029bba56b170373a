import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { NoticeButton } from '../notices/notice-button';
import { AccountMenu } from './account-menu';
import { useDocumentTitle } from './document-title';
import { useText } from './locale';
import { LocaleSwitch } from './locale-switch';
import { useSession } from './session';
import styles from './shell.module.css';

export interface ShellProps {
  readonly title: string;
  /** `wide`: for what lies side by side. */
  readonly width?: 'text' | 'wide' | undefined;
  readonly children: ReactNode;
}

/** The frame of every page but a report: brand, language, account. */
export function Shell({ title, width = 'text', children }: ShellProps) {
  const t = useText();
  const session = useSession();
  useDocumentTitle(title);
  return (
    <>
      <a className={styles.skip} href="#main">
        {t('app.skip')}
      </a>
      <header className={styles.header}>
        <Link href="/" className={styles.brand}>
          <Mark />
          {t('app.name')}
        </Link>
        <span className={styles.space} />
        {'person' in session && <NoticeButton />}
        <LocaleSwitch />
        <AccountMenu />
      </header>
      {session.state === 'offline' && (
        <p className={styles.offline} role="status">
          {t('app.offline')}
        </p>
      )}
      <main id="main" className={styles.main} data-width={width} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** The sign of the product: a sheet with lines. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" className={styles.mark} aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="currentColor" />
      <path d="M9 7h10l4 4v14H9z" className={styles.markSheet} />
      <path d="M12 15h8M12 18.5h8M12 22h5" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}

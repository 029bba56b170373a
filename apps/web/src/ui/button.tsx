import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names';
import { Spinner } from './spinner';
import { Tooltip } from './tooltip';

/** `primary` at most once a view; `quiet` has no border until it is pointed at; `danger` destroys something. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
  readonly icon?: LucideIcon | undefined;
  /** Shows a spinner and takes no more clicks; stays focusable, so that the keyboard does not lose its place. */
  readonly busy?: boolean | undefined;
  readonly children: ReactNode;
}

/** A button with words. Its type is `button` unless said otherwise, so that it does not send a form by chance. */
export function Button({
  variant = 'secondary',
  size = 'md',
  icon: Icon,
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(styles.button, styles[variant], styles[size], className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <Spinner /> : Icon && <Icon aria-hidden className={styles.icon} />}
      <span className={styles.words}>{children}</span>
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  readonly icon: LucideIcon;
  /** Its name for a screen reader, shown as a tooltip too. */
  readonly label: string;
  readonly size?: ButtonSize | undefined;
  readonly variant?: 'secondary' | 'quiet' | undefined;
}

/** A button with only a picture. */
export function IconButton({
  icon: Icon,
  label,
  size = 'md',
  variant = 'quiet',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={classNames(styles.button, styles.square, styles[variant], styles[size], className)}
      >
        <Icon aria-hidden className={styles.icon} />
      </button>
    </Tooltip>
  );
}

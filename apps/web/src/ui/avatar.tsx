import styles from './avatar.module.css';
import { classNames } from './class-names';

const colours = 8;

/** A person's colour, the same wherever the person shows: a custom property of tokens.css. */
export function personColour(id: string): string {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.codePointAt(0)!) % 0xffff;
  return `var(--person-${(sum % colours) + 1})`;
}

/** The surname of a Chinese name, the first letter of another. */
const initial = (name: string) => [...name.trim()][0]?.toUpperCase() ?? '?';

export interface AvatarProps {
  readonly person: string;
  readonly name: string;
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
  /** Another colour than the person's own, as the server gives it for carets. */
  readonly colour?: string | undefined;
  /** True where the name stands beside it. */
  readonly decorative?: boolean | undefined;
}

/** A person as a coloured disc. */
export function Avatar({ person, name, size = 'md', colour, decorative = false }: AvatarProps) {
  const words = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name };
  return (
    <span
      {...words}
      data-initial={initial(name)}
      className={classNames(styles.avatar, styles[size])}
      style={{ backgroundColor: colour ?? personColour(person) }}
    />
  );
}

/** Several people, overlapping. */
export function AvatarStack({
  people,
  size = 'md',
}: {
  readonly people: readonly { readonly person: string; readonly name: string; readonly colour?: string }[];
  readonly size?: AvatarProps['size'];
}) {
  return (
    <span className={styles.stack}>
      {people.map((one) => (
        <Avatar key={one.person} {...one} size={size} />
      ))}
    </span>
  );
}

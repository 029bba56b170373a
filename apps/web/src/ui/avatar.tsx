import { personColour } from '@huigao/report';
import styles from './avatar.module.css';
import { classNames } from './class-names';

/** The surname of a Chinese name, the first letter of another. */
const initial = (name: string) => [...name.trim()][0]?.toUpperCase() ?? '?';

export interface AvatarProps {
  readonly person: string;
  readonly name: string;
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
  /** True where the name stands beside it. */
  readonly decorative?: boolean | undefined;
  /** Dots that come and go; to be said in words beside it, too. */
  readonly isTyping?: boolean | undefined;
}

/** A person as a coloured disc. */
export function Avatar({ person, name, size = 'md', decorative = false, isTyping }: AvatarProps) {
  const words = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name };
  return (
    <span
      {...words}
      data-initial={initial(name)}
      data-typing={isTyping || undefined}
      className={classNames(styles.avatar, styles[size])}
      style={{ backgroundColor: personColour(person) }}
    />
  );
}

/** Several people, overlapping. */
export function AvatarStack({
  people,
  size = 'md',
}: {
  readonly people: readonly Pick<AvatarProps, 'person' | 'name' | 'isTyping'>[];
  readonly size?: AvatarProps['size'];
}) {
  return (
    <span className={styles.stack}>
      {people.map(({ person, name, isTyping }) => (
        <Avatar key={person} person={person} name={name} isTyping={isTyping} size={size} />
      ))}
    </span>
  );
}

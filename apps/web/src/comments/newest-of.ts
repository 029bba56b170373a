import type { Thread } from '@huigao/report';

/** When the newest comment of a thread was made, epoch ms. */
export const newestOf = ({ comments }: Pick<Thread, 'comments'>): number =>
  Math.max(...comments.map(({ at }) => at));

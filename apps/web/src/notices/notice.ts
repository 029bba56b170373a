/** A notice as the server shows it. */
export interface ShownNotice {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly report: string;
  readonly section: string | null;
  readonly thread: string | null;
  /** Epoch ms. */
  readonly at: number;
  readonly isRead: boolean;
  readonly actor: string | null;
  readonly title: string;
  readonly sectionTitle: string | null;
  readonly excerpt: string | null;
}

export const noticeKinds = [
  'mentioned',
  'assigned',
  'commented',
  'replied',
  'resolved',
  'reopened',
  'submitted',
  'returned',
  'agreed',
  'signed',
  'due-soon',
  'overdue',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Where a notice leads. */
export const placeOf = ({ report, section, thread }: ShownNotice): string => {
  const hash = thread
    ? `#thread=${encodeURIComponent(thread)}`
    : section
      ? `#${encodeURIComponent(section)}`
      : '';
  return `/reports/${encodeURIComponent(report)}${hash}`;
};

/** A notice as the server shows it. */
export interface ShownNotice {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly report: string;
  readonly section: string | null;
  readonly thread: string | null;
  readonly suggestion: string | null;
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
  'suggested',
  'suggestion-accepted',
  'suggestion-rejected',
  'suggestion-changed',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Where a notice leads. */
export const placeOf = ({ report, ...about }: ShownNotice): string =>
  `/reports/${encodeURIComponent(report)}${hashOf(about)}`;

function hashOf({ section, thread, suggestion }: Omit<ShownNotice, 'report'>): string {
  if (suggestion) return `#suggestion=${encodeURIComponent(suggestion)}`;
  if (thread) return `#thread=${encodeURIComponent(thread)}`;
  return section ? `#${encodeURIComponent(section)}` : '';
}

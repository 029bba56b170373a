import type { Ability } from '@huigao/report';
import { ClipboardCheck, Eye, type LucideIcon, MessageSquare, PencilLine, Stamp } from 'lucide-react';

export const abilityIcons: Readonly<Record<Ability, LucideIcon>> = {
  edit: PencilLine,
  review: ClipboardCheck,
  sign: Stamp,
  comment: MessageSquare,
  read: Eye,
};

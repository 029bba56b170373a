import type { Text } from './catalogue';

export const figuresTexts = {} satisfies Record<string, Text>;

import type { Text } from './catalogue';

export const commandLineTexts = {} satisfies Record<string, Text>;

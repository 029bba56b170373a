import type { Text } from './catalogue';

export const editorTexts = {} satisfies Record<string, Text>;

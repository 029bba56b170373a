import type { Text } from './catalogue';

/** Problems a request or a socket can meet, by code. */
export const errorsTexts = {
  'error.forbidden': { zh: '您没有这项权限。', en: 'You do not have the right to do this.' },
} satisfies Record<string, Text>;

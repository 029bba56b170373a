import { commandLineTexts } from '#command-line';
import { accountTexts } from './account';
import { auditTexts } from './audit';
import { fill, type Locale, type Parameters } from './catalogue';
import { editorTexts } from './editor';
import { errorsTexts } from './errors';
import { fieldTexts } from './fields';
import { figuresTexts } from './figures';
import { figuresImportTexts } from './figures-import';
import { findingsTexts } from './findings';
import { findingsTextTexts } from './findings-text';
import { importingTexts } from './importing';
import { reportTexts } from './report';
import { rulesTexts } from './rules';
import { sharingTexts } from './sharing';
import { startTexts } from './start';
import { workflowTexts } from './workflow';

export { type Locale, type Parameters, preferredLocale, type Text } from './catalogue';

/** Every text of the product, by key; a key names its area first. */
export const catalogue = {
  ...accountTexts,
  ...auditTexts,
  ...commandLineTexts,
  ...editorTexts,
  ...errorsTexts,
  ...fieldTexts,
  ...figuresTexts,
  ...figuresImportTexts,
  ...findingsTexts,
  ...findingsTextTexts,
  ...importingTexts,
  ...reportTexts,
  ...rulesTexts,
  ...sharingTexts,
  ...startTexts,
  ...workflowTexts,
};

export type MessageKey = keyof typeof catalogue;

/** All keys, in the order of the catalogue's areas. */
export const messageKeys = Object.keys(catalogue) as readonly MessageKey[];

/** The text of `key` in a language, its parameters filled in. */
export function message(locale: Locale, key: MessageKey, parameters?: Parameters): string {
  return fill(catalogue[key][locale], parameters);
}

/** Whether a string built at run time (from a code of the server, say) is a key. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(catalogue, key);
}

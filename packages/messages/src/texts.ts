// Every text of the product, in both languages. A browser loads one language, and of it what its page needs: see page-texts.ts.

import { accountTexts } from './account';
import { acrossTexts } from './across';
import { aidsTexts } from './aids';
import { appearanceTexts } from './appearance';
import { askTexts } from './ask';
import { auditTexts } from './audit';
import { blocksTexts } from './blocks';
import { boardTexts } from './board';
import type { Locale } from './catalogue';
import { checkingTexts } from './checking';
import { commandLineTexts } from './command-line';
import { commentsTexts } from './comments';
import { editorTexts } from './editor';
import { errorsTexts } from './errors';
import { errorsCommandsTexts } from './errors-commands';
import { errorsSyncTexts } from './errors-sync';
import { exportingTexts } from './exporting';
import { fieldTexts } from './fields';
import { figuresTexts } from './figures';
import { figuresFormsTexts } from './figures-forms';
import { figuresImportTexts } from './figures-import';
import { findTexts } from './find';
import { findingsTexts } from './findings';
import { findingsTextTexts } from './findings-text';
import { footnotesTexts } from './footnotes';
import { helpTexts } from './help';
import { importingTexts } from './importing';
import { listTexts } from './list';
import { noticesTexts } from './notices';
import { noticesMailTexts } from './notices-mail';
import { placesTexts } from './places';
import { reportTexts } from './report';
import { rolesTexts } from './roles';
import { rulesTexts } from './rules';
import { sharingTexts } from './sharing';
import { shellTexts } from './shell';
import { sinceTexts } from './since';
import { snippetsTexts } from './snippets';
import { startTexts } from './start';
import { suggestingTexts } from './suggesting';
import { suggestionsTexts } from './suggestions';
import { tasksTexts } from './tasks';
import { tidyTexts } from './tidy';
import { versionsTexts } from './versions';
import { waitingTexts } from './waiting';
import { workflowTexts } from './workflow';

/**
 * Texts by when a browser needs them: to show the start page and sign-in, its list of reports, an open report, or what is opened now and then. What only
 * the server says, no browser loads.
 */
export const textParts = {
  start: {
    ...accountTexts,
    ...errorsTexts,
    ...errorsCommandsTexts,
    ...errorsSyncTexts,
    ...rolesTexts,
    ...shellTexts,
    ...startTexts,
  },
  list: listTexts,
  report: {
    ...askTexts,
    ...blocksTexts,
    ...commentsTexts,
    ...editorTexts,
    ...exportingTexts,
    ...figuresTexts,
    ...findTexts,
    ...findingsTexts,
    ...findingsTextTexts,
    ...placesTexts,
    ...reportTexts,
    ...rulesTexts,
    ...workflowTexts,
  },
  more: {
    ...acrossTexts,
    ...aidsTexts,
    ...appearanceTexts,
    ...auditTexts,
    ...boardTexts,
    ...checkingTexts,
    ...figuresFormsTexts,
    ...figuresImportTexts,
    ...footnotesTexts,
    ...helpTexts,
    ...importingTexts,
    ...noticesTexts,
    ...sharingTexts,
    ...sinceTexts,
    ...snippetsTexts,
    ...suggestingTexts,
    ...suggestionsTexts,
    ...tasksTexts,
    ...tidyTexts,
    ...versionsTexts,
    ...waitingTexts,
  },
};

/** Every text, by key; a key names its area first. */
export const catalogue = {
  ...textParts.start,
  ...textParts.list,
  ...textParts.report,
  ...textParts.more,
  ...commandLineTexts,
  ...fieldTexts,
  ...noticesMailTexts,
};

export type MessageKey = keyof typeof catalogue;
export type TextPart = keyof typeof textParts;

export const textOf = (locale: Locale, key: MessageKey): string => catalogue[key][locale];

/** All keys, in the order of the catalogue's areas. */
export const messageKeys = (): readonly MessageKey[] => Object.keys(catalogue) as MessageKey[];

/** Whether a string built at run time (from a code of the server, say) is a key. */
export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(catalogue, key);

/** Takes texts that were loaded. Here all are at hand. */
export function takeTexts(_locale: Locale, _texts: Readonly<Record<string, string>>): void {}

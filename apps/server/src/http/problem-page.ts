// A problem as a page, where a browser went to an address of ours in a tab of its own: nobody reads JSON there.

import { type Locale, message, preferredLocale } from '@huigao/messages';
import type { Request } from 'express';

/** Whether the answer is shown in a tab: programs and our own pages ask otherwise. */
export const isShownInTab = ({ headers, method }: Pick<Request, 'headers' | 'method'>): boolean =>
  method === 'GET' &&
  (headers['sec-fetch-dest'] === 'document' || /^text\/html\b/.test(headers.accept ?? ''));

/** The language of a tab: the one its opener shows, else the browser's. */
export const localeOfTab = ({ query, headers }: Pick<Request, 'query' | 'headers'>): Locale =>
  query.lang === 'en' || query.lang === 'zh' ? query.lang : preferredLocale(headers['accept-language']);

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign]!);

/** The page; it needs no code, and says the same without its styles. @param back - where to go from there */
export function problemPage(locale: Locale, title: string, back: string): string {
  return [
    '<!doctype html>',
    `<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    '<link rel="stylesheet" href="/problem-page.css">',
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escaped(message(locale, 'app.name'))}</h1>`,
    `<p>${escaped(title)}</p>`,
    `<p><a href="${escaped(back)}">${escaped(message(locale, 'serve.back'))}</a></p>`,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

import { type Locale, message } from '@huigao/messages';
import { languageTag } from '../app/locale-tag';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Midnight of the day, in the time zone of the browser. */
const dayOf = (at: number) => new Date(at).setHours(0, 0, 0, 0);

/** Making one of these takes longer than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(languageTag(locale), options);
  formats.set(key, format);
  return format;
}

const relativeFormats = new Map<Locale, Intl.RelativeTimeFormat>();

function relativeFormat(locale: Locale): Intl.RelativeTimeFormat {
  const known = relativeFormats.get(locale);
  const format = known ?? new Intl.RelativeTimeFormat(languageTag(locale), { numeric: 'auto' });
  relativeFormats.set(locale, format);
  return format;
}

/**
 * When something happened, as one says it: minutes and hours ago, yesterday, then the date.
 * @param at - epoch ms
 * @param now - epoch ms; a time ahead of it (two clocks differ) counts as now
 */
export function relativeTime(at: number, now: number, locale: Locale): string {
  const relative = relativeFormat(locale);
  const agoMs = Math.max(0, now - at);
  const days = Math.round((dayOf(now) - dayOf(at)) / dayMs);
  if (agoMs < minuteMs) return message(locale, 'start.just-now');
  if (agoMs < hourMs) return relative.format(-Math.floor(agoMs / minuteMs), 'minute');
  if (days < 1) return relative.format(-Math.floor(agoMs / hourMs), 'hour');
  if (days < 7) return relative.format(-days, 'day');
  return dateFormat(locale, { dateStyle: 'medium' }).format(at);
}

/** A day, `YYYY-MM-DD`, as short as one says it this year. @param today - `YYYY-MM-DD` */
export function shortDay(day: string, today: string, locale: Locale): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return dateFormat(locale, { ...year, month: 'short', day: 'numeric' }).format(new Date(`${day}T00:00`));
}

/** Date and time, short. */
export const shortTime = (at: number, locale: Locale): string =>
  dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);

/** Date and time in full. */
export const exactTime = (at: number, locale: Locale): string =>
  dateFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(at);

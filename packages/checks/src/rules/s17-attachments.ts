// S17: the list of attachments 附件说明 is numbered without a gap, and agrees with what is attached in number and title. Attachments
// kept in files of their own are not seen: without any in the text only the list itself is looked at.

import { attachmentNoteStart } from '@huigao/report';
import type { Finding } from '../finding';
import type { Line, Span } from '../reading/line';
import { derived, type Reading } from '../reading/reading';
import { found, type Rule, type Where } from '../rule';

interface Listed extends Span {
  readonly line: Line;
  /** Null for the only one, which has no number. */
  readonly number: number | null;
  readonly title: string;
}

const item = /(?<=^|[：:\s；;])(\d{1,2})\s*[.、．]\s*(?!\d)/g;
const continued = /^\s*\d{1,2}\s*[.、．](?!\d)/;
const piece = /^\s*附件\s*(\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]?\s*$/;
const reference = /(?:见|参见)附件\s*(\d{1,2})(?!\d)/g;

function itemsOf(line: Line, from: number): readonly Listed[] {
  const starts = [...line.text.matchAll(item)].filter(({ index }) => index >= from);
  if (starts.length === 0) {
    const title = line.text.slice(from).trim();
    return title === '' ? [] : [{ line, from, to: line.text.length, number: null, title }];
  }
  return starts.map(({ index, 0: mark, 1: number }, at) => {
    const to = starts[at + 1]?.index ?? line.text.length;
    return { line, from: index, to, number: Number(number), title: line.text.slice(index + mark.length, to) };
  });
}

/** What the note lists; of several notes it is not clear which one is meant. */
const listed = derived(({ lines }: Reading): readonly Listed[] => {
  const notes = lines.flatMap((line, at) =>
    line.type === 'paragraph' && attachmentNoteStart.test(line.text) ? [at] : [],
  );
  const [at] = notes;
  if (at === undefined || notes.length > 1) return [];
  const first = lines[at]!;
  const items = [...itemsOf(first, attachmentNoteStart.exec(first.text)![0].length)];
  for (let next = at + 1; lines[next] && continued.test(lines[next]!.text); next++)
    items.push(...itemsOf(lines[next]!, 0));
  return items;
});

/** What is attached: a section of its own, which stands nowhere in a line, or typed. */
interface Attached {
  readonly number: number | null;
  readonly title: string;
  readonly where: Where;
}

/** 附件1 on a line of its own, its title on the next. */
function typedAttachments({ lines }: Reading): readonly Attached[] {
  const full = lines.filter(({ text }) => text.trim() !== '');
  return full.flatMap((line, at) => {
    const match = piece.exec(line.text);
    if (!match) return [];
    const number = match[1] === undefined ? null : Number(match[1]);
    return [{ number, title: full[at + 1]?.text ?? '', where: { line, from: 0, to: line.text.length } }];
  });
}

const attached = derived((reading: Reading): readonly Attached[] => {
  const sections = reading.report.outline.filter(({ kind }) => kind === 'attachment');
  if (sections.length === 0) return typedAttachments(reading);
  return sections.map(({ title }, index) => ({ number: index + 1, title, where: null }));
});

const plain = (title: string) => title.replace(/[\s《》“”"（）()。，、；;：:]/g, '');

/** Long titles are shortened in lists; one that the other holds is the same. */
const isSame = (a: string, b: string) => plain(a).includes(plain(b)) || plain(b).includes(plain(a));

const head = (message: Finding['message']) => ({ rule: 'S17', severity: 'block', message }) as const;

/** A number that does not follow the one before it. */
function skipped(items: readonly Listed[]): readonly Finding[] {
  const wrong = items.findIndex(({ number }, at) => number !== null && number !== at + 1);
  if (wrong < 0) return [];
  const one = items[wrong]!;
  const parameters = { shown: String(one.number), expected: String(wrong + 1) };
  return [found(head('finding.attachment-number'), one, { parameters, expected: String(wrong + 1) })];
}

function unlike(items: readonly Listed[], pieces: readonly Attached[]): readonly Finding[] {
  if (items.length === 0 || pieces.length === 0) return [];
  if (items.length !== pieces.length) {
    const parameters = { listed: String(items.length), attached: String(pieces.length) };
    const others = pieces.map(({ where }) => where);
    return [found(head('finding.attachments-differ'), items[0]!, { parameters, others })];
  }
  return items.flatMap((one, at) => {
    const own = pieces.find(({ number }) => number !== null && number === one.number) ?? pieces[at]!;
    if (isSame(one.title, own.title)) return [];
    const parameters = { number: String(at + 1), listed: one.title.trim(), attached: own.title.trim() };
    return [found(head('finding.attachment-title'), one, { parameters, others: [own.where] })];
  });
}

/** 见附件3 where two are listed; without a list, where two are attached as sections. */
function missing(reading: Reading, items: readonly Listed[]): readonly Finding[] {
  const sections = attached(reading).filter(({ where }) => where === null);
  const count = items.length > 0 ? items.length : sections.length;
  if (count === 0) return [];
  return reading.lines.flatMap((line) =>
    [...line.text.matchAll(reference)]
      .filter(([, number]) => Number(number) > count)
      .map(({ index, 0: text, 1: number }) =>
        found(
          head('finding.attachment-missing'),
          { line, from: index, to: index + text.length },
          { parameters: { number: number!, listed: String(count) }, others: items.slice(0, 1) },
        ),
      ),
  );
}

/** S17. */
export const attachments: Rule = {
  id: 'S17',
  severity: 'block',
  run: (reading) => {
    const items = listed(reading);
    const wrong = skipped(items);
    return wrong.length > 0 ? wrong : [...unlike(items, attached(reading)), ...missing(reading, items)];
  },
};

import { personId, reportId } from '@huigao/report';
import { expect, test } from 'vitest';
import { type AuditHead, type AuditRecord, ChainVerifier, chainRecord, emptyHead, headAt } from './chain';
import { draftOf } from './event';
import { hashTextOf } from './hash';

const hash = hashTextOf('sha256');

/** A chain of `length` records. */
function chainOf(length: number, with_ = hash): AuditRecord[] {
  const records: AuditRecord[] = [];
  for (let index = 0; index < length; index++) {
    const head = records.at(-1);
    const event = {
      action: 'report.renamed',
      actor: personId('wang'),
      detail: { title: `标题${index}` },
    } as const;
    records.push(chainRecord(draftOf(event, 1000 + index), head ? headAt(head) : emptyHead, with_));
  }
  return records;
}

function verify(records: readonly AuditRecord[], kept: AuditHead, noted: AuditHead | null = null) {
  const verifier = new ChainVerifier(hash, noted);
  records.every((record) => verifier.take(record));
  return verifier.end(kept);
}

const whole = chainOf(6);
const kept = headAt(whole[5]!);

test('hash functions give the digests of their standards', () => {
  // FIPS 180-4 and GB/T 32905-2016, A.1 (example 1).
  expect(hashTextOf('sha256')('abc')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(hashTextOf('sm3')('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  // GB/T 32905-2016, A.2: 512 bits, so that there is more than one block.
  expect(hashTextOf('sm3')('abcd'.repeat(16))).toBe(
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  );
});

test('a whole chain is whole, with either hash, and an empty one too', () => {
  expect(verify(whole, kept)).toEqual({ ok: true, ...kept });
  expect(verify([], emptyHead)).toEqual({ ok: true, ...emptyHead });
  const sm3 = hashTextOf('sm3');
  const chain = chainOf(3, sm3);
  const verifier = new ChainVerifier(sm3);
  expect(chain.every((record) => verifier.take(record))).toBe(true);
  expect(verifier.end(headAt(chain[2]!))).toMatchObject({ ok: true, count: 3 });
});

test.each([
  'seq',
  'at',
  'actor',
  'address',
  'action',
  'report',
  'section',
  'figure',
  'account',
  'detail',
  'prevHash',
  'hash',
] as const)('a record whose %s was changed is the first broken one', (field) => {
  const changed = { ...whole[2]!, [field]: field === 'seq' || field === 'at' ? 7 : 'x' } as AuditRecord;
  const result = verify([...whole.slice(0, 2), changed, ...whole.slice(3)], kept);
  expect(result).toEqual({ ok: false, seq: 3, fault: field === 'seq' ? 'missing' : 'changed' });
});

test('a removed, inserted, moved or repeated record is named', () => {
  const [a, b, c, d, e, f] = whole as [
    AuditRecord,
    AuditRecord,
    AuditRecord,
    AuditRecord,
    AuditRecord,
    AuditRecord,
  ];
  expect(verify([a, b, d, e, f], kept)).toEqual({ ok: false, seq: 3, fault: 'missing' });
  expect(verify([b, c, d, e, f], kept)).toEqual({ ok: false, seq: 1, fault: 'missing' });
  expect(verify([a, b, b, c, d, e, f], kept)).toMatchObject({ ok: false, fault: 'missing' });
  const moved = [a, b, { ...d, seq: 3 }, { ...c, seq: 4 }, e, f];
  expect(verify(moved, kept)).toEqual({ ok: false, seq: 3, fault: 'changed' });
  // Put in with a right hash of its own, the one after it does not follow.
  const forged = chainRecord(draftOf({ action: 'member.set' }, 1), headAt(b), hash);
  expect(verify([a, b, forged, d, e, f], kept)).toEqual({ ok: false, seq: 4, fault: 'unlinked' });
  expect(verify([{ ...a, seq: 0 }, a, b, c, d, e, f], kept)).toEqual({ ok: false, seq: 0, fault: 'missing' });
});

test('records cut off or added at the end differ from the kept head, and from one that was noted', () => {
  expect(verify(whole.slice(0, 4), kept)).toEqual({ ok: false, seq: 5, fault: 'missing' });
  expect(verify(whole, headAt(whole[3]!))).toEqual({ ok: false, seq: 5, fault: 'unlinked' });
  // Whoever cuts the log and mends the kept head is found by a note from outside.
  const short = whole.slice(0, 4);
  expect(verify(short, headAt(short[3]!), kept)).toEqual({ ok: false, seq: 5, fault: 'missing' });
  expect(verify(whole, kept, headAt(whole[2]!))).toMatchObject({ ok: true });
  expect(verify(whole, kept, { count: 3, hash: 'f'.repeat(64) })).toEqual({
    ok: false,
    seq: 3,
    fault: 'not-as-noted',
  });
});

test('no two records are written alike, and the order of a detail does not matter', () => {
  const one = draftOf({ action: 'member.set', report: reportId('a'), detail: { days: 1, code: '2' } }, 5);
  const same = draftOf({ action: 'member.set', report: reportId('a'), detail: { code: '2', days: 1 } }, 5);
  const other = draftOf({ action: 'member.set', account: personId('a'), detail: { code: '2', days: 1 } }, 5);
  const hashes = [one, same, other].map((draft) => chainRecord(draft, emptyHead, hash).hash);
  expect(hashes[0]).toBe(hashes[1]);
  expect(hashes[2]).not.toBe(hashes[0]);
});

test('a detail is short, and ids hold nothing that a column cannot give back', () => {
  const { detail, figure } = draftOf(
    { action: 'figure.added', figure: 'a\0b\ud800' as never, detail: { label: 'x'.repeat(5000) } },
    1,
  );
  expect(figure).toBe('a\uFFFDb\uFFFD');
  expect(detail.label).toHaveLength(300);
});

// How what the checks say gets from the worker to the page: only what says otherwise than before, and so that what does not stays the same
// object on the page. There may be thousands of entries, and the page is being typed in: comparing them is the worker's work.

import type { Checked } from '@huigao/checks';

/** A list by the one before: an entry of that by its index, or a new one. Null: as before, or still not wanted. */
type ListAnswer<Entry extends object> = readonly (Entry | number)[] | null;

/** What changed since the answer before. */
export type CheckAnswer = {
  readonly [Part in keyof Checked]: ListAnswer<NonNullable<Checked[Part]>[number]>;
};

/** A list as it was sent, by what its entries say. */
class SentList<Entry extends object> {
  #said: readonly string[] | null = null;

  answerFor(list: readonly Entry[]): ListAnswer<Entry> {
    const before = this.#said;
    const said = list.map((entry) => JSON.stringify(entry));
    if (before?.length === said.length && said.every((words, index) => words === before[index])) return null;
    this.#said = said;
    const places = new Map(before?.map((words, index) => [words, index]));
    return list.map((entry, index) => places.get(said[index]!) ?? entry);
  }
}

/** Remembers what was sent. */
export class AnswerWriter {
  readonly #sent = {
    findings: new SentList<Checked['findings'][number]>(),
    waived: new SentList<Checked['waived'][number]>(),
    numbers: new SentList<NonNullable<Checked['numbers']>[number]>(),
    identities: new SentList<Checked['identities'][number]>(),
  };

  /** What the page lacks of this. */
  answerFor({ findings, waived, numbers, identities }: Checked): CheckAnswer {
    return {
      findings: this.#sent.findings.answerFor(findings),
      waived: this.#sent.waived.answerFor(waived),
      numbers: numbers && this.#sent.numbers.answerFor(numbers),
      identities: this.#sent.identities.answerFor(identities),
    };
  }
}

function listOf<Entry extends object>(old: readonly Entry[], answer: ListAnswer<Entry>): readonly Entry[] {
  return answer?.map((entry) => (typeof entry === 'number' ? old[entry]! : entry)) ?? old;
}

const nothing: Checked = { findings: [], waived: [], numbers: null, identities: [] };

/** What the checks say after an answer; parts that say the same are the objects they were. */
export function checkedAfter(old: Checked | null, answer: CheckAnswer): Checked {
  if (old && Object.values(answer).every((list) => list === null)) return old;
  const before = old ?? nothing;
  return {
    findings: listOf(before.findings, answer.findings),
    waived: listOf(before.waived, answer.waived),
    numbers: answer.numbers ? listOf(before.numbers ?? [], answer.numbers) : before.numbers,
    identities: listOf(before.identities, answer.identities),
  };
}

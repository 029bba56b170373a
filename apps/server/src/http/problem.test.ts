import { catalogue } from '@huigao/messages';
import { expect, test } from 'vitest';
import { commandShape } from './command-shape';
import { Problem, type ProblemCode, problemStatus } from './problem';
import { accountFields } from './request-shape';

const codes = Object.keys(problemStatus) as ProblemCode[];

test('every code has a text in both languages, whose marks the problem fills', () => {
  for (const code of codes) {
    expect(catalogue, code).toHaveProperty([`error.${code}`]);
    const problem = new Problem(code, { detail: 'D', parameters: { seconds: 1 } });
    for (const language of ['zh-CN', 'en'])
      expect(problem.document(language).title, code).toMatch(/^[^{}]+$/);
  }
});

test('every text of an error belongs to a code here or to the sockets', () => {
  const texts = Object.keys(catalogue).filter((key) => key.startsWith('error.'));
  const http = texts.map((key) => key.slice('error.'.length)).filter((key) => !/^(sync|update)-/.test(key));
  expect(http.sort()).toEqual([...codes].sort());
});

test('the title follows the language that is asked for, Chinese first', () => {
  const title = (language?: string) => new Problem('signed-out').document(language).title;
  expect(title('en-GB,en;q=0.9')).toBe('Sign in first.');
  expect(title(undefined)).toBe(title('zh-CN'));
  expect(title(undefined)).not.toBe(title('en'));
});

test('a field is named as people know it, with what is wanted there', () => {
  const title = (detail: string, language = 'zh-CN') =>
    new Problem('bad-request', { detail }).document(language).title;
  expect(title('password')).toBe('“密码”没有填对：请用 8 至 200 个字符。');
  expect(title('add.3.unit')).toBe('“单位”没有填对：请检查后再试。');
  expect(title('figure.label', 'en')).toBe(
    'The field “label” is not filled in correctly: check it and try again.',
  );
  expect(title('novel')).toContain('novel');
});

interface AnySchema {
  readonly entries?: Readonly<Record<string, AnySchema>>;
  readonly options?: readonly unknown[];
  readonly item?: AnySchema;
  readonly wrapped?: AnySchema;
}

/** Names of all fields in a shape, however deep. */
function fieldsIn({ entries = {}, options = [], item, wrapped }: AnySchema): readonly string[] {
  const inner = [...Object.values(entries), ...options, item, wrapped].filter(
    (one): one is AnySchema => typeof one === 'object' && one !== null,
  );
  return [...Object.keys(entries), ...inner.flatMap(fieldsIn)];
}

test('every field of a command and of an account has a name', () => {
  const fields = new Set([...fieldsIn(commandShape as AnySchema), ...Object.keys(accountFields)]);
  expect(fields.size).toBeGreaterThan(20);
  for (const field of fields) expect(catalogue, field).toHaveProperty([`field.${field}`]);
});

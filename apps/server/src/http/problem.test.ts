import { catalogue } from '@huigao/messages';
import { expect, test } from 'vitest';
import { Problem, type ProblemCode, problemStatus } from './problem';

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

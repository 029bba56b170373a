import { expect, test } from 'vitest';
import { newPassword } from './new-password';

test('a password is three groups of four legible characters', () => {
  const passwords = Array.from({ length: 50 }, () => newPassword((into) => crypto.getRandomValues(into)));
  for (const password of passwords) expect(password).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/);
  expect(new Set(passwords).size).toBe(50);
});

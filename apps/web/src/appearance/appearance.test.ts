import { expect, test, vi } from 'vitest';

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }));
const { appearanceFrom, usual } = await import('./appearance');

test('nothing kept, or nothing that can be read, is as usual', () => {
  for (const text of [null, '', 'null', '7', '[]', '{"theme":', '{}'])
    expect(appearanceFrom(text)).toEqual(usual);
});

test('what this version knows is taken, and the rest is as usual', () => {
  expect(appearanceFrom('{"theme":"dark","contrast":"less","density":"roomy","font":"big"}')).toEqual({
    theme: 'dark',
    contrast: 'system',
    density: 'roomy',
  });
});

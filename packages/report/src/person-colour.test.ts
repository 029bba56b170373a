import { expect, test } from 'vitest';
import { coloursOf, personColour } from './person-colour';

const people = Array.from({ length: 200 }, (_, number) => `person ${number}`);

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

test('a person keeps their colour, and people differ in it', () => {
  for (const person of people) expect(personColour(person)).toBe(personColour(person));
  expect(new Set(people.map(personColour)).size).toBe(10);
});

test('white letters can be read on every colour', () => {
  for (const colour of new Set(people.map(personColour)))
    expect(1.05 / (luminance(colour) + 0.05), colour).toBeGreaterThanOrEqual(4.5);
});

test('people shown beside each other have colours of their own, as far as there are any', () => {
  const people = Array.from({ length: 12 }, (_, index) => `person ${index}`);
  const colours = coloursOf(people);
  expect(colours.get('person 0')).toBe(personColour('person 0'));
  expect(new Set(people.slice(0, 10).map((one) => colours.get(one))).size).toBe(10);
  expect(colours.size).toBe(12);
});

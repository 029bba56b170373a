import { expect, test } from 'vitest';
import { filterOf, queryOf } from './audit-filter';

test('the address says what is looked at, and nothing else of it counts', () => {
  expect(filterOf(new URLSearchParams('action=member.set&from=2024-03-05&to=&x=1'))).toEqual({
    action: 'member.set',
    from: '2024-03-05',
  });
});

test('days are asked for whole, by the clock of the reader', () => {
  const query = queryOf({ from: '2024-03-05', to: '2024-03-05', action: 'member.set' });
  expect(query.get('action')).toBe('member.set');
  expect(Number(query.get('from'))).toBe(new Date(2024, 2, 5).getTime());
  expect(Number(query.get('to'))).toBe(new Date(2024, 2, 6).getTime());
  expect(queryOf({ from: 'yesterday' }).has('from')).toBe(false);
});

import { bodyFromNotation, figureFromDefinition, reportFromSeed, reportId } from '@huigao/report';
import { expect, test } from 'vitest';
import { checkAll } from './check-report';

function report(lines: readonly string[]) {
  return reportFromSeed(
    {
      title: '2023年度某某局部门整体支出绩效自评报告',
      year: 2023,
      signature: { department: '某某局', date: null },
      outline: [{ kind: 'other', level: 1, title: '收支', body: bodyFromNotation(lines) }],
      figures: [
        figureFromDefinition({
          id: 'total.executed',
          label: '执行数',
          group: '部门收支',
          unit: '元',
          format: '万元 .2 grouped',
          value: '21189000',
        }),
      ],
    },
    { id: reportId('r'), owner: null, newId: () => 's' },
  );
}

test('a note interrupts no sentence', () => {
  const plain = checkAll(report(['全年执行数2,118.90万元，完成99.97%。']), true);
  const noted = checkAll(report(['全年执行数[[注：含上年结转]]2,118.90万元，完成99.97%。']), true);
  expect(noted.findings.map(({ rule, shown }) => [rule, shown])).toEqual(
    plain.findings.map(({ rule, shown }) => [rule, shown]),
  );
  expect(noted.numbers!.map(({ place }) => place.from)).toEqual(
    plain.numbers!.map(({ place }) => place.from + 1),
  );
});

test('a number that is wrong in a note is found there, and nothing is put in its place', () => {
  const checked = checkAll(report(['全年预算执行良好[[注：执行数2,118.80万元]]。']));
  const found = checked.findings.find(({ shown }) => shown.includes('2,118.80'));
  expect(found).toMatchObject({ place: { from: 9, to: 10 }, quote: '执行数2,118.80万元', fix: null });
});

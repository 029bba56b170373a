// S13: department and date stand under the report, the date after the year it reports on. S14: the department has one full name, in title
// and signature, and one short form.

import type { Finding } from '../finding';
import type { Reading } from '../reading/reading';
import { found, type Rule } from '../rule';

/** Forms with a cover name department and date there. */
const coverDate = /填报(?:日期|时间)[：:]\s*\d{4}\s*年\s*\d{1,2}\s*月/;
const coverDepartment = /(?:评价单位|填报单位|单位名称|部门名称)[^：:]{0,8}[：:]\s*\S/;

const opening = (reading: Reading) =>
  reading.lines
    .slice(0, 12)
    .map(({ text }) => text.slice(0, 200))
    .join('\n');

/** S13. */
export const signature: Rule = {
  id: 'S13',
  severity: 'block',
  run: (reading) => {
    const { department, date } = reading.report.signature;
    const { year } = reading.report;
    const cover = opening(reading);
    const findings: Finding[] = [];
    if (department.trim() === '' && !coverDepartment.test(cover))
      findings.push(found({ rule: 'S13', severity: 'block', message: 'finding.no-department' }, null));
    if (date === null && !coverDate.test(cover))
      findings.push(found({ rule: 'S13', severity: 'block', message: 'finding.no-date' }, null));
    // The last day of the year itself occurs.
    if (date !== null && year !== null && date < `${year}-12-31`)
      findings.push(
        found({ rule: 'S13', severity: 'block', message: 'finding.date-too-early' }, null, {
          parameters: { date, year: String(year) },
          shown: date,
        }),
      );
    return findings;
  },
};

const dense = (text: string) => text.replace(/\s/g, '');
const shortForm = /(?:以下|下文|下)?简称[：:]?\s*[“"]?([\u4e00-\u9fff]{2,12})[”"]?[)）]/g;
const titleName = /(?:(?:19|20)\d\d年(?:度)?)?([\u4e00-\u9fff（）()]{4,40}?)(?:部门)?整体(?:支出)?(?:绩效)/;

function nameFinding({ report }: Reading): readonly Finding[] {
  const department = dense(report.signature.department).replace(/[（(](?:公章|盖章|章)[)）]$/, '');
  const said = titleName.exec(dense(report.title))?.[1]?.replace(/部门$/, '');
  if (department === '' || !said || dense(report.title).includes(department) || department.includes(said))
    return [];
  const parameters = { title: said, signature: department };
  return [
    found({ rule: 'S14', severity: 'warn', message: 'finding.names-differ' }, null, {
      parameters,
      shown: department,
      expected: said,
    }),
  ];
}

function shortForms({ lines }: Reading): readonly Finding[] {
  const defined = lines.flatMap((line) =>
    [...line.text.matchAll(shortForm)].map((match) => ({
      name: match[1]!,
      where: { line, from: match.index, to: match.index + match[0].length },
    })),
  );
  const seen = new Set<string>();
  return defined.flatMap(({ name, where }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      found({ rule: 'S14', severity: 'warn', message: 'finding.short-form-again' }, where, {
        parameters: { name },
      }),
    ];
  });
}

/** S14. */
export const names: Rule = {
  id: 'S14',
  severity: 'warn',
  run: (reading) => [...nameFinding(reading), ...shortForms(reading)],
};

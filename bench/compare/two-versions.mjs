// Two versions of a report of a given length, the second with words, order and values changed here and there, as the server gives them.

/**
 * @param load - gives a module of the sources
 * @returns the bytes of both, and what they are of in words
 */
export async function twoVersions(load, length) {
  const { bodyFromNotation, reportFromSeed, reportId, sampleSeed, countCharacters } = await load(
    'packages/report/src/index.ts',
  );
  const { encodeVersion, firstUpdates } = await load('packages/report-doc/src/index.ts');
  let made = 0;
  const report = reportFromSeed(sampleSeed(), {
    id: reportId('r'),
    owner: null,
    newId: () => `id${++made}`,
  });
  const sections = report.outline.filter(({ kind }) => kind !== 'part');
  const each = Math.ceil(length / 125 / sections.length);
  const versionOf = (change) => {
    const bodies = new Map(sections.map(({ id }) => [id, bodyFromNotation(lines(each, change))]));
    const figures = new Map(report.figures);
    if (change) figures.set('nature.basic', { ...figures.get('nature.basic'), value: '18000000' });
    return { ...report, bodies, figures };
  };
  const both = [versionOf(false), versionOf(true)];
  const bytes = both.map((one) => encodeVersion(firstUpdates(one)));
  const said = `${both.map(countCharacters).join(' and ')} characters, ${bytes.map((one) => `${one.length >> 10} KiB`).join(' and ')}`;
  return { bytes, said };
}

const sentences = [
  '全年部门预算执行情况总体良好，资金使用规范，重点工作任务按期完成。',
  '其中基本支出[[nature.basic]]，占全年支出的比重与上年基本持平。',
  '[[#point]]进一步健全预算绩效管理制度，完善绩效目标审核机制。',
  '截至年末共开展专项检查若干次，整改问题全部办结，群众满意度稳步提高。',
];
/** A text of numbered paragraphs, and the same with words, order and values changed here and there. */
function lines(count, change) {
  const all = Array.from({ length: count }, (_, index) =>
    [0, 1, 2, 3].map((at) => `第${index}项。${sentences[(index * 7 + at * 3) % 4]}`).join(''),
  );
  if (!change) return all;
  return all
    .map((line, index) =>
      index % 5 === 0 ? line.replace('按期完成', '提前完成').replace('稳步', '明显') : line,
    )
    .flatMap((line, index) =>
      index % 40 === 7 ? [] : index % 40 === 9 ? [line, '新增一段说明情况的文字。'] : [line],
    )
    .sort((a, b) => (a.startsWith('第3项') ? 1 : 0) - (b.startsWith('第3项') ? 1 : 0));
}

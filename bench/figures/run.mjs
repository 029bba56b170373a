// What numbers cost: following one change of a figure, checking a long report, taking in a large sheet, listing many figures. Prints
// processor time, of which a busy machine says the same; nothing is asserted.
import { openSources } from '../sources.mjs';

const { load, close } = await openSources();
const {
  bodyFromNotation,
  countCharacters,
  figureFromDefinition,
  figureId,
  placesByFigure,
  placeText,
  figureValues,
  reportFromSeed,
  reportId,
  sampleSeed,
} = await load('packages/report/src/index.ts');
const { checkAll } = await load('packages/checks/src/index.ts');
const { figuresXlsx } = await load('packages/export/src/index.ts');
const { figuresFromTable, readXlsx } = await load('packages/import/src/index.ts');
const { countStates, groupFigures, listFigures, sortFigures } = await load(
  'apps/web/src/figures/figure-list.ts',
);

let made = 0;
const sample = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `id${++made}` });
const kinds = sample.outline.filter(({ kind }) => kind !== 'part');

/** The middle and the worst of several runs, in ms of processor. The first, cold one is given apart. */
function timed(name, aim, act, runs = 40) {
  const times = Array.from({ length: runs }, (_, run) => {
    const start = process.cpuUsage();
    act(run);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  const [cold, ...warm] = times;
  warm.sort((a, b) => a - b);
  const ms = (value) => value.toFixed(1).padStart(8);
  console.log(
    `${name.padEnd(46)} cold ${ms(cold)}  middle ${ms(warm[warm.length >> 1])}  worst ${ms(warm.at(-1))}  aim ${aim}`,
  );
}

/** So many figures: of every four, two amounts, their rate, and a sum over the group. */
function manyFigures(count) {
  const definitions = [];
  for (let group = 0; definitions.length < count; group++) {
    const money = { group: `第${group}组`, unit: '元', format: '万元 .2 grouped' };
    definitions.push(
      { id: `a${group}`, label: `预算数${group}`, value: String(1_000_000 + group * 137), ...money },
      { id: `b${group}`, label: `执行数${group}`, value: String(900_000 + group * 131), ...money },
      {
        id: `r${group}`,
        label: `执行率${group}`,
        group: money.group,
        unit: '%',
        format: '.2',
        formula: `[b${group}] ÷ [a${group}] × 100`,
      },
      {
        id: `s${group}`,
        label: `累计${group}`,
        ...money,
        formula: group === 0 ? '[b0]' : `[s${group - 1}] + [b${group}]`,
      },
    );
  }
  return new Map(definitions.slice(0, count).map((one) => [figureId(one.id), figureFromDefinition(one)]));
}

{
  const figures = manyFigures(2000);
  const ids = [...figures.keys()];
  const lines = Array.from({ length: 500 }, (_, line) =>
    Array.from({ length: 10 }, (_, at) => `数[[${ids[(line * 10 + at) % ids.length]}]]`).join('，'),
  );
  const each = Math.ceil(lines.length / kinds.length);
  const bodies = new Map(
    kinds.map(({ id }, index) => [id, bodyFromNotation(lines.slice(index * each, (index + 1) * each))]),
  );
  const report = { ...sample, figures, bodies };
  const places = [];
  for (const body of bodies.values())
    body.descendants((node) => void (node.type.name === 'place' && places.push(node.attrs)));
  console.log(
    `${figures.size} figures, ${places.length} places, the first amount changed: 500 sums hang on it`,
  );
  timed('one change, every place shown anew', '8', (run) => {
    const first = { ...figures.get('b0'), value: String(run) };
    const next = new Map(figures).set(first.id, first);
    for (const place of places) placeText(next, place);
  });
  timed('  of it computing', '–', (run) =>
    figureValues(new Map(figures).set('b0', { ...figures.get('b0'), value: String(run) })),
  );
  const counts = new Map([...placesByFigure(report)].map(([id, list]) => [id, list.length]));
  const onlooker = { person: 'p', contradicted: new Set() };
  timed('the panel: listed, counted, sorted, grouped', '8', (run) => {
    const first = { ...figures.get('b0'), value: String(run) };
    const next = new Map(figures).set(first.id, first);
    const listed = listFigures(next, figureValues(next), counts);
    countStates(listed, onlooker);
    groupFigures(sortFigures(listed, 'value'));
  });
  // The import takes 10,000 cells of one table.
  const part = new Map([...figures].slice(0, 1500));
  const workbook = figuresXlsx({ ...report, figures: part });
  console.log(`a workbook of ${part.size} rows and 9 columns, ${workbook.length >> 10} KiB`);
  timed(
    'taken in: read, matched, compared',
    '1000',
    () => {
      const read = readXlsx(workbook);
      if (!read.ok) throw new Error(read.code);
      const found = figuresFromTable(read.sheets[0], { figures, year: 2023, unit: '' });
      if (found.length < 1000) throw new Error(`only ${found.length} numbers`);
    },
    5,
  );
}

{
  // Not `copy`, which gives a node of the same content back as it is.
  const fresh = (body) => body.type.create(body.attrs, body.content);
  const sentences = [
    (n) => `第${n}项工作全年预算数${(n * 7) % 900}.00万元，执行数${(n * 7) % 900}.00万元，执行率100.00%。`,
    (n) => `举办活动${n % 97}场次，服务群众${n * 13}人次，满意度达${90 + (n % 9)}%以上。`,
    (n) => `围绕项目申报、资金拨付、过程监管、绩效评价${4}个方面完善制度，全年办结事项${n}件。`,
    (n) => `[[#point]]进一步健全第${n}类预算绩效管理制度，完善目标审核机制，提高资金使用效益。`,
  ];
  const each = Math.ceil(100_000 / 158 / kinds.length);
  let n = 0;
  const text = () => sentences.map((sentence) => sentence(++n)).join('');
  const bodies = new Map(kinds.map(({ id }) => [id, bodyFromNotation(Array.from({ length: each }, text))]));
  const report = { ...sample, bodies };
  console.log(`a report of ${countCharacters(report)} characters`);
  timed(
    'all checks, every section read anew',
    '150',
    () => {
      const copies = new Map([...bodies].map(([id, body]) => [id, fresh(body)]));
      checkAll({ ...report, bodies: copies });
    },
    20,
  );
  timed('all checks after a key in one section', '150', (run) => {
    const { id } = kinds[run % kinds.length];
    const body = bodies.get(id);
    checkAll({ ...report, bodies: new Map(bodies).set(id, fresh(body)) });
  });
}
{
  const { recogniseFigures } = await load('packages/figures/src/index.ts');
  const sentence = '全年预算数2,119.56万元，执行数2,118.90万元，完成预算的99.97%，惠及近3万人。';
  for (const [name, piece] of [
    ['digits', '1234567890'],
    ['sample', [...sample.bodies.values()].map((body) => body.textContent).join('')],
    ['amounts', sentence],
  ]) {
    // As UTF-8, in which a file comes.
    const text = piece.repeat(Math.ceil(1_000_000 / Buffer.byteLength(piece)));
    timed(`numbers found in a megabyte of ${name}`, '1000', () => recogniseFigures(text), 5);
    const { id } = kinds[0];
    // Paragraphs of a page each.
    const lines = text.match(/.{1,1000}/gs);
    timed(
      `all checks of a megabyte of ${name}`,
      '1000',
      () => checkAll({ ...sample, bodies: new Map([[id, bodyFromNotation(lines)]]) }),
      3,
    );
  }
}
await close();

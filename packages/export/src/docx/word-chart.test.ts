import { reportFromSeed, reportId, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';
import { partsOf } from '../../test/word-reader';
import { html } from '../html';
import { plainLayout } from '../layout';
import { markdown } from '../markdown';
import { plainText } from '../plain-text';
import { writeDocx } from './write-docx';

let made = 0;
const report = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${++made}` });

test('a chart is a group of shapes of Word, with its words beside it; its tables are tables', async () => {
  const xml = partsOf(await writeDocx(report, plainLayout)).get('word/document.xml')!;
  const drawing = /<w:drawing>.*<\/w:drawing>/s.exec(xml)![0];
  expect(drawing).toContain('<wpg:wgp>');
  expect(drawing).toContain('descr="预算执行率：部门整体99.97%；');
  expect(drawing.match(/prst="rect".{0,80}<a:solidFill>/gs)!.length).toBeGreaterThanOrEqual(4);
  const ids = [...xml.matchAll(/<(?:wp:docPr|wps:cNvPr) id="(\d+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(xml.match(/<w:tbl>/g)).toHaveLength(4);
  expect(xml).toContain('<w:vMerge w:val="restart"/>');
});

test('HTML has it as a vector picture with a name; texts have it as a table', () => {
  expect(html(report)).toMatch(/<figure><svg [^>]*role="img" aria-label="预算执行率：/);
  expect(markdown(report)).toContain('| 部门整体 | 2,119.56 | 2,118.90 | 99.97 |');
  expect(plainText(report)).toContain('\n部门整体\t2,119.56\t2,118.90\t99.97\n');
});

// A long report of our server with places and comments all over it.

import * as Y from 'yjs';
import { importText } from '../import-text.mjs';
import { encodedPosition as encoded, joinSection, textsIn } from '../stock-client.mjs';

const places = 500;
const comments = 500;

async function importReport(context, text) {
  const page = await context.newPage();
  await importText(page, text);
  const sections = await page
    .locator('section[data-section]')
    .evaluateAll((all) => all.map((one) => one.dataset.section));
  const report = new URL(page.url()).pathname.split('/').at(-1);
  await page.close();
  return { report, sections };
}

const command = async (context, report, data) => {
  const answer = await context.request.post(`/api/v1/reports/${report}/commands`, { data });
  if (!answer.ok()) throw new Error(await answer.text());
};

/** One in every so many paragraphs gets a place at its end and a comment on its first words. */
async function fill(context, url, report, section, share) {
  const { doc, leave } = await joinSection(context, url, report, section);
  const texts = textsIn(doc.getXmlFragment('body'));
  const every = Math.max(1, Math.floor(texts.length / share));
  const chosen = texts.filter((_, index) => index % every === 0).slice(0, share);
  doc.transact(() => {
    for (const text of chosen) {
      const place = new Y.XmlElement('place');
      place.setAttribute('figure', 'bench');
      place.setAttribute('format', '');
      place.setAttribute('shown', '1,234.56万元');
      text.parent.insert(text.parent.length, [place]);
    }
  });
  for (const [index, text] of chosen.entries())
    await command(context, report, {
      type: 'addThread',
      thread: `${section}-${index}`,
      comment: `${section}-${index}`,
      section,
      anchor: { from: encoded(text, 0, 0), to: encoded(text, 4, -1) },
      text: `第 ${index + 1} 条批注：请核对数据来源。`,
    });
  leave();
  return chosen.length;
}

/** @returns the report, and its sections */
export async function makeReport(context, url, text) {
  const { report, sections } = await importReport(context, text);
  await command(context, report, {
    type: 'addFigure',
    figure: {
      id: 'bench',
      label: '执行数合计',
      group: '收支',
      unit: '元',
      format: '万元 .2',
      value: '12345600',
    },
  });
  let made = 0;
  const share = Math.ceil(Math.max(places, comments) / sections.length);
  for (const section of sections) made += await fill(context, url, report, section, share);
  console.log(`${made} places and comments in ${sections.length} sections`);
  return { report, sections };
}

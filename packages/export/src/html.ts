// A report as one HTML file: nothing is loaded from elsewhere, no script runs, headings and language are marked for screen readers, and
// the print style keeps the faces of GB/T 9704-2012.

import {
  cellAlignment,
  chartSvg,
  type Report,
  type Run,
  type ShownCell,
  textAboveNotes,
} from '@huigao/report';
import { type FlowParagraph, type FlowTable, reportFlow, runsText, withoutNotes } from './flow';
import { headRows } from './table-grid';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that HTML cannot hold even when escaped. */
const notHtml = /(?![\t\n\f\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

const escaped = (text: string) => text.replace(notHtml, '').replace(/[&<>"]/g, (sign) => signs[sign]!);

const style = `
:root { color-scheme: light; }
body { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem; color: #000; background: #fff;
  font: 1.125rem/1.8 "仿宋_GB2312", FangSong, STFangsong, "Noto Serif SC", serif; }
h1 { font: 1.6rem/1.5 "方正小标宋简体", "Noto Serif SC", SimSun, serif; text-align: center; margin: 1rem 0 2rem; text-wrap: balance; }
h2, h3, h4, h5, h6 { font-size: inherit; font-weight: normal; margin: 0; text-indent: 2em; break-after: avoid; }
h2 { font-family: "黑体", SimHei, STHeiti, "Noto Sans SC", sans-serif; }
h3 { font-family: "楷体_GB2312", KaiTi, STKaiti, "LXGW WenKai", serif; }
p { margin: 0; text-indent: 2em; text-align: justify; white-space: pre-wrap; overflow-wrap: anywhere; }
figure { margin: .5rem 0; text-align: center; break-inside: avoid; } figure svg { max-width: 100%; height: auto; }
p.caption { font-family: "黑体", SimHei, STHeiti, "Noto Sans SC", sans-serif; text-align: center; text-indent: 0; break-after: avoid; }
p.attachment { font-family: "黑体", SimHei, STHeiti, "Noto Sans SC", sans-serif; text-indent: 0; margin-top: 3rem; break-before: page; }
h2.title { font: 1.6rem/1.5 "方正小标宋简体", "Noto Serif SC", SimSun, serif; text-align: center; text-indent: 0; margin: 1rem 0 2rem; }
table { width: 100%; margin: .5rem 0; border-collapse: collapse; font-size: .8em; line-height: 1.5; }
th, td { border: 1px solid #000; padding: .25rem .5rem; text-align: left; font-weight: normal; }
th { font-family: "黑体", SimHei, STHeiti, "Noto Sans SC", sans-serif; text-align: center; }
td.number { text-align: right; }
thead { display: table-header-group; } tr { break-inside: avoid; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav ol ol { padding-left: 2em; }
nav, footer { margin: 2rem 0; }
nav { border: 1px solid #767676; border-radius: .5rem; padding: .75rem 1.25rem; }
nav a { color: #0b4f9e; }
sup { line-height: 0; } sup a, section a { color: #0b4f9e; }
section[role=doc-endnotes] { margin-top: 2rem; border-top: 1px solid #767676; font-size: .85em; }
footer p { text-align: right; text-indent: 0; padding-right: 2em; }
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@media print { nav { display: none; } body { max-width: none; padding: 0; font-size: 16pt; line-height: 28.95pt; } h1 { font-size: 22pt; } }
`.trim();

/** What footnotes say, in the order of their marks. */
type Notes = string[];

/** The mark of a footnote, with a link to it; it is named for who cannot see that it is raised. */
function mark({ note = '' }: Run, notes: Notes): string {
  const number = notes.push(note);
  return `<sup><a id="m${number}" href="#n${number}" role="doc-noteref" aria-label="注${number}">${number}</a></sup>`;
}

const inline = (runs: readonly Run[], notes: Notes) =>
  runs
    .filter(({ text }) => text !== '')
    .map((run) => {
      if (run.type === 'note') return mark(run, notes);
      return run.bold ? `<strong>${escaped(run.text)}</strong>` : escaped(run.text);
    })
    .join('')
    .replaceAll('</strong><strong>', '')
    .replaceAll('\n', '<br>');

/** All notes at the end, each with a way back. */
function endnotes(notes: Notes): readonly string[] {
  if (notes.length === 0) return [];
  const items = notes.map((note, index) => {
    const back = `<a href="#m${index + 1}" role="doc-backlink" aria-label="返回正文">↩</a>`;
    return `<li id="n${index + 1}">${escaped(note).replaceAll('\n', '<br>')} ${back}</li>`;
  });
  return [`<section role="doc-endnotes" aria-label="注释">\n<ol>\n${items.join('\n')}\n</ol>\n</section>`];
}

interface Entry {
  readonly level: number;
  readonly text: string;
  readonly id: string;
}

/** Depth of a heading element: the title is h1, level 1 of the numbering h2. */
const depth = (level: number) => Math.min(level + 1, 6);

function cell({ blocks, header, colspan, rowspan }: ShownCell, notes: Notes): string {
  const tag = header ? 'th' : 'td';
  const spans = (colspan > 1 ? ` colspan="${colspan}"` : '') + (rowspan > 1 ? ` rowspan="${rowspan}"` : '');
  const align = cellAlignment(blocks.map(textAboveNotes).join(' '), { header });
  const side = align === 'right' ? ' class="number"' : '';
  return `<${tag}${spans}${side}>${blocks.map(({ runs }) => inline(runs, notes)).join('<br>')}</${tag}>`;
}

function table(flow: FlowTable, notes: Notes): string {
  const rows = flow.rows.map((row) => `<tr>${row.map((one) => cell(one, notes)).join('')}</tr>`);
  const heads = headRows(flow);
  const head = heads > 0 ? `<thead>\n${rows.slice(0, heads).join('\n')}\n</thead>\n` : '';
  return `<table>\n${head}<tbody>\n${rows.slice(heads).join('\n')}\n</tbody>\n</table>`;
}

function block(paragraph: FlowParagraph, id: string, notes: Notes): string {
  switch (paragraph.role) {
    case 'title':
      return `<h1>${escaped(paragraph.text)}</h1>`;
    case 'heading': {
      const tag = `h${depth(paragraph.level)}`;
      return `<${tag} id="${id}">${escaped(paragraph.number)}${inline(paragraph.runs, notes)}</${tag}>`;
    }
    case 'attachment':
      return `<p class="attachment">${escaped(paragraph.text)}</p>`;
    case 'attachmentTitle':
      return `<h2 class="title" id="${id}">${escaped(paragraph.text)}</h2>`;
    case 'paragraph':
      return `<p>${inline(paragraph.runs, notes)}</p>`;
    case 'caption':
      return `<p class="caption">${inline(paragraph.runs, notes)}</p>`;
    case 'table':
      return table(paragraph, notes);
    case 'chart':
      return `<figure>${chartSvg(paragraph.drawing, paragraph.description)}</figure>`;
    default:
      return `<p>${escaped(paragraph.text)}</p>`;
  }
}

/** The first two levels of headings as links, the second within the first. */
function contents(entries: readonly Entry[]): string {
  let list = '';
  let open = 0;
  for (const { level, text, id } of entries.filter(({ level }) => level <= 2)) {
    const wanted = Math.min(level, open + 1);
    while (open > wanted) {
      list += '</li></ol>';
      open--;
    }
    list += open < wanted ? '<ol>' : '</li>';
    open = wanted;
    list += `<li><a href="#${id}">${escaped(text)}</a>`;
  }
  return list + '</li></ol>'.repeat(open);
}

const isSignature = ({ role }: FlowParagraph) => role === 'department' || role === 'date';

/** A report as a page. Every character of its text prints literally. */
export function html(report: Report): string {
  const flow = reportFlow(report).map((paragraph, index) => ({ paragraph, id: `b${index}` }));
  const entries = flow.flatMap(({ paragraph, id }): readonly Entry[] => {
    if (paragraph.role === 'attachmentTitle') return [{ level: 1, text: paragraph.text, id }];
    if (paragraph.role !== 'heading') return [];
    return [
      {
        level: paragraph.level,
        text: paragraph.number + runsText(withoutNotes(paragraph.runs)).replaceAll('\n', ' '),
        id,
      },
    ];
  });
  const title = flow.filter(({ paragraph }) => paragraph.role === 'title');
  const text = flow.filter(({ paragraph }) => paragraph.role !== 'title' && !isSignature(paragraph));
  const end = text.findIndex(({ paragraph }) => paragraph.role === 'attachment');
  const body = end < 0 ? text : text.slice(0, end);
  const attached = end < 0 ? [] : text.slice(end);
  const signature = flow.filter(({ paragraph }) => isSignature(paragraph));
  const notes: Notes = [];
  const written = (part: typeof flow) =>
    part.map(({ paragraph, id }) => block(paragraph, id, notes)).join('\n');
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="author" content="${escaped(report.signature.department)}">`,
    `<title>${escaped(report.title)}</title>`,
    `<style>\n${style}\n</style>`,
    '</head>',
    '<body>',
    '<main>',
    written(title),
    ...(entries.length > 0 ? [`<nav aria-label="目录">${contents(entries)}</nav>`] : []),
    written(body),
    ...(signature.length > 0 ? [`<footer>\n${written(signature)}\n</footer>`] : []),
    ...(attached.length > 0 ? [written(attached)] : []),
    ...endnotes(notes),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

// A live block in the page: a table, or a chart with its numbers beside it for screen readers.

import {
  cellAlignment,
  type LiveBlockAttrs,
  type LiveContent,
  type LiveSource,
  liveContent,
} from '@huigao/report';

/** Marks the cell of a figure, so that a click leads to it. */
export const liveFigureAttribute = 'data-live-figure';

function tableOf({ title, head, rows, total }: LiveContent): HTMLElement {
  const wrapper = document.createElement('div');
  wrapper.className = 'tableWrapper';
  const table = document.createElement('table');
  table.setAttribute('aria-label', title);
  const headRow = table.createTHead().insertRow();
  for (const text of head) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.dataset.align = 'center';
    cell.textContent = text;
    headRow.append(cell);
  }
  const body = table.createTBody();
  rows.forEach((cells, index) => {
    const row = body.insertRow();
    if (index === total) row.dataset.total = '';
    for (const { text, figure, rowspan = 1 } of cells) {
      const cell = row.insertCell();
      cell.rowSpan = rowspan;
      cell.dataset.align = cellAlignment(text, { header: false });
      cell.textContent = text;
      if (figure) cell.setAttribute(liveFigureAttribute, figure);
    }
  });
  wrapper.append(table);
  return wrapper;
}

function chartOf({
  chart,
  title,
}: LiveContent & { readonly chart: NonNullable<LiveContent['chart']> }): HTMLElement {
  const figure = document.createElement('div');
  figure.className = 'live-chart';
  void import('./chart-picture').then(({ chartPicture }) => {
    // The texts in it are escaped; it holds no script and loads nothing.
    figure.innerHTML = chartPicture(title, chart);
  });
  return figure;
}

/** What the block shows now. @param empty - what it says while there is nothing to show */
export function drawLive(
  source: LiveSource | null,
  attrs: LiveBlockAttrs,
  empty: (title: string) => string,
): HTMLElement {
  const content = source && liveContent(source, attrs);
  if (content && content.rows.length > 0)
    return content.chart ? chartOf({ ...content, chart: content.chart }) : tableOf(content);
  const note = document.createElement('p');
  note.className = 'live-empty';
  note.textContent = empty(content?.title ?? '');
  return note;
}

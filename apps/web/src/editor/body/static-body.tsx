import {
  type Block,
  bodyBlocks,
  cellAlignment,
  type LiveBlockAttrs,
  liveSource,
  noteMark,
  notesBefore,
  type PlaceAttrs,
  type Report,
  type Run,
  type SectionId,
  type ShownCell,
  type ShownTable,
  textAboveNotes,
  withTables,
} from '@huigao/report';
import type { Node } from '@tiptap/pm/model';
import { Fragment, useLayoutEffect, useRef } from 'react';
import { useText } from '../../app/locale';
import { drawLive } from '../live/draw-live';
import '../editor.css';
import '../tables/table.css';
import { countingFrom } from '../footnotes/note-count';
import { shownPlace } from '../places/place-texts';

interface StaticBodyProps {
  readonly report: Report;
  readonly body: Node;
}

/** A section's text as it reads, without an editor: while there is none yet, or where there may be none. */
export function StaticBody({ report, body, section }: StaticBodyProps & { readonly section: SectionId }) {
  return (
    <div className="body-text" style={countingFrom(notesBefore(report).get(section) ?? 0)}>
      {/* By their order: what is typed before them moves all that come after. */}
      {withTables(bodyBlocks(report, body)).map((block, index) =>
        block.type === 'table' ? (
          <StaticTable key={index} table={block} report={report} body={body} />
        ) : (
          <StaticBlock key={index} block={block} report={report} body={body} />
        ),
      )}
    </div>
  );
}

function StaticBlock({ block, report, body }: StaticBodyProps & { readonly block: Block }) {
  const Tag = block.level === null ? 'p' : (`h${block.level}` as 'h3');
  return (
    <Tag data-number={block.number || undefined} data-caption={block.type === 'caption' ? '' : undefined}>
      {block.runs.map((run, index) => {
        const content = shownRun(report, body, run);
        return run.bold ? <strong key={index}>{content}</strong> : <Fragment key={index}>{content}</Fragment>;
      })}
      {block.runs.length === 0 && <br />}
    </Tag>
  );
}

function StaticTable({ table, ...shown }: StaticBodyProps & { readonly table: ShownTable }) {
  if (table.live) return <StaticLive pos={table.pos} {...shown} />;
  return (
    <div className="tableWrapper">
      <table>
        <tbody>
          {table.rows.map((row, index) => (
            // A row has no identity but its place.
            <tr key={index}>
              {row.map((cell) => (
                <StaticCell key={cell.column} cell={cell} {...shown} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A live block, drawn as in an editor. */
function StaticLive({ report, body, pos }: StaticBodyProps & { readonly pos: number }) {
  const t = useText();
  const element = useRef<HTMLDivElement>(null);
  const attrs = body.nodeAt(pos)!.attrs as LiveBlockAttrs;
  useLayoutEffect(() => {
    const drawn = drawLive(liveSource(report), attrs, (title) => t('blocks.empty', { title }));
    element.current?.replaceChildren(drawn);
  }, [report, attrs, t]);
  return <div ref={element} className="live-block" data-live={attrs.kind} />;
}

function StaticCell({ cell, ...shown }: StaticBodyProps & { readonly cell: ShownCell }) {
  const { header, colspan, rowspan, blocks } = cell;
  const Tag = header ? 'th' : 'td';
  return (
    <Tag
      colSpan={colspan}
      rowSpan={rowspan}
      data-align={cellAlignment(blocks.map(textAboveNotes).join(' '), { header })}
    >
      {blocks.map((block) => (
        <StaticBlock key={block.pos} block={block} {...shown} />
      ))}
    </Tag>
  );
}

function shownRun(report: Report, body: Node, run: Run) {
  switch (run.type) {
    case 'text':
      return run.text;
    case 'break':
      return <br />;
    case 'ordinal':
      return <span data-ordinal="" data-number={run.text} />;
    case 'note':
      return <span {...noteMark(run.note ?? '')} />;
    case 'place': {
      const { text, state, real } = shownPlace(report.figures, body.nodeAt(run.pos)!.attrs as PlaceAttrs);
      return (
        <span data-figure={run.figure} data-state={state} data-real={real ?? undefined}>
          {text}
        </span>
      );
    }
  }
}

import { bodyBlocks, type PlaceAttrs, type Report } from '@huigao/report';
import type { Node } from '@tiptap/pm/model';
import './editor.css';
import { shownPlace } from './place-texts';

/** A section's text as it reads, without an editor: while there is none yet, or where there may be none. */
export function StaticBody({ report, body }: { readonly report: Report; readonly body: Node }) {
  return (
    <div className="body-text">
      {bodyBlocks(report, body).map((block) => {
        const Tag = block.level === null ? 'p' : (`h${block.level}` as 'h3');
        return (
          <Tag key={block.pos} data-number={block.number || undefined}>
            {block.runs.map((run) => {
              const content = shownRun(report, body, run);
              return run.bold ? (
                <strong key={run.pos}>{content}</strong>
              ) : (
                <span key={run.pos}>{content}</span>
              );
            })}
            {block.runs.length === 0 && <br />}
          </Tag>
        );
      })}
    </div>
  );
}

type Run = ReturnType<typeof bodyBlocks>[number]['runs'][number];

function shownRun(report: Report, body: Node, run: Run) {
  switch (run.type) {
    case 'text':
      return run.text;
    case 'break':
      return <br />;
    case 'ordinal':
      return <span data-ordinal="" data-number={run.text} />;
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

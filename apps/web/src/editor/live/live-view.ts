// A live block in the editor: drawn from the report, selected as one thing, never written in.

import { type FigureId, figureId, type LiveBlockAttrs } from '@huigao/report';
import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { drawLive, liveFigureAttribute } from './draw-live';
import type { LiveSources } from './live-sources';

export interface LiveViewOptions {
  readonly sources: LiveSources;
  readonly empty: (title: string) => string;
  readonly openFigure: (figure: FigureId) => void;
  /** Opens what the block is drawn from, where that is tasks or indicators. */
  readonly openTasks: () => void;
}

const ofTasks: ReadonlySet<string> = new Set(['tasks', 'indicators', 'executionChart']);

class LiveView implements NodeView {
  readonly dom = document.createElement('div');
  readonly #options: LiveViewOptions;
  readonly #stop: () => void;
  #attrs: LiveBlockAttrs;

  constructor(node: Node, options: LiveViewOptions) {
    this.#options = options;
    this.#attrs = node.attrs as LiveBlockAttrs;
    this.dom.className = 'live-block';
    this.dom.contentEditable = 'false';
    this.dom.addEventListener('click', this.#click);
    this.dom.addEventListener('dblclick', this.#doubleClick);
    this.#draw();
    this.#stop = options.sources.watch(() => this.#draw());
  }

  update(node: Node): boolean {
    if (node.type.name !== 'liveBlock') return false;
    this.#attrs = node.attrs as LiveBlockAttrs;
    this.#draw();
    return true;
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.#stop();
  }

  readonly #click = ({ target }: MouseEvent) => {
    const cell = target instanceof Element ? target.closest(`[${liveFigureAttribute}]`) : null;
    const id = cell?.getAttribute(liveFigureAttribute);
    if (id) this.#options.openFigure(figureId(id));
  };

  readonly #doubleClick = () => {
    if (ofTasks.has(this.#attrs.kind)) this.#options.openTasks();
  };

  #draw(): void {
    this.dom.dataset.live = this.#attrs.kind;
    this.dom.replaceChildren(drawLive(this.#options.sources.current(), this.#attrs, this.#options.empty));
  }
}

/** Node view of `liveBlock`. */
export const liveView =
  (options: LiveViewOptions): NodeViewRenderer =>
  ({ node }) =>
    new LiveView(node, options);

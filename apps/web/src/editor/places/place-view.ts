// A place in the text: one element whose text is a function of figure and format.

import type { PlaceAttrs } from '@huigao/report';
import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { type PlaceTexts, shownPlace } from './place-texts';

/** Marks the element of a place, here and in a static body. */
export const placeAttribute = 'data-figure';

/** What the figure gives where other words stand; the stylesheet shows it. */
const realAttribute = 'data-real';

class PlaceView implements NodeView {
  readonly dom = document.createElement('span');
  readonly #texts: PlaceTexts;
  readonly #stop: () => void;
  #attrs: PlaceAttrs;

  constructor(node: Node, texts: PlaceTexts) {
    this.#attrs = node.attrs as PlaceAttrs;
    this.#texts = texts;
    this.#show();
    this.#stop = texts.watch(() => this.#refresh());
  }

  update(node: Node): boolean {
    if (node.type.name !== 'place') return false;
    this.#attrs = node.attrs as PlaceAttrs;
    this.#show();
    return true;
  }

  /** Its inside is ours alone: nothing that happens there is an edit. */
  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.#stop();
  }

  #refresh(): void {
    const before = this.dom.textContent;
    this.#show();
    if (this.dom.textContent === before) return;
    // Starts the animation anew when two changes follow each other.
    this.dom.removeAttribute('data-changed');
    requestAnimationFrame(() => this.dom.setAttribute('data-changed', ''));
  }

  #show(): void {
    const { text, state, real } = shownPlace(this.#texts.figures(), this.#attrs);
    this.dom.setAttribute(placeAttribute, this.#attrs.figure);
    this.dom.setAttribute('data-state', state);
    if (real === null) this.dom.removeAttribute(realAttribute);
    else this.dom.setAttribute(realAttribute, real);
    if (this.dom.textContent !== text) this.dom.textContent = text;
  }
}

/** Node view of `place`; the page's places are kept up to date by `texts`. */
export const placeView =
  (texts: PlaceTexts): NodeViewRenderer =>
  ({ node }) =>
    new PlaceView(node, texts);

// The peer: the whole report as one stock Tiptap document over a stock y-websocket client, and nothing else on the page.

import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import StarterKit from '@tiptap/starter-kit';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const { relay, first, name } = Object.fromEntries(new URLSearchParams(location.search));
const document = new Y.Doc();
const provider = new WebsocketProvider(relay, 'report', document, { disableBc: true });
const editor = new Editor({
  element: window.document.getElementById('editor'),
  extensions: [
    StarterKit.configure({ undoRedo: false }),
    Collaboration.configure({ document }),
    CollaborationCaret.configure({ provider, user: { name, color: '#336699' } }),
  ],
});
if (first) {
  const lines = await (await fetch('text')).text();
  const paragraphs = lines.split('\n').filter((line) => line.trim() !== '');
  editor.commands.setContent(
    paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  );
}

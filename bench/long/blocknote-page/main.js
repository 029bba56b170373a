// The peer: the whole report in BlockNote over a stock y-websocket client, without its React controls.

import { BlockNoteEditor } from '@blocknote/core';
import { withCollaboration } from '@blocknote/core/yjs';
import '@blocknote/core/style.css';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const { relay, first, name } = Object.fromEntries(new URLSearchParams(location.search));
const document = new Y.Doc();
const provider = new WebsocketProvider(relay, 'report', document, { disableBc: true });
const editor = BlockNoteEditor.create(
  withCollaboration({
    collaboration: {
      fragment: document.getXmlFragment('default'),
      provider,
      user: { name, color: '#336699' },
    },
  }),
);
editor.mount(window.document.getElementById('editor'));
if (first) {
  const lines = (await (await fetch('text')).text()).split('\n').filter((line) => line.trim() !== '');
  editor.replaceBlocks(
    editor.document,
    lines.map((content) => ({ type: 'paragraph', content })),
  );
}

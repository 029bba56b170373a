// Bounds of what one peer may ask of another. The server tells its own in `welcome`.

/** Bytes of one websocket message to the server. */
export const maxMessageBytes = 1024 * 1024;

/** Bytes of the JSON of one cursor. */
export const maxCursorBytes = 512;

/** Cursors a second that are looked at; more are dropped, since only the newest counts. */
export const maxCursorsPerSecond = 10;

/** Documents one connection may have open. */
export const maxChannels = 256;

/** Bytes a connection may have waiting to be read before it is cut off. */
export const maxBufferedBytes = 8 * 1024 * 1024;

/** Bytes of an id or a document's name on the wire. */
export const maxIdBytes = 128;

/** Messages a connection may send at once, and each second after that. */
export const messageBurst = 1000;
export const messagesPerSecond = 200;

/** Bytes of one update or state, either way; a whole section with its history may be larger than a client's message. */
export const maxDocumentBytes = 64 * 1024 * 1024;

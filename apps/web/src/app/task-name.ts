/** A name under which one can ask the server how far it is with a file. Only the asker's own are told, so it need not be secret. */
export const newTaskName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

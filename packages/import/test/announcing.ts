// A zip package that lies about what its parts unpack to.

const directoryEntry = 0x02014b50;

/** The package with another size unpacked in the directory's record of each part, 24 bytes in. */
export function announcing(bytes: Uint8Array, size: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at < copy.length - 46; at++)
    if (view.getUint32(at, true) === directoryEntry) view.setUint32(at + 24, size, true);
  return copy;
}

import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { packageParts } from './finish-package';

const document = () => new Document({ sections: [{ children: [new Paragraph('甲')] }] });

const asText = (data: string | Uint8Array) =>
  // The library names its relations and times anew each time.
  (typeof data === 'string' ? data : strFromU8(data))
    .replace(/rId[\w-]+/g, 'rId')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');

test('the parts are those that the library itself would zip', async () => {
  const zipped = unzipSync(await Packer.pack(document(), 'uint8array'));
  const parts = packageParts(document());
  expect([...parts.keys()]).toEqual(Object.keys(zipped));
  for (const [path, data] of parts) expect([path, asText(data)]).toEqual([path, asText(zipped[path]!)]);
});

/** Read what the page carries. */

import { Data } from './data.js';
import { TextTable } from './texttable.js';
import { blockText, fromBase64, readJson, split, unpacked } from './unpack.js';

/**
 * @param {Document} document
 * @returns {Promise<{data: Data, base: any}>} the events and the base map
 */
export async function readPage(document) {
  const [bytes, base] = await Promise.all([
    unpacked(fromBase64(blockText(document, 'dateline-data'))),
    readJson(document, 'dateline-base'),
  ]);
  const { head, columns } = split(bytes);
  const texts = Object.fromEntries(
    Object.entries(head.texts).map(([name, entry]) => [
      name,
      new TextTable(entry, (number) => blockText(document, `dateline-${name}-${number}`)),
    ]),
  );
  return { data: new Data(head, columns, texts, base.labels), base };
}

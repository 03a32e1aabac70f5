/** Read what the page carries. */

import { Data } from './data.js';
import { Shorthand } from './shorthand.js';
import { TextTable } from './texttable.js';
import { blockText, fromBase64, readJson, split, unpacked, unpackedNow } from './unpack.js';

/**
 * @param {Document} document
 * @returns {Promise<{data: Data, base: any}>} the events and the base map
 */
export async function readPage(document) {
  const [bytes, base, pictures] = await Promise.all([
    unpacked(fromBase64(blockText(document, 'dateline-data'))),
    readJson(document, 'dateline-base'),
    readPictures(document),
  ]);
  const { head, rest } = split(bytes);
  const opened = opener(document);
  const texts = Object.fromEntries(
    Object.entries(head.texts).map(([name, entry]) => [
      name,
      new TextTable(entry, (number) => opened(`dateline-${name}-${number}`)),
    ]),
  );
  return { data: new Data(head, rest, texts, base.labels), base: { ...base, pictures } };
}

/** What opens blocks of texts; the words of sentences are unpacked with the first of them. */
function opener(/** @type {Document} */ document) {
  const bytesOf = (/** @type {string} */ name) => unpackedNow(blockText(document, name));
  /** @type {Shorthand | undefined} */
  let shorthand;
  return (/** @type {string} */ name) => {
    const { head, rest } = split(bytesOf(name));
    if (rest.length === 0) return head;
    shorthand ??= new Shorthand(JSON.parse(new TextDecoder().decode(bytesOf('dateline-words'))));
    return { ...head, ...JSON.parse(shorthand.read(rest)) };
  };
}

/**
 * The tiles that the page carries.
 * @param {Document} document
 * @returns {Promise<import('../pictures.js').Pictures | null>} null where it carries none
 */
async function readPictures(document) {
  if (!document.getElementById('dateline-tiles')) return null;
  const { head, rest } = split(await unpacked(fromBase64(blockText(document, 'dateline-tiles'))));
  return { ...head, bytes: rest };
}

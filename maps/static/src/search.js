/** Full-text search: every word typed must begin a word of the event, whatever its accents. */

/** Marks and the signs that transcriptions write for hamza and ayn. */
const SILENT = /[\p{M}'’‘ʼʻʾʿ`´]+/gu;

/** Lower case, no marks, one blank between words, one in front. */
export function foldText(/** @type {string} */ text) {
  const plain = text.normalize('NFKD').replace(SILENT, '').toLowerCase();
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`;
}

/**
 * Make a search over texts that are folded at the first use only.
 * @param {number} count
 * @param {(row: number) => string} textOf
 * @returns {(query: string) => Uint8Array | null} 1 for each match; null for an empty query
 */
export function makeSearch(count, textOf) {
  /** @type {string[] | null} */
  let folded = null;
  return (query) => {
    const wanted = foldText(query).split(' ').filter(Boolean);
    if (wanted.length === 0) return null;
    folded ??= Array.from({ length: count }, (_, row) => foldText(textOf(row)));
    const matches = new Uint8Array(count);
    for (let row = 0; row < count; row += 1) {
      const text = folded[row];
      matches[row] = wanted.every((word) => text.includes(` ${word}`)) ? 1 : 0;
    }
    return matches;
  };
}

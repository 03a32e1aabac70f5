/**
 * Full-text search: every word typed must begin a word of the event, whatever its accents.
 *
 * Texts are folded block by block when the first search asks for them; a page of 100,000 events
 * needs about a second for that, and looks through all of them in a few milliseconds then.
 */

/** Marks and the signs that transcriptions write for hamza and ayn. */
const SILENT = /[\p{M}'’‘ʼʻʾʿ`´]+/gu;
const ROWS_PER_BLOCK = 1024;

const ASCII = /^[\0-\x7f]*$/;

/** Lower case, no marks, one blank between words, one in front. */
export function foldText(/** @type {string} */ text) {
  // Five times as fast as what follows, and most sentences are of this kind.
  if (ASCII.test(text)) {
    const plain = text.toLowerCase().replace(/['`]+/g, '');
    return ` ${plain.replace(/[^a-z0-9]+/g, ' ').trim()}`;
  }
  const plain = text.normalize('NFKD').replace(SILENT, '').toLowerCase();
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`;
}

export class Search {
  /**
   * @param {number} count
   * @param {(row: number) => string} textOf
   */
  constructor(count, textOf) {
    this.count = count;
    this.textOf = textOf;
    /** @type {{text: string, starts: Uint32Array}[]} folded texts, a line a row */
    this.blocks = [];
  }

  /** Whether all texts are folded. */
  get isReady() {
    return this.blocks.length * ROWS_PER_BLOCK >= this.count;
  }

  /**
   * Fold texts until all are done or time is up.
   * @param {number} ms
   * @returns {boolean} whether all are done
   */
  work(ms) {
    const until = performance.now() + ms;
    while (!this.isReady && performance.now() < until) this.blocks.push(this.folded());
    return this.isReady;
  }

  /** The next block. */
  folded() {
    const first = this.blocks.length * ROWS_PER_BLOCK;
    const last = Math.min(this.count, first + ROWS_PER_BLOCK);
    const starts = new Uint32Array(last - first + 1);
    let text = '';
    for (let row = first; row < last; row += 1) {
      text += `${foldText(this.textOf(row))}\n`;
      starts[row - first + 1] = text.length;
    }
    return { text, starts };
  }

  /**
   * Look through what is folded.
   * @param {string} query
   * @returns {Uint8Array | null} 1 for each match; null for an empty query
   */
  find(query) {
    const words = foldText(query).split(' ').filter(Boolean);
    if (words.length === 0) return null;
    const hits = new Uint8Array(this.count);
    this.blocks.forEach(({ text, starts }, block) => {
      const found = hits.subarray(block * ROWS_PER_BLOCK, block * ROWS_PER_BLOCK + starts.length - 1);
      words.forEach((word, index) => markLines(found, index, { text, starts, word: ` ${word}` }));
      for (let line = 0; line < found.length; line += 1) {
        found[line] = found[line] === Math.min(words.length, MOST_WORDS) ? 1 : 0;
      }
    });
    return hits;
  }
}

/** More words than this are not told apart. */
const MOST_WORDS = 250;

/**
 * Raise the number of each line that holds a word, if it holds all words before it.
 * @param {Uint8Array} found
 * @param {number} index of the word
 * @param {{text: string, starts: Uint32Array, word: string}} where
 */
function markLines(found, index, { text, starts, word }) {
  if (index >= MOST_WORDS) return;
  let line = 0;
  let at = text.indexOf(word);
  while (at >= 0) {
    while (starts[line + 1] <= at) line += 1;
    if (found[line] === index) found[line] = index + 1;
    // The next one in another line is what matters.
    at = text.indexOf(word, starts[line + 1]);
  }
}

/**
 * Counts by time and kind, as maps/atlas/runs.py writes them, and how to add them up. Pure.
 *
 * Bins count from 1; 0 is all time before them, and the two behind them are all time behind and no
 * date. An event counts in the first of its bins to the last: in a stretch of time lies what has
 * begun before its end and has not ended before its start.
 */

/**
 * Runs of any number of cells, those of cell `n` from `starts[n]` to `starts[n + 1]`.
 * @typedef {object} Runs
 * @property {Uint32Array} starts
 * @property {Uint16Array} first bin of each run
 * @property {Uint16Array} last
 * @property {Uint8Array} kind
 * @property {Uint32Array} count events
 */

/**
 * What a reader wants to see.
 * @typedef {object} Choice
 * @property {number} from the first bin
 * @property {number} to the last bin
 * @property {number} undated the bin of what has no date; -1 where that is not wanted
 * @property {Uint8Array} kinds 1 for each that is wanted
 */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BITS = 5;
const FOLLOWS = 1 << BITS;
const VALUES = new Uint8Array(128);
for (let value = 0; value < DIGITS.length; value += 1) VALUES[DIGITS.charCodeAt(value)] = value;

/**
 * The numbers of a text.
 * @param {string} text
 * @returns {number[]}
 */
export function numbersOf(text) {
  const numbers = [];
  let number = 0;
  let weight = 1;
  for (let at = 0; at < text.length; at += 1) {
    const digit = VALUES[text.charCodeAt(at)];
    number += (digit & (FOLLOWS - 1)) * weight;
    if (digit & FOLLOWS) {
      weight *= FOLLOWS;
    } else {
      numbers.push(number);
      number = 0;
      weight = 1;
    }
  }
  return numbers;
}

/**
 * The runs of cells.
 * @param {string[]} texts one for each cell
 * @returns {Runs}
 */
export function readRuns(texts) {
  const starts = new Uint32Array(texts.length + 1);
  /** @type {number[]} */
  const rows = [];
  texts.forEach((text, cell) => {
    const numbers = numbersOf(text);
    let bin = 0;
    for (let at = 0; at < numbers.length; ) {
      bin += numbers[at];
      const kind = numbers[at + 1];
      const length = kind & 1 ? numbers[at + 2] : 0;
      at += kind & 1 ? 3 : 2;
      rows.push(bin, bin + length, kind >> 1, numbers[at]);
      at += 1;
    }
    starts[cell + 1] = rows.length / 4;
  });
  return { starts, ...columnsOf(rows) };
}

/** @param {number[]} rows four numbers each */
function columnsOf(rows) {
  const count = rows.length / 4;
  const columns = {
    first: new Uint16Array(count),
    last: new Uint16Array(count),
    kind: new Uint8Array(count),
    count: new Uint32Array(count),
  };
  for (let row = 0; row < count; row += 1) {
    columns.first[row] = rows[4 * row];
    columns.last[row] = rows[4 * row + 1];
    columns.kind[row] = rows[4 * row + 2];
    columns.count[row] = rows[4 * row + 3];
  }
  return columns;
}

/**
 * Add the wanted events of a cell to counts by kind.
 * @param {Runs} runs
 * @param {number} cell
 * @param {Choice} choice
 * @param {number[]} counts by kind
 */
export function addCell(runs, cell, { from, to, undated, kinds }, counts) {
  const { starts, first, last, kind, count } = runs;
  const end = starts[cell + 1];
  for (let run = starts[cell]; run < end; run += 1) {
    const isIn = (first[run] <= to && last[run] >= from) || first[run] === undated;
    if (isIn && kinds[kind[run]]) counts[kind[run]] += count[run];
  }
}

/** How many there are. @param {number[]} counts */
export function total(counts) {
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * The rows of a smallest cell that may be wanted: in it events of one bin come first, by time, and
 * behind them all others.
 * @param {Runs} runs
 * @param {number} cell
 * @param {Choice} choice
 * @param {number} loose the first bin whose events are not sorted by time: that of no date
 * @returns {[number, number][]} stretches, counted from the cell's first row, ends excluded
 */
export function stretches({ starts, first, last, count }, cell, { from, to }, loose) {
  let before = 0;
  let inside = 0;
  let sure = 0;
  let all = 0;
  for (let run = starts[cell]; run < starts[cell + 1]; run += 1) {
    all += count[run];
    if (first[run] !== last[run] || first[run] === loose) continue;
    sure += count[run];
    if (first[run] < from) before += count[run];
    else if (first[run] <= to) inside += count[run];
  }
  const found = /** @type {[number, number][]} */ ([[before, before + inside], [sure, all]]);
  return found.filter(([start, end]) => end > start);
}

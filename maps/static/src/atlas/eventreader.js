/** Reads the events of a selection page by page: those rows that may be wanted, those that are. */

import { stretches } from './runs.js';

/** @typedef {import('./model.js').Stretch} Stretch */
/** @typedef {import('./runs.js').Choice} Choice */

/** Events that a list gains at a time, and rows that are looked through for them at most. */
const PAGE = 40;
const MOST_ROWS = 4096;
const SLICE = 512;

/** Whether an event of the archive is wanted. @param {any} event @param {Choice} choice */
export function isWanted({ first, last, kind }, { from, to, undated, kinds }) {
  return ((first <= to && last >= from) || first === undated) && kinds[kind] === 1;
}

export class EventReader {
  /**
   * @param {{events: (from: number, to: number) => Promise<any[]>}} archive
   * @param {Stretch[]} parts
   * @param {Choice} choice
   * @param {number} none the bin of what has no date
   */
  constructor(archive, parts, choice, none) {
    this.archive = archive;
    this.choice = choice;
    /** Rows yet to be looked through. @type {[number, number][]} */
    this.ahead = parts.flatMap((part) => rowsOf(part, choice, none));
    this.few = this.ahead.reduce((sum, [from, to]) => sum + to - from, 0) <= SLICE;
  }

  /** Whether all was looked through. */
  get isDone() {
    return this.ahead.length === 0;
  }

  /** Rows yet to be looked through. */
  get left() {
    return this.ahead.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  /**
   * The next events; those of a few rows come all at once, by time.
   * @returns {Promise<any[]>}
   */
  async next() {
    const found = [];
    let looked = 0;
    while (this.ahead.length > 0 && (this.few || (found.length < PAGE && looked < MOST_ROWS))) {
      const [from, end] = this.ahead[0];
      const to = Math.min(end, from + (this.few ? SLICE : PAGE));
      const events = await this.archive.events(from, to);
      found.push(...events.filter((event) => isWanted(event, this.choice)));
      looked += to - from;
      if (to === end) this.ahead.shift();
      else this.ahead[0] = [to, end];
    }
    return this.few ? found.sort(byTime) : found;
  }
}

/** The rows of a stretch that may be wanted. @param {Stretch} part @param {Choice} choice @param {number} none @returns {[number, number][]} */
export function rowsOf({ row, events, runs, cell, sorted }, choice, none) {
  if (!sorted) return [[row, row + events]];
  return stretches(runs, cell, choice, none).map(([from, to]) => [row + from, row + to]);
}

/** By time, those without a date last. @param {any} a @param {any} b */
function byTime(a, b) {
  const at = (/** @type {any} */ event) => event.start ?? event.end ?? Infinity;
  return at(a) === at(b) ? a.row - b.row : at(a) < at(b) ? -1 : 1;
}

/** All events of some stretches of the archive, for a file: how many they are, and block by block. */

import { isWanted, rowsOf } from './eventreader.js';

/** @typedef {import('./model.js').Stretch} Stretch */
/** @typedef {import('./runs.js').Choice} Choice */

/** Events that a file holds at most: table programs and this page's memory bear as many. */
export const MOST_EVENTS = 50_000;
/** Rows that are looked through for them at most: some 40 MB of the archive. */
export const MOST_ROWS = 1_000_000;
/** Rows that come in one request, and how far apart they may lie for that. */
const AT_ONCE = 16_384;
const APART = 512;

/**
 * Stretches of rows, ends excluded, in their order; neighbours are one.
 * @param {[number, number][]} ranges
 * @param {number} apart
 * @returns {[number, number][]}
 */
export function joined(ranges, apart = 0) {
  /** @type {[number, number][]} */
  const found = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = found[found.length - 1];
    if (last && from <= last[1] + apart) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}

export class Harvest {
  /**
   * @param {{events: (from: number, to: number) => Promise<any[]>}} archive
   * @param {Stretch[]} parts
   * @param {import('./model.js').AtlasModel} model
   */
  constructor(archive, parts, model) {
    this.archive = archive;
    this.choice = model.choice;
    const wanted = parts.map((part) => ({ part, count: model.countOf([part]) })).filter(({ count }) => count > 0);
    /** Events at places, each of which is a row of the archive. */
    this.count = wanted.reduce((sum, { count }) => sum + count, 0);
    this.ranges = joined(wanted.flatMap(({ part }) => rowsOf(part, this.choice, model.time.bins + 2)));
    /** Rows to be looked through. */
    this.looked = this.ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  /**
   * The rows that are wanted.
   * @param {(share: number) => void} tell hears how far it is, 0 to 1
   * @returns {Promise<any[]>}
   */
  async gather(tell) {
    const found = [];
    let range = 0;
    const requests = joined(this.ranges, APART).flatMap(([from, to]) => cut(from, to));
    for (const [at, [from, to]] of requests.entries()) {
      tell(at / requests.length);
      for (const event of await this.archive.events(from, to)) {
        while (range < this.ranges.length && this.ranges[range][1] <= event.row) range += 1;
        if (event.row >= (this.ranges[range]?.[0] ?? Infinity) && isWanted(event, this.choice)) found.push(event);
      }
    }
    return found;
  }
}

/** @param {number} from @param {number} to @returns {[number, number][]} */
function cut(from, to) {
  const parts = [];
  for (let start = from; start < to; start += AT_ONCE) {
    parts.push(/** @type {[number, number]} */ ([start, Math.min(to, start + AT_ONCE)]));
  }
  return parts;
}

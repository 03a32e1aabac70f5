/**
 * Where the rows of the list stand. Sections of equal rows under headings need no entry of their own
 * for each row, so that a million cost no more than ten. Pure.
 */

export const ROW = 92;
export const HEADING = 34;
/** Browsers stop placing elements some 17 to 33 million pixels down; beyond this the list is scaled. */
const TALLEST = 10_000_000;

/**
 * A heading or a row, with where it stands.
 * @typedef {object} Entry
 * @property {number} index among all entries
 * @property {number} top pixels
 * @property {string | null} heading
 * @property {number} row of the event; -1 for a heading
 */

export class ListLayout {
  /** @param {import('./listrows.js').Section[]} sections */
  constructor(sections) {
    this.sections = sections;
    /** First entry and top of each section. */
    this.firsts = [0];
    this.tops = [0];
    for (const { rows } of sections) {
      this.firsts.push(this.firsts[this.firsts.length - 1] + rows.length + 1);
      this.tops.push(this.tops[this.tops.length - 1] + HEADING + rows.length * ROW);
    }
  }

  /** How many entries there are, headings included. */
  get count() {
    return this.firsts[this.sections.length];
  }

  get height() {
    return this.tops[this.sections.length];
  }

  /** The height that the browser is told. */
  get told() {
    return Math.min(this.height, TALLEST);
  }

  /**
   * How far down a reader is who has scrolled so far; as far, unless the list is too tall.
   * @param {number} scrolled
   * @param {number} window height of what is seen
   */
  depth(scrolled, window) {
    if (this.height <= TALLEST) return scrolled;
    return (scrolled / (TALLEST - window)) * (this.height - window);
  }

  /** The other way round. @param {number} depth @param {number} window */
  scroll(depth, window) {
    if (this.height <= TALLEST) return depth;
    return (depth / (this.height - window)) * (TALLEST - window);
  }

  /** The entry at a depth. @param {number} depth */
  indexAt(depth) {
    const section = this.find(this.tops, depth);
    if (section < 0) return 0;
    const inside = Math.floor((depth - this.tops[section] - HEADING) / ROW);
    const most = this.sections[section].rows.length;
    return this.firsts[section] + Math.max(0, Math.min(most, inside + 1));
  }

  /** @param {number} index @returns {Entry} */
  entry(index) {
    const section = this.find(this.firsts, index);
    const { heading, rows } = this.sections[section];
    const inside = index - this.firsts[section] - 1;
    const top = this.tops[section];
    if (inside < 0) return { index, top, heading, row: -1 };
    return { index, top: top + HEADING + inside * ROW, heading: null, row: rows[inside] };
  }

  /** The entry of an event, null if it has none. @param {number} row */
  entryOf(row) {
    for (let section = 0; section < this.sections.length; section += 1) {
      const inside = this.sections[section].rows.indexOf(row);
      if (inside >= 0) return this.entry(this.firsts[section] + 1 + inside);
    }
    return null;
  }

  /** The event some rows on or back, as far as there are any. @param {Entry} entry @param {number} steps */
  moved({ index }, steps) {
    const section = this.find(this.firsts, index);
    const rows = this.count - this.sections.length;
    const now = index - section - 1;
    return this.event(Math.max(0, Math.min(rows - 1, now + steps)));
  }

  /** The entry of an event by its number among events. @param {number} number @returns {Entry} */
  event(number) {
    const firsts = this.firsts.map((first, section) => first - section);
    const section = this.find(firsts, number);
    return this.entry(number + section + 1);
  }

  /**
   * The last section that begins at or before a value.
   * @param {number[]} starts one more than sections, rising
   * @param {number} value
   */
  find(starts, value) {
    let low = 0;
    let high = this.sections.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= value) low = middle;
      else high = middle - 1;
    }
    return high;
  }
}

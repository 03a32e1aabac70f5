/**
 * How many events each place and each symbol stands for. Pure, and made for a hundred thousand
 * events between two frames: arrays of numbers, no objects per event.
 */

import { COUNTRY } from './data/places.js';
import { FAMILIES, NAMED, isSure } from './families.js';

/** @typedef {import('./data/data.js').Data} Data */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box of the unit square */

/** Numbers for each family: told as fact, and not. */
export const SHARES = FAMILIES.length * 2;

/** Events at each place, and which places a drawing needs. */
export class PlaceTally {
  /** @param {number} places how many there are */
  constructor(places) {
    /** Events at each place. */
    this.counts = new Uint32Array(places);
    /** For each place that is only named an event that names it, else -1. */
    this.named = new Int32Array(places);
  }

  /**
   * @param {Data} data
   * @param {Uint32Array} rows events
   * @param {Box} box what lies outside is not counted, countries excepted
   */
  count({ columns, linkStarts, linkPlaces, places }, rows, box) {
    const { counts, named } = this;
    const { x, y, standing } = places;
    const { left, top, right, bottom } = box;
    counts.fill(0);
    named.fill(-1);
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i];
      const first = linkStarts[row];
      const last = linkStarts[row + 1];
      for (let link = first; link < last; link += 1) {
        const place = linkPlaces[link];
        const isCountry = standing[place] === COUNTRY;
        if (!isCountry && !(x[place] >= left && x[place] <= right && y[place] >= top && y[place] <= bottom)) continue;
        if (link > first && isRepeated(linkPlaces, first, link)) continue;
        if (columns.family[row] === NAMED) named[place] = row;
        else counts[place] += 1;
      }
    }
  }

  /**
   * The places that have something to draw, countries aside.
   * @param {Uint8Array} standing
   */
  used(standing) {
    const found = [];
    for (let place = 0; place < this.counts.length; place += 1) {
      if (this.counts[place] === 0 && this.named[place] < 0) continue;
      if (standing[place] !== COUNTRY) found.push(place);
    }
    return found;
  }

  /**
   * Events in each country that are known to no closer place; one that is only named counts once.
   * @param {import('./data/places.js').PlaceTable} places
   */
  inCountries({ countries, countryOf }) {
    const counts = new Uint32Array(countries.length);
    if (countries.length === 0) return counts;
    for (let place = 0; place < countryOf.length; place += 1) {
      const country = countryOf[place];
      if (country >= 0) counts[country] += this.counts[place] || Number(this.named[place] >= 0);
    }
    return counts;
  }
}

/**
 * What a symbol needs to know of its events, each counted once.
 * @typedef {object} Shared
 * @property {number} count
 * @property {number[]} shares by family, those told as fact first
 * @property {number[]} rows the events themselves, as long as they are few
 */

/**
 * Share events out among symbols.
 * @param {Data} data
 * @param {Uint32Array} rows events
 * @param {{of: Int32Array, count: number, most: number, faint: boolean}} symbols the symbol of each
 *   place or -1, how many there are, up to how many events are listed, and whether undated events
 *   count as uncertain
 * @returns {Shared[]}
 */
export function shareOut({ columns, linkStarts, linkPlaces }, rows, { of, count, most, faint }) {
  const { family, stance, dated } = columns;
  /** @type {Shared[]} */
  const shared = Array.from({ length: count }, () => ({
    count: 0,
    shares: new Array(SHARES).fill(0),
    rows: [],
  }));
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    if (family[row] === NAMED) continue;
    const first = linkStarts[row];
    const last = linkStarts[row + 1];
    for (let link = first; link < last; link += 1) {
      const symbol = of[linkPlaces[link]];
      if (symbol < 0 || (link > first && isAtSymbol(of, linkPlaces, first, link))) continue;
      const one = shared[symbol];
      const unsure = isSure(stance[row]) && !(faint && !dated[row]) ? 0 : 1;
      one.shares[family[row] * 2 + unsure] += 1;
      if (one.count < most) one.rows.push(row);
      one.count += 1;
    }
  }
  return shared;
}

/** Whether a link leads where an earlier one of the same event does. */
function isRepeated(
  /** @type {ArrayLike<number>} */ linkPlaces,
  /** @type {number} */ first,
  /** @type {number} */ link,
) {
  for (let before = first; before < link; before += 1) {
    if (linkPlaces[before] === linkPlaces[link]) return true;
  }
  return false;
}

/** Whether an earlier link of the same event leads to the same symbol. */
function isAtSymbol(
  /** @type {Int32Array} */ of,
  /** @type {ArrayLike<number>} */ linkPlaces,
  /** @type {number} */ first,
  /** @type {number} */ link,
) {
  for (let before = first; before < link; before += 1) {
    if (of[linkPlaces[before]] === of[linkPlaces[link]]) return true;
  }
  return false;
}

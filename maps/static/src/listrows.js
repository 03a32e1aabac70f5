/** What stands in the list, in which order: sections of rows under a heading. Pure but for the words. */

import { dateInWords, rangeInWords } from './datewords.js';
import { floorTo, shift } from './calendar.js';
import { NAMED } from './families.js';
import { placeName } from './placenames.js';

/**
 * @typedef {object} Section
 * @property {string} heading
 * @property {Uint32Array} rows events
 */

/**
 * Shown events in view, by month or year or by place, then those without a date, then those without
 * a place, then what is only named, by place, if that is wanted.
 * @param {import('./model.js').Model} model
 * @param {import('./words.js').Words} words
 * @returns {{sections: Section[], inView: number, outside: number, mentions: number}}
 */
export function listSections(model, words) {
  const { data, shown, state } = model;
  const { dated, undated, nowhere, named, outside } = sorted(data, shown.rows, viewOf(state));
  const sections =
    state.sort === 'place'
      ? byPlace(data, [dated, undated], words)
      : [...byTime(data.columns, dated, words), ...section(words.undated, undated)];
  const mentions = model.listsMentions() ? section(words.mentionsTitle, sortedByName(data, named, words)) : [];
  return {
    sections: [...sections, ...section(words.nowhere, nowhere), ...mentions],
    inView: dated.length + undated.length + nowhere.length,
    outside,
    mentions: named.length,
  };
}

/** @returns {[number, number, number, number] | null} */
function viewOf(/** @type {import('./model.js').State} */ { follow, view }) {
  return follow ? view : null;
}

/**
 * Rows in view by what is known of them. Few enough steps for a hundred thousand a frame.
 * @param {import('./data/data.js').Data} data
 * @param {Uint32Array} rows
 * @param {[number, number, number, number] | null} view west, north, east, south in the unit square
 */
function sorted({ columns, linkStarts, linkPlaces, places }, rows, view) {
  const [west, north, east, south] = view ?? [-Infinity, -Infinity, Infinity, Infinity];
  const { x, y } = places;
  // Dated rows come first: those with a place share one array, in their order.
  const found = new Uint32Array(rows.length);
  const nowhere = [];
  const named = [];
  let size = 0;
  let dated = 0;
  let outside = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    const first = linkStarts[row];
    const last = linkStarts[row + 1];
    let seen = first === last;
    for (let link = first; link < last && !seen; link += 1) {
      const place = linkPlaces[link];
      seen = x[place] >= west && x[place] <= east && y[place] >= north && y[place] <= south;
    }
    if (columns.family[row] === NAMED) {
      if (seen) named.push(row);
    } else if (!seen) outside += 1;
    else if (first === last) nowhere.push(row);
    else {
      found[size++] = row;
      dated += columns.dated[row];
    }
  }
  return {
    dated: found.subarray(0, dated),
    undated: found.subarray(dated, size),
    nowhere: Uint32Array.from(nowhere),
    named: Uint32Array.from(named),
    outside,
  };
}

/** @returns {Section[]} */
function section(/** @type {string} */ heading, /** @type {Uint32Array} */ rows) {
  return rows.length === 0 ? [] : [{ heading, rows }];
}

/**
 * By the month of an event, or the years of one that is known no closer.
 * @param {{start: Float64Array, end: Float64Array}} columns
 * @param {Uint32Array} rows in the order of time
 * @param {import('./words.js').Words} words
 * @returns {Section[]}
 */
function byTime({ start, end }, rows, words) {
  /** @type {Section[]} */
  const sections = [];
  let month = [Infinity, -Infinity];
  let from = 0;
  let last = '';
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    if (!(start[row] >= month[0] && start[row] < month[1])) {
      const first = floorTo(start[row], 'month');
      month = Number.isFinite(first) ? [first, shift(first, 'month')] : [Infinity, -Infinity];
    }
    const isShort = start[row] >= month[0] && (end[row] <= month[1] || end[row] === Infinity);
    const key = isShort ? String(month[0]) : `${start[row]} ${end[row]}`;
    if (key === last) continue;
    const heading = isShort ? rangeInWords(month[0], month[1], words) : longHeading(start[row], end[row], words);
    const previous = sections[sections.length - 1];
    last = key;
    if (previous) previous.rows = rows.subarray(from, i);
    if (previous?.heading === heading) continue;
    sections.push({ heading, rows });
    from = i;
  }
  if (sections.length > 0) sections[sections.length - 1].rows = rows.subarray(from);
  return sections;
}

/** Years of a span that no month holds, or what is known of an open one. */
function longHeading(
  /** @type {number} */ start,
  /** @type {number} */ end,
  /** @type {import('./words.js').Words} */ words,
) {
  if (start === -Infinity) return words.until(dateInWords(end, words));
  return rangeInWords(floorTo(start, 'year'), shift(floorTo(end - 1, 'year'), 'year'), words);
}

/**
 * By the name of the first place, names in order; within one by time.
 * @param {import('./data/data.js').Data} data
 * @param {Uint32Array[]} lists
 * @param {import('./words.js').Words} words
 * @returns {Section[]}
 */
function byPlace({ linkStarts, linkPlaces, places }, lists, words) {
  /** @type {Map<number, {heading: string, rows: number[]}>} */
  const found = new Map();
  for (const rows of lists) {
    for (const row of rows) {
      const place = linkPlaces[linkStarts[row]];
      const same = found.get(places.names[place]);
      if (same) same.rows.push(row);
      else found.set(places.names[place], { heading: placeName(places, place, words), rows: [row] });
    }
  }
  return [...found.values()]
    .map(({ heading, rows }) => ({ heading, rows: Uint32Array.from(rows) }))
    .sort((a, b) => (a.heading < b.heading ? -1 : 1));
}

/** Rows one after the other as `byPlace` has them. @returns {Uint32Array} */
function sortedByName(
  /** @type {import('./data/data.js').Data} */ data,
  /** @type {Uint32Array} */ rows,
  /** @type {import('./words.js').Words} */ words,
) {
  const all = new Uint32Array(rows.length);
  let size = 0;
  for (const part of byPlace(data, [rows], words)) {
    all.set(part.rows, size);
    size += part.rows.length;
  }
  return all;
}

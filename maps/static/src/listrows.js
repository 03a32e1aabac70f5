/** What stands in the list, in which order. Pure but for the words. */

import { dateInWords, rangeInWords } from './datewords.js';
import { floorTo, shift } from './calendar.js';
import { NAMED } from './families.js';
import { isInView } from './mercator.js';

/** @typedef {{heading: string} | {row: number}} Entry */

/**
 * Shown events in view, by month or year, then those without a date, then those without a place.
 * @param {import('./model.js').Model} model
 * @param {import('./words.js').Words} words
 * @returns {{entries: Entry[], inView: number, outside: number}}
 */
export function listEntries(model, words) {
  const { data, shown, state } = model;
  const dated = [];
  const undated = [];
  const nowhere = [];
  const view = state.follow ? state.view : null;
  let inView = 0;
  let outside = 0;
  for (const row of shown.rows) {
    const places = data.placeRows(row);
    const isEvent = Number(data.columns.family[row] !== NAMED);
    if (places.length > 0 && view && !places.some((place) => isInView(data.places[place], view))) {
      outside += isEvent;
      continue;
    }
    inView += isEvent;
    if (places.length === 0) nowhere.push(row);
    else if (data.columns.dated[row]) dated.push(row);
    else undated.push(row);
  }
  const entries = [
    ...byTime(data, dated, words),
    ...section(words.undated, undated),
    ...section(words.nowhere, nowhere),
  ];
  return { entries, inView, outside };
}

/** @returns {Entry[]} */
function section(/** @type {string} */ heading, /** @type {number[]} */ rows) {
  return rows.length === 0 ? [] : [{ heading }, ...rows.map((row) => ({ row }))];
}

/**
 * @param {import('./payload.js').Data} data
 * @param {number[]} rows
 * @param {import('./words.js').Words} words
 * @returns {Entry[]}
 */
function byTime(data, rows, words) {
  /** @type {Entry[]} */
  const entries = [];
  let last = '';
  for (const row of rows) {
    const heading = headingOf(data.when(row), words);
    if (heading !== last) entries.push({ heading });
    last = heading;
    entries.push({ row });
  }
  return entries;
}

/** The month of an event, or the years of one that is known no closer. */
function headingOf(
  /** @type {import('./payload.js').Span} */ { start, end },
  /** @type {import('./words.js').Words} */ words,
) {
  if (start === null) return words.until(dateInWords(/** @type {number} */ (end), words));
  const month = floorTo(start, 'month');
  const next = shift(month, 'month');
  if (end === null || end <= next) return rangeInWords(month, next, words);
  return rangeInWords(floorTo(start, 'year'), shift(floorTo(end - 1, 'year'), 'year'), words);
}

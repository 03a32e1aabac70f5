/** The key: what the symbols that occur on this map mean, and no others. */

import { DAY } from './calendar.js';
import { AREA, COUNTRY } from './data/places.js';
import { h } from './dom.js';
import { FAMILIES, STANCES, isDenied, isSure } from './families.js';
import { familyName } from './kindsrow.js';
import { MOST_PLACES } from './symbolmaker.js';
import { MOST_SINGLE, glyph } from './symbols.js';
import { MOST_SYMBOLS } from './density.js';

/** @param {import('./data/data.js').Data} data @param {import('./words.js').Words} words */
export function legend(data, words) {
  const { family, stance } = data.columns;
  if (data.count === 0) return h('div', { hidden: true });
  const families = FAMILIES.flatMap((_, number) =>
    family.includes(number) ? [entry(glyph(number), familyName(number, words))] : [],
  );
  const { standing } = data.places;
  const notes = [
    stance.some((number) => !isSure(number) && !isDenied(number)) &&
      entry(glyph(0, 1), words.legendHollow),
    stance.some(isDenied) && entry(glyph(0, STANCES.indexOf('denied')), words.legendDenied),
    data.reports.some((count) => count > 1) && entry(h('span', { class: 'swatch reports' }, '2'), words.legendReports),
    isCrowded(data) && entry(h('span', { class: 'swatch ring' }, '9'), words.legendRing),
    data.linkPlaces.length > MOST_SYMBOLS &&
      entry(h('span', { class: 'swatch density' }), words.legendDense),
    standing.includes(AREA) &&
      entry(h('span', { class: 'swatch hatch' }), words.legendArea),
    data.columns.dated.includes(0) &&
      data.span &&
      entry(h('span', { class: 'faint' }, glyph(0)), words.legendFaint),
    isLoose(data.columns) && entry(h('span', { class: 'swatch loose' }), words.legendLoose),
    standing.includes(COUNTRY) &&
      entry(h('span', { class: 'swatch badge' }, '3'), words.legendCountry),
  ].filter(Boolean);
  const open = matchMedia('(min-width: 1000px) and (min-height: 600px)').matches;
  return h(
    'details',
    { class: notes.length > 0 ? 'legend' : 'legend families-only', open },
    h('summary', {}, words.legend),
    h('ul', { class: 'legend-families' }, ...families),
    h('ul', { class: 'legend-notes' }, ...notes),
  );
}

/**
 * Put the key where it covers no symbol: low, else high, else folded up.
 * @param {HTMLDetailsElement | HTMLElement} element
 * @param {(box: DOMRect) => boolean} covers
 */
export function keepClear(element, covers) {
  if (!(element instanceof HTMLDetailsElement) || !element.open) return;
  for (const high of [false, true]) {
    element.classList.toggle('is-high', high);
    if (!covers(element.getBoundingClientRect())) return;
  }
  element.classList.remove('is-high');
  element.open = false;
}

/** Whether any event is known to a longer time than a day, and both ends of that. */
function isLoose(/** @type {{start: Float64Array, end: Float64Array}} */ { start, end }) {
  return start.some((first, row) => Number.isFinite(end[row] - first) && end[row] - first > DAY);
}

/**
 * Whether a place has more events than are drawn one by one, or places share a symbol.
 * @param {import('./data/data.js').Data} data
 */
function isCrowded(data) {
  if (data.places.count > MOST_PLACES) return true;
  const counts = new Uint32Array(data.places.count);
  return data.linkPlaces.some((/** @type {number} */ place) => {
    counts[place] += 1;
    return data.places.standing[place] !== COUNTRY && counts[place] > MOST_SINGLE;
  });
}

function entry(/** @type {Node} */ symbol, /** @type {string} */ text) {
  return h('li', {}, symbol, h('span', {}, text));
}

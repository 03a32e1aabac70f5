/**
 * What a reader looks at, as the text behind the # of an address: a link, a frame or a reloaded page
 * opens just there. Pure: state in, text out, and back.
 *
 * `map=west,south,east,north` in degrees, `time` and `axis` as `first..end` (ISO dates, the end
 * excluded), `undated=no`, `off`, `unsure` and `dated` (families, stances and precisions that are
 * switched off), `who`, `source` and `kind` (each may come often), `find` (the search), `event` or
 * `place` (ids; `place` may come often), `list` (`place`: sorted so; `all`: not only what the map
 * shows; `named`: with what is only named), `play` (`cumulative`), `speed`, `lang`. What is not told is as the page first shows it.
 */

import { isoDate, parseIso } from './calendar.js';
import { FAMILIES, STANCES } from './families.js';

/** @typedef {import('./model.js').State} State */
/** @typedef {import('./data/data.js').Data} Data */
/** @typedef {[number, number, number, number]} Box west, south, east, north in degrees */

/**
 * @typedef {object} Address
 * @property {Partial<State>} state
 * @property {Box | null} box
 * @property {string | null} lang
 */

const MOST_VALUES = 200;
const MOST_PLACES = 50;
const SPEEDS = [0.5, 1, 2, 4, 8];
/** Signs that are told plainly behind a #, so that people can read them. */
const PLAIN = /%(2C|3A|2F|40)/g;

/** @type {[string, 'actors' | 'outlets' | 'kinds'][]} */
const FACETS = [
  ['who', 'actors'],
  ['source', 'outlets'],
  ['kind', 'kinds'],
];

/** Names of what can be switched off, by the key of the state. @param {Data} data */
function switches(data) {
  return /** @type {[string, 'offFamilies' | 'offStances' | 'offPrecisions', string[]][]} */ ([
    ['off', 'offFamilies', FAMILIES],
    ['unsure', 'offStances', STANCES],
    ['dated', 'offPrecisions', data.precisions],
  ]);
}

/**
 * @param {State} state
 * @param {Data} data
 * @param {{box: Box | null, lang: string | null}} around null for what is as the page first shows it
 * @param {(told: URLSearchParams, state: any, data: any) => void} [tell] tells what is chosen
 * @returns {string} without the #; empty for the page as it first shows itself
 */
export function addressOf(state, data, { box, lang }, tell = tellSelection) {
  const told = new URLSearchParams();
  if (box) told.set('map', degrees(box));
  tellTime(told, state, data);
  for (const [name, key, names] of switches(data)) {
    if (state[key].size > 0) told.set(name, [...state[key]].map((one) => names[one]).join(','));
  }
  for (const [name, key] of FACETS) {
    for (const number of state[key]) told.append(name, data.strings[number]);
  }
  if (state.query.trim()) told.set('find', state.query.trim());
  tell(told, state, data);
  if (state.sort === 'place') told.append('list', 'place');
  if (!state.follow) told.append('list', 'all');
  if (state.mentions) told.append('list', 'named');
  if (state.cumulative) told.set('play', 'cumulative');
  if (state.speed !== 1) told.set('speed', String(state.speed));
  if (lang) told.set('lang', lang);
  return told.toString().replace(PLAIN, decodeURIComponent);
}

/** @param {URLSearchParams} told @param {State} state @param {Data} data */
function tellTime(told, { range, axis, undated }, { span }) {
  const differs = (/** @type {[number, number]} */ [start, end]) =>
    span && (start !== span[0] || end !== span[1]);
  if (differs(range)) told.set('time', range.map(isoDate).join('..'));
  if (differs(axis)) told.set('axis', axis.map(isoDate).join('..'));
  if (!undated) told.set('undated', 'no');
}

/** @param {URLSearchParams} told @param {State} state @param {Data} data */
function tellSelection(told, { selection }, data) {
  if (!selection) return;
  if (selection.event !== null) told.set('event', data.id(selection.event));
  else {
    for (const place of selection.places.slice(0, MOST_PLACES)) {
      told.append('place', data.places.id(place));
    }
  }
}

/**
 * What a text behind a # asks for. What it gets wrong, or this page does not have, is left out.
 * @param {string} text with or without the #
 * @param {Data} data
 * @param {(told: URLSearchParams, data: any) => any} [read] what is chosen
 * @returns {Address}
 */
export function readAddress(text, data, read = selectionIn) {
  const told = new URLSearchParams(text.replace(/^#/, ''));
  return {
    state: {
      ...timeIn(told, data),
      ...filtersIn(told, data),
      ...listIn(told),
      selection: read(told, data),
    },
    box: boxIn(told.get('map')),
    lang: told.get('lang'),
  };
}

/** @param {URLSearchParams} told @param {Data} data @returns {Partial<State>} */
function timeIn(told, { span }) {
  const whole = span ?? [0, 1];
  return {
    range: stretch(told.get('time')) ?? whole,
    axis: (span && within(stretch(told.get('axis')), span)) ?? whole,
    undated: told.get('undated') !== 'no',
    cumulative: told.get('play') === 'cumulative',
    speed: SPEEDS.find((speed) => String(speed) === told.get('speed')) ?? 1,
  };
}

/** @param {URLSearchParams} told @param {Data} data @returns {Partial<State>} */
function filtersIn(told, data) {
  /** @type {Partial<State>} */
  const state = { query: told.get('find') ?? '' };
  for (const [name, key, names] of switches(data)) {
    const off = (told.get(name) ?? '').split(',').map((one) => names.indexOf(one));
    state[key] = new Set(off.filter((one) => one >= 0));
  }
  for (const [name, key] of FACETS) {
    const wanted = told.getAll(name).slice(0, MOST_VALUES);
    state[key] = new Set(wanted.map((one) => data.strings.indexOf(one)).filter((one) => one > 0));
  }
  return state;
}

/** @param {URLSearchParams} told @returns {Partial<State>} */
function listIn(told) {
  const list = told.getAll('list');
  return {
    sort: list.includes('place') ? 'place' : 'time',
    follow: !list.includes('all'),
    mentions: list.includes('named'),
  };
}

/** @param {URLSearchParams} told @param {Data} data */
function selectionIn(told, data) {
  const event = told.has('event') ? data.rowOf(told.get('event') ?? '') : undefined;
  if (event !== undefined) return { event, places: data.placeRows(event) };
  const places = told
    .getAll('place')
    .slice(0, MOST_PLACES)
    .map((id) => data.places.rowOf(id))
    .filter((row) => row >= 0);
  return places.length > 0 ? { event: null, places } : null;
}

/** @param {string | null} text @returns {[number, number] | null} */
function stretch(text) {
  const [start, end] = (text ?? '').split('..').map(parseIso);
  return start !== null && end !== null && start < end ? [start, end] : null;
}

/** What two stretches share; null for nothing. @param {[number, number] | null} part @param {[number, number]} whole @returns {[number, number] | null} */
export function within(part, whole) {
  if (!part) return null;
  const [start, end] = [Math.max(part[0], whole[0]), Math.min(part[1], whole[1])];
  return start < end ? [start, end] : null;
}

/** @param {string | null} text @returns {Box | null} */
function boxIn(text) {
  const parts = (text ?? '').split(',');
  const [west, south, east, north] = parts.map((part) => (part.trim() ? Number(part) : NaN));
  const fits =
    parts.length === 4 && west >= -540 && west < east && east <= 540 && south >= -90 && south < north && north <= 90;
  return fits ? [west, south, east, north] : null;
}

/** A box in as many decimals as its size asks for: a thousandth of it is far less than a pixel's worth. */
function degrees(/** @type {Box} */ box) {
  const size = Math.min(box[2] - box[0], box[3] - box[1]);
  const decimals = Math.max(0, Math.min(7, Math.ceil(4 - Math.log10(size))));
  return box.map((side) => String(Number(side.toFixed(decimals)))).join(',');
}

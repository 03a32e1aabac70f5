/**
 * The address of an atlas: the page's own (../address.js), but for what is chosen. `place` tells where
 * a symbol stands (`41.09,34.37`), a country by its code, or `nowhere`; `event` a row of the archive
 * and the id that it must have (`812:report-7:e2`).
 */

import { addressOf, readAddress, within } from '../address.js';

/** @typedef {{place: string | null, event: string | null}} Chosen as an address tells it */

export const NOWHERE = 'nowhere';
const DIGITS = 5;
const POINT = /^(-?\d{1,3}(?:\.\d{1,9})?),(-?\d{1,2}(?:\.\d{1,9})?)$/;
const EVENT = /^(\d{1,12}):([^]{1,300})$/;
/** What a page has, and an atlas has not. */
const LACKING = {
  offPrecisions: new Set(), actors: new Set(), outlets: new Set(), kinds: new Set(),
  sort: 'time', follow: true, mentions: false,
};

/**
 * @param {import('./model.js').AtlasModel} model
 * @param {{box: import('../address.js').Box | null, lang: string | null}} around
 * @param {Chosen} wish what is to be opened, and is on its way
 */
export function atlasAddress({ state, time }, around, wish) {
  const { selection, event } = state;
  const chosen = {
    place: selection?.key ?? wish.place,
    event: event ? `${event.row}:${event.id}` : wish.event,
  };
  const all = /** @type {any} */ ({ ...LACKING, ...state });
  return addressOf(all, dataOf(time.span), around, (told) => {
    for (const [name, value] of Object.entries(chosen)) if (value) told.set(name, value);
  });
}

/**
 * @param {string} text with or without the #
 * @param {import('./model.js').AtlasModel} model
 */
export function readAtlasAddress(text, { time }) {
  const { state, box, lang } = readAddress(text, dataOf(time.span), (told) => ({
    place: told.get('place'),
    event: told.get('event'),
  }));
  const { range, axis, undated, offFamilies, offStances, query, cumulative, speed } = state;
  const whole = time.span ?? /** @type {[number, number]} */ ([0, 1]);
  /** @type {Partial<import('./model.js').State>} */
  const patch = { range: within(range ?? null, whole) ?? whole, axis, undated, offFamilies, offStances, query, cumulative, speed };
  return { state: patch, box, lang, wish: /** @type {Chosen} */ (/** @type {unknown} */ (state.selection)) };
}

/** Where a symbol stands, as an address tells it. @param {number} lon @param {number} lat */
export function pointText(lon, lat) {
  return [lon, lat].map((degrees) => Number(degrees.toFixed(DIGITS))).join(',');
}

/** Degrees of a place of an address. @param {string} text @returns {{lon: number, lat: number} | null} */
export function pointIn(text) {
  const [, lon, lat] = (POINT.exec(text) ?? []).map(Number);
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : null;
}

/** A row of the archive and its id. @param {string} text @returns {{row: number, id: string} | null} */
export function eventIn(text) {
  const [, row, id] = EVENT.exec(text) ?? [];
  return row === undefined ? null : { row: Number(row), id };
}

/** @param {[number, number] | null} span */
function dataOf(span) {
  return /** @type {any} */ ({ span, precisions: [], strings: [] });
}

/** Search for places by the first letters of any of their words, in an index that is fetched in blocks. */

import { foldText } from '../search.js';

/** More blocks than this are not fetched for one word: then a reader types on. */
const MOST_BLOCKS = 4;
const MOST_FOUND = 40;

/** @typedef {{name: string, arabic: string, country: string, admin1: string, kind: string, lon: number, lat: number, events: number}} FoundPlace */

/**
 * The blocks that may hold keys which begin with a text.
 * @param {[string, number, number][]} names first key, first byte and bytes of each block
 * @param {string} prefix
 * @returns {number[]}
 */
export function blocksFor(names, prefix) {
  const found = [];
  for (let number = 0; number < names.length; number += 1) {
    const isAfter = names[number][0] > prefix && !names[number][0].startsWith(prefix);
    if (isAfter) break;
    const next = names[number + 1]?.[0];
    if (next === undefined || next >= prefix) found.push(number);
  }
  return found;
}

/**
 * Places whose names have words that begin so, those with most events first.
 * @param {import('./archive.js').Archive} archive
 * @param {string} query
 * @returns {Promise<{places: FoundPlace[], more: boolean}>}
 */
export async function findPlaces(archive, query) {
  const prefix = foldText(query).trim();
  if (prefix === '') return { places: [], more: false };
  const numbers = blocksFor(archive.names, prefix);
  const blocks = await Promise.all(numbers.slice(0, MOST_BLOCKS).map((number) => archive.nameBlock(number)));
  /** @type {Map<string, FoundPlace>} */
  const found = new Map();
  for (const [key, name, arabic, country, admin1, kind, lon, lat, events] of blocks.flat()) {
    if (key.startsWith(prefix)) found.set(`${name} ${lon} ${lat}`, { name, arabic, country, admin1, kind, lon, lat, events });
  }
  const places = [...found.values()].sort((a, b) => b.events - a.events);
  return { places: places.slice(0, MOST_FOUND), more: numbers.length > MOST_BLOCKS || places.length > MOST_FOUND };
}

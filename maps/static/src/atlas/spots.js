/**
 * Which cells share a symbol: those that would lie on top of each other. They are gathered by what
 * they hold of all dates, so that symbols stay where they are while the dates move. Pure.
 */

import { gatherSpots } from '../spots.js';
import { shortNumber } from '../symbols.js';

/** @typedef {import('./celltile.js').CellTile} CellTile */
/** @typedef {import('./tilecache.js').Part} Part */
/** @typedef {{tile: CellTile, cell: number}} Cell */

/**
 * @typedef {object} Spot
 * @property {number} x in the unit square
 * @property {number} y
 * @property {number} events of all dates and kinds
 * @property {number} places
 * @property {Cell[]} cells the fullest first
 */

/** Radius of a single event, pixels. */
const LEAST = 3;
/** From this radius on a symbol is a ring with its number, which has room in it. */
const RING = 9.5;
const DIGIT = 3.6;
/** Air around symbols. */
const AIR = 1.2;
/** The largest radius on a wide map, and the part of a narrow one's width that it may have. */
const LARGEST = 30;
const SHARE = 0.05;
/** So many events at one place make a symbol as large as can be, at least. */
const LEAST_MOST = 256;
/** A symbol that has taken others in is larger, and may lie on the next one then. */
const ROUNDS = 4;
/** Between areas and radii that grow alike: large numbers stay apart, small ones visible. */
const GROWTH = 0.38;

/**
 * How large symbols are.
 * @typedef {object} Measure
 * @property {number} most events
 * @property {number} largest the radius of these, pixels
 */

/**
 * The measure for a map: of all dates, so that symbols can be compared while it plays, and in coarse
 * steps, so that it stays while the map is dragged a little.
 * @param {number} most events in the fullest cell in sight
 * @param {number} width pixels
 * @returns {Measure}
 */
export function measureFor(most, width) {
  const step = 2 ** Math.ceil(Math.log2(Math.max(1, most)));
  return { most: Math.max(LEAST_MOST, step), largest: Math.min(LARGEST, width * SHARE) };
}

/**
 * The radius of a symbol.
 * @param {number} count
 * @param {Measure} measure
 */
export function spotRadius(count, { most, largest }) {
  const r = Math.max(LEAST, Math.min(largest * 1.15, largest * (count / most) ** GROWTH));
  return r < RING ? r : Math.max(r, shortNumber(count).length * DIGIT + 4);
}

/** Whether a symbol of this radius is a ring with its number. */
export function isRing(/** @type {number} */ r) {
  return r >= RING;
}

/**
 * @param {Part[]} parts
 * @param {number} size pixels of the world
 * @param {Measure} measure
 * @returns {Spot[]} most events first
 */
export function spotsOf(parts, size, measure) {
  const cells = cellsOf(parts);
  const items = cells.map(({ tile, cell }, number) => ({
    x: tile.x[cell] * size,
    y: tile.y[cell] * size,
    places: [number],
    count: tile.events[cell],
  }));
  return apart(items, measure).map(({ x, y, count, places }) => {
    const own = places.map((number) => cells[number]);
    own.sort((a, b) => b.tile.events[b.cell] - a.tile.events[a.cell]);
    const many = own.reduce((sum, { tile, cell }) => sum + tile.places[cell], 0);
    return { x: x / size, y: y / size, events: count, places: many, cells: own };
  });
}

/** The cells of tiles; only those that lie in a box, where one is given. @param {Part[]} parts @param {import('./tilecache.js').Box} [seen] */
export function cellsOf(parts, seen) {
  /** @type {Cell[]} */
  const cells = [];
  for (const { tile, box } of parts) {
    for (let cell = 0; cell < tile.count; cell += 1) {
      const [x, y] = [tile.x[cell], tile.y[cell]];
      if ((!box || isIn(box, x, y)) && (!seen || isIn(seen, x, y))) cells.push({ tile, cell });
    }
  }
  return cells;
}

/** Events of the fullest cell in a box. @param {Part[]} parts @param {import('./tilecache.js').Box} box */
export function fullest(parts, box) {
  let most = 1;
  for (const { tile } of parts) {
    for (let cell = 0; cell < tile.count; cell += 1) {
      if (tile.events[cell] > most && isIn(box, tile.x[cell], tile.y[cell])) most = tile.events[cell];
    }
  }
  return most;
}

/** @param {import('../spots.js').Item[]} items @param {Measure} measure */
function apart(items, measure) {
  const reach = (/** @type {number} */ count) => spotRadius(count, measure) * AIR + 1;
  let spots = gatherSpots(items, reach);
  for (let round = 1; round < ROUNDS; round += 1) {
    const fewer = gatherSpots(spots, reach);
    if (fewer.length === spots.length) break;
    spots = fewer;
  }
  return spots;
}

function isIn(
  /** @type {import('./tilecache.js').Box} */ { left, top, right, bottom },
  /** @type {number} */ x,
  /** @type {number} */ y,
) {
  return x >= left && x < right && y >= top && y < bottom;
}

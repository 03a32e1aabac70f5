/**
 * Where places stand too dense to tell apart: those in one square of the map become one item. The
 * squares belong to the map and not to the window, so that nothing jumps while it is moved. Pure.
 */

/** @typedef {import('./spots.js').Item} Item */
/** @typedef {{x: ArrayLike<number>, y: ArrayLike<number>}} Places in the unit square */

/** Width of a square, pixels: a symbol with some air around it. */
const SQUARE = 68;

/**
 * Works on numbers and makes no object for a place: at twenty thousand of them collecting those
 * took longer than the rest.
 *
 * @param {Places} places all of them
 * @param {number[]} rows those to gather
 * @param {ArrayLike<number>} counts events of each place
 * @param {{left: number, top: number, size: number}} view world pixel at which the positions begin,
 *   and pixels of the world
 * @returns {Item[]} standing where most of their events are, the fullest place of each first
 */
export function clustered({ x, y }, rows, counts, { left, top, size }) {
  const columns = Math.ceil(size / SQUARE) + 1;
  /** @type {Map<number, Item & {weight: number, most: number}>} */
  const squares = new Map();
  for (const place of rows) {
    const count = counts[place];
    const right = x[place] * size;
    const down = y[place] * size;
    const key = Math.floor(down / SQUARE) * columns + Math.floor(right / SQUARE);
    const weight = Math.max(1, count);
    const square = squares.get(key);
    if (!square) {
      squares.set(key, { x: right - left, y: down - top, places: [place], count, weight, most: count });
      continue;
    }
    square.weight += weight;
    square.x += ((right - left - square.x) * weight) / square.weight;
    square.y += ((down - top - square.y) * weight) / square.weight;
    square.count += count;
    square.places.push(place);
    if (count > square.most) {
      square.most = count;
      const { places } = square;
      [places[0], places[places.length - 1]] = [place, places[0]];
    }
  }
  return [...squares.values()].map(({ x, y, places, count }) => ({ x, y, places, count }));
}

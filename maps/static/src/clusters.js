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
 * @param {number[]} rows those to gather, near enough to each other to be in sight at once
 * @param {ArrayLike<number>} counts events of each place
 * @param {{left: number, top: number, size: number}} view world pixel at which the positions begin,
 *   and pixels of the world
 * @returns {Item[]} standing where most of their events are, the fullest place of each first
 */
export function clustered({ x, y }, rows, counts, { left, top, size }) {
  const { of, squares } = squaresOf({ x, y }, rows, size / SQUARE);
  const sums = { x: new Float64Array(squares), y: new Float64Array(squares), weight: new Float64Array(squares) };
  const count = new Uint32Array(squares);
  for (let at = 0; at < rows.length; at += 1) {
    const place = rows[at];
    const square = of[at];
    const weight = Math.max(1, counts[place]);
    sums.x[square] += x[place] * weight;
    sums.y[square] += y[place] * weight;
    sums.weight[square] += weight;
    count[square] += counts[place];
  }
  const places = placesOf(rows, of, counts, squares);
  return places.map((own, square) => ({
    x: (sums.x[square] / sums.weight[square]) * size - left,
    y: (sums.y[square] / sums.weight[square]) * size - top,
    places: own,
    count: count[square],
  }));
}

/**
 * The square of each row, numbered as they come.
 * @param {Places} places
 * @param {number[]} rows
 * @param {number} across squares on the whole map
 */
function squaresOf({ x, y }, rows, across) {
  const of = new Uint32Array(rows.length);
  const right = new Int32Array(rows.length);
  const down = new Int32Array(rows.length);
  let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < rows.length; at += 1) {
    right[at] = Math.floor(x[rows[at]] * across);
    down[at] = Math.floor(y[rows[at]] * across);
    west = Math.min(west, right[at]);
    east = Math.max(east, right[at]);
    north = Math.min(north, down[at]);
    south = Math.max(south, down[at]);
  }
  const columns = east - west + 1;
  const numbers = new Int32Array(rows.length > 0 ? columns * (south - north + 1) : 0).fill(-1);
  let squares = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const key = (down[at] - north) * columns + right[at] - west;
    if (numbers[key] < 0) numbers[key] = squares++;
    of[at] = numbers[key];
  }
  return { of, squares };
}

/**
 * The places of each square, the fullest first.
 * @param {number[]} rows
 * @param {Uint32Array} of the square of each
 * @param {ArrayLike<number>} counts
 * @param {number} squares
 */
function placesOf(rows, of, counts, squares) {
  /** @type {number[][]} */
  const places = Array.from({ length: squares }, () => []);
  for (let at = 0; at < rows.length; at += 1) {
    const own = places[of[at]];
    own.push(rows[at]);
    const last = own.length - 1;
    if (counts[own[last]] > counts[own[0]]) [own[0], own[last]] = [own[last], own[0]];
  }
  return places;
}

/**
 * Where places stand too dense to tell apart: those in one square of the map become one item. The
 * squares belong to the map and not to the window, so that nothing jumps while it is moved. Pure.
 */

/** @typedef {import('./spots.js').Item} Item */

/** Width of a square, pixels: a symbol with some air around it. */
const SQUARE = 68;

/**
 * @param {Item[]} items of one place each
 * @param {{left: number, top: number}} corner world pixel at which the items' positions begin
 * @returns {Item[]} standing where most of their events are
 */
export function clustered(items, { left, top }) {
  const offset = { x: left - Math.floor(left / SQUARE) * SQUARE, y: top - Math.floor(top / SQUARE) * SQUARE };
  /** @type {Map<number, Item & {weight: number, most: number}>} */
  const squares = new Map();
  for (const item of items) {
    const column = Math.floor((item.x + offset.x) / SQUARE);
    const line = Math.floor((item.y + offset.y) / SQUARE);
    const key = column * 65536 + line;
    const square = squares.get(key);
    const weight = Math.max(1, item.count);
    if (!square) {
      squares.set(key, { ...item, places: [...item.places], weight, most: item.count });
      continue;
    }
    const all = square.weight + weight;
    square.x += ((item.x - square.x) * weight) / all;
    square.y += ((item.y - square.y) * weight) / all;
    square.weight = all;
    if (item.count > square.most) {
      square.most = item.count;
      square.places.unshift(...item.places);
    } else square.places.push(...item.places);
    square.count += item.count;
  }
  return [...squares.values()].map(({ x, y, places, count }) => ({ x, y, places, count }));
}

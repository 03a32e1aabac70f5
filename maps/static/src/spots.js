/**
 * Which events share one symbol: those at one place, and those at places that would lie on top
 * of each other at this zoom. Pure: positions in, spots out.
 */

/**
 * @typedef {object} Item a place with its shown events, or several places
 * @property {number} x pixels
 * @property {number} y
 * @property {number[]} places row numbers
 * @property {number} count events; none where the place is only named
 * @property {[number, number][] | undefined} [elsewhere] for an area: other positions that stand for it as well
 */

/**
 * @typedef {object} Spot
 * @property {number} x
 * @property {number} y
 * @property {number[]} places row numbers, the one with most events first
 * @property {number} count events, counted at each of its places
 */

/** @typedef {Map<number, Spot[]>} Cells spots by square of the map */

const CELL = 64;
/** Parts of both reaches at which symbols are too close, and at which they are well apart. */
const TOUCHING = 0.8;
const APART = 1.2;

/**
 * Points keep their spot, those with most events first, and nearer ones join them. An area moves
 * aside if it can: its symbol may stand anywhere in it.
 * @param {Item[]} items
 * @param {(count: number) => number} reach how far a symbol of so many events reaches, pixels
 * @returns {Spot[]} most events first
 */
export function gatherSpots(items, reach) {
  const ordered = [...items].sort(
    (a, b) =>
      Number(!!a.elsewhere) - Number(!!b.elsewhere) || b.count - a.count || a.places[0] - b.places[0],
  );
  /** @type {Cells} */
  const cells = new Map();
  /** @type {Spot[]} */
  const spots = [];
  for (const wanted of ordered) {
    const item = freeSpot(wanted, cells, reach);
    const host = hostOf(item, cells, reach);
    if (host) {
      host.places.push(...item.places);
      host.count += item.count;
    } else {
      const spot = { x: item.x, y: item.y, places: [...item.places], count: item.count };
      spots.push(spot);
      const key = cellKey(Math.floor(item.x / CELL), Math.floor(item.y / CELL));
      const cell = cells.get(key);
      if (cell) cell.push(spot);
      else cells.set(key, [spot]);
    }
  }
  return spots.sort((a, b) => b.count - a.count);
}

/**
 * The item where nothing stands yet, as it was if it is a point or if there is no room.
 * @param {Item} item
 * @param {Cells} cells
 * @param {(count: number) => number} reach
 * @returns {Item}
 */
function freeSpot(item, cells, reach) {
  if (!item.elsewhere || !hostOf(item, cells, reach)) return item;
  const choices = item.elsewhere.map(([x, y]) => ({ ...item, x, y }));
  return choices.find((choice) => !hostOf(choice, cells, reach, APART)) ?? item;
}

/**
 * The spot that a symbol would cover more than touch.
 * @param {Item} item
 * @param {Cells} cells
 * @param {(count: number) => number} reach
 */
function hostOf(item, cells, reach, closeness = TOUCHING) {
  const column = Math.floor(item.x / CELL);
  const line = Math.floor(item.y / CELL);
  for (let dx = -1; dx <= 1; dx += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      for (const spot of cells.get(cellKey(column + dx, line + dy)) ?? []) {
        const near = (reach(spot.count) + reach(item.count)) * closeness;
        if (Math.hypot(spot.x - item.x, spot.y - item.y) < near) return spot;
      }
    }
  }
  return null;
}

function cellKey(/** @type {number} */ column, /** @type {number} */ line) {
  return column * 65536 + line;
}

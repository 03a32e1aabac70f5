/** Web Mercator as a unit square: x grows east, y grows south, both 0 to 1. */

const LIMIT = 85.0511287798;

export function worldX(/** @type {number} */ lon) {
  return (lon + 180) / 360;
}

export function worldY(/** @type {number} */ lat) {
  const clipped = Math.max(-LIMIT, Math.min(LIMIT, lat));
  return 0.5 - Math.asinh(Math.tan((clipped * Math.PI) / 180)) / (2 * Math.PI);
}

/** Degrees east of a position in the unit square. */
export function lonOf(/** @type {number} */ x) {
  return x * 360 - 180;
}

/** Degrees north of a position in the unit square. */
export function latOf(/** @type {number} */ y) {
  return (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;
}

/** Pixels of the whole world at a zoom level, as Leaflet counts them. */
export function worldSize(/** @type {number} */ zoom) {
  return 256 * 2 ** zoom;
}

/** Kilometres as a part of the unit square at a latitude. */
export function worldLength(/** @type {number} */ km, /** @type {number} */ lat) {
  return km / (40075.017 * Math.cos((lat * Math.PI) / 180));
}

/**
 * GeoJSON as canvas paths. A path is made once, around an origin of its own so that it stays
 * exact when it is drawn large, and placed by a matrix at every drawing.
 */

import { worldSize, worldX, worldY } from './mercator.js';

/** Zoom at whose pixels paths are kept. */
const PATH_ZOOM = 8;

/**
 * @typedef {{path: Path2D, x: number, y: number}} PlacedPath a path and its origin, in world units
 */

/**
 * @param {any} geometry GeoJSON line or polygon, single or many
 * @returns {PlacedPath}
 */
export function pathOf(geometry) {
  const lines = linesOf(geometry);
  const [lon, lat] = lines[0]?.[0] ?? [0, 0];
  const origin = { x: worldX(lon), y: worldY(lat) };
  const size = worldSize(PATH_ZOOM);
  const path = new Path2D();
  const closed = geometry.areas ?? geometry.type.endsWith('Polygon');
  for (const line of lines) {
    let before = line[0][0];
    for (let i = 0; i < line.length; i += 1) {
      before = unrolled(line[i][0], before);
      const x = (worldX(before) - origin.x) * size;
      const y = (worldY(line[i][1]) - origin.y) * size;
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    if (closed) path.closePath();
  }
  return { path, ...origin };
}

/**
 * The matrix that places a path on a canvas, in CSS pixels.
 * @param {PlacedPath} placed
 * @param {import('./maplayer.js').View} view
 */
export function matrixFor(placed, view) {
  const scale = view.size / worldSize(PATH_ZOOM);
  return new DOMMatrix([
    scale,
    0,
    0,
    scale,
    placed.x * view.size - view.left,
    placed.y * view.size - view.top,
  ]);
}

/**
 * The path as it lies on the canvas, in CSS pixels: for patterns and dashes that must not scale.
 * @param {PlacedPath} placed
 * @param {import('./maplayer.js').View} view
 */
export function onCanvas(placed, view) {
  const path = new Path2D();
  path.addPath(placed.path, matrixFor(placed, view));
  return path;
}

/** Whether a geometry is made of lines only. */
export function isLine(/** @type {any} */ geometry) {
  return geometry.type.endsWith('LineString');
}

/** The longitude that goes on from another without a jump over the antimeridian. */
function unrolled(/** @type {number} */ lon, /** @type {number} */ before) {
  return lon - 360 * Math.round((lon - before) / 360);
}

/**
 * Every ring or line of a geometry: of GeoJSON, or of the base map's own (maps/basemap/compact.py).
 * @returns {number[][][]}
 */
function linesOf(/** @type {any} */ { type, coordinates, lines, steps }) {
  if (lines) return lines.map((/** @type {number[]} */ line) => unstepped(line, steps));
  if (type === 'LineString') return [coordinates];
  if (type === 'MultiPolygon') return coordinates.flat();
  return coordinates;
}

/** The points of a line that is told as steps. @returns {number[][]} */
function unstepped(/** @type {number[]} */ line, /** @type {number} */ steps) {
  const points = [];
  let lon = 0;
  let lat = 0;
  for (let i = 0; i < line.length; i += 2) {
    lon += line[i];
    lat += line[i + 1];
    points.push([lon / steps, lat / steps]);
  }
  return points;
}

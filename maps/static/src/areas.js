/** Ground that events are known to lie in: outline and faint hatch, never a point among points. */

import { toCanvas } from './maplayer.js';
import { worldLength, worldX, worldY } from './mercator.js';
import { isLine, onCanvas, pathOf } from './paths.js';

/** @typedef {import('./data/places.js').Place} Place */
/** @typedef {import('./theme.js').Theme} Theme */

/**
 * How far a place without a known outline is taken to reach, in km: typical of Iraq and Syria.
 * @type {Record<string, number>}
 */
const REACH = { admin1: 55, admin2: 22, region: 60, desert: 80, mountain: 25, water: 15 };
const HATCH_STEP = 7;
/** Steps aside, near first. @type {[number, number][]} */
const ASIDE = [32, 56, 84].flatMap((step) =>
  [
    [0, 1],
    [0, -1],
    [1, 0],
    [-1, 0],
    [0.7, 0.7],
    [-0.7, 0.7],
    [0.7, -0.7],
    [-0.7, -0.7],
  ].map(([dx, dy]) => /** @type {[number, number]} */ ([dx * step, dy * step])),
);

/** Paints areas; keeps their paths from one drawing to the next. */
export class AreaPainter {
  constructor() {
    /** @type {Map<number, import('./paths.js').PlacedPath>} */
    this.paths = new Map();
    /** @type {Map<string, CanvasPattern | null>} */
    this.hatches = new Map();
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import('./maplayer.js').View} view
   * @param {Theme} theme
   * @param {Place} place an area
   * @param {boolean} strong whether it is selected or pointed at
   */
  paint(context, view, theme, place, strong) {
    const path = this.pathFor(place, view);
    const colour = strong ? theme.accent : theme.muted;
    context.lineJoin = 'round';
    context.strokeStyle = colour;
    context.setLineDash(place.outline ? [] : [4, 4]);
    if (place.outline && place.kind === 'water' && !isLine(place.outline)) {
      // A river's banks lie too close for a hatch.
      context.fillStyle = colour;
      context.globalAlpha = strong ? 0.45 : 0.2;
      context.fill(path, 'evenodd');
      context.globalAlpha = 1;
      return;
    }
    if (place.outline && isLine(place.outline)) {
      context.globalAlpha = strong ? 0.9 : 0.55;
      context.lineWidth = 3.5;
    } else {
      context.fillStyle = this.hatch(context, colour) ?? 'transparent';
      context.globalAlpha = strong ? 0.5 : 0.24;
      context.fill(path, 'evenodd');
      context.globalAlpha = strong ? 1 : 0.6;
      context.lineWidth = strong ? 2 : 1;
    }
    context.stroke(path);
    context.globalAlpha = 1;
    context.setLineDash([]);
  }

  /**
   * Positions around an area's own that lie in it too.
   * @param {CanvasRenderingContext2D} context
   * @param {import('./maplayer.js').View} view
   * @param {Place} place
   * @returns {[number, number][]}
   */
  elsewhere(context, view, place) {
    const path = this.pathFor(place, view);
    const { x, y } = toCanvas(view, worldX(place.lon), worldY(place.lat));
    return ASIDE.map(([dx, dy]) => /** @type {[number, number]} */ ([x + dx, y + dy])).filter(
      ([px, py]) => context.isPointInPath(path, px * view.ratio, py * view.ratio),
    );
  }

  /** @param {Place} place @param {import('./maplayer.js').View} view */
  pathFor(place, view) {
    if (!place.outline) return circlePath(place, view);
    let placed = this.paths.get(place.row);
    if (!placed) this.paths.set(place.row, (placed = pathOf(place.outline)));
    return onCanvas(placed, view);
  }

  /** @param {CanvasRenderingContext2D} context @param {string} colour */
  hatch(context, colour) {
    if (!this.hatches.has(colour)) this.hatches.set(colour, hatchPattern(context, colour));
    return this.hatches.get(colour);
  }
}

function circlePath(/** @type {Place} */ place, /** @type {import('./maplayer.js').View} */ view) {
  const { x, y } = toCanvas(view, worldX(place.lon), worldY(place.lat));
  const path = new Path2D();
  path.arc(x, y, worldLength(REACH[place.kind] ?? 20, place.lat) * view.size, 0, Math.PI * 2);
  return path;
}

function hatchPattern(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {string} */ colour,
) {
  const tile = document.createElement('canvas');
  tile.width = HATCH_STEP;
  tile.height = HATCH_STEP;
  const pen = /** @type {CanvasRenderingContext2D} */ (tile.getContext('2d'));
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const offset of [-HATCH_STEP, 0, HATCH_STEP]) {
    pen.moveTo(offset, HATCH_STEP);
    pen.lineTo(offset + HATCH_STEP, 0);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat');
}

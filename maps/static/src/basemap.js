/** The quiet ground under the events: land, water, borders. Drawn from the page's own data. */

import { onCanvas, pathOf } from './paths.js';

/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {import('./maplayer.js').View} View */

const COAST_GLOW = 5;
const RIVERS_FROM = 4;
const DIVISIONS_FROM = 5;

/**
 * @param {any} base as made by maps/basemap
 * @param {() => Theme} theme
 * @returns {(context: CanvasRenderingContext2D, view: View) => void}
 */
export function baseMapPainter(base, theme) {
  const names = ['land', 'lakes', 'coast', 'borders', 'disputed', 'admin1', 'rivers'];
  const paths = Object.fromEntries(names.map((name) => [name, pathOf(base[name])]));
  return (context, view) => {
    const colours = theme();
    const on = (/** @type {string} */ name) => onCanvas(paths[name], view);
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, view.width, view.height);
    context.lineJoin = 'round';
    const coast = on('coast');
    line(context, coast, colours.coast, COAST_GLOW);
    context.fillStyle = colours.land;
    context.fill(on('land'), 'evenodd');
    if (view.zoom >= RIVERS_FROM) line(context, on('rivers'), colours.river, riverWidth(view.zoom));
    context.fillStyle = colours.sea;
    context.fill(on('lakes'), 'evenodd');
    line(context, coast, colours.border, 0.6);
    if (view.zoom >= DIVISIONS_FROM) line(context, on('admin1'), colours.admin, 0.8, [3, 3]);
    line(context, on('borders'), colours.border, 1.1);
    line(context, on('disputed'), colours.border, 1.1, [6, 4]);
  };
}

function line(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Path2D} */ path,
  /** @type {string} */ colour,
  /** @type {number} */ width,
  /** @type {number[]} */ dash = [],
) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke(path);
  context.setLineDash([]);
}

function riverWidth(/** @type {number} */ zoom) {
  return Math.min(2.4, 0.8 + (zoom - RIVERS_FROM) * 0.25);
}

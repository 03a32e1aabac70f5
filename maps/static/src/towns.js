/** Towns to find the way by: as many as have room and air around them, the weightiest first. */

import { Boxes, boxAround } from './boxes.js';
import { beside } from './maplabels.js';
import { toCanvas } from './maplayer.js';
import { drawLabel, labelWidth } from './sprites.js';

const FROM_ZOOM = 5;
const DOT = 1.7;
/** Pixels between names, each way. */
const AIR = { across: 40, along: 20 };

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./maplayer.js').View} view
 * @param {import('./maplabels.js').NamesLook} names
 * @param {import('./data/data.js').Data} data
 * @param {Boxes} boxes what is taken already
 */
export function drawTowns(context, view, { theme, words, townSize }, { towns, strings }, boxes) {
  if (view.zoom < FROM_ZOOM) return;
  const air = new Boxes();
  const look = { font: `${townSize}px ${theme.font}`, colour: theme.muted, halo: theme.land, dir: words.dir };
  const local = words.lang === 'ar' ? towns.arabic : towns.name;
  for (let row = 0; row < towns.x.length; row += 1) {
    const { x, y } = toCanvas(view, towns.x[row], towns.y[row]);
    if (!boxes.fits(boxAround(x, y, DOT + 2))) continue;
    const name = strings[local[row]] || strings[towns.name[row]];
    const width = labelWidth(name, look);
    const free = beside({ x, y, r: DOT }, width).find((box) => boxes.fits(box) && air.fits(box));
    if (!free) continue;
    const { left, right, top, bottom } = free;
    boxes.add(free);
    boxes.add(boxAround(x, y, DOT + 1));
    air.add({
      left: Math.min(left, x) - AIR.across,
      right: Math.max(right, x) + AIR.across,
      top: top - AIR.along,
      bottom: bottom + AIR.along,
    });
    drawDot(context, theme, { x, y });
    drawLabel(context, name, look, { x: left + 2, y: (top + bottom) / 2 });
  }
}

function drawDot(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {import('./theme.js').Theme} */ theme,
  /** @type {{x: number, y: number}} */ { x, y },
) {
  context.beginPath();
  context.arc(x, y, DOT, 0, Math.PI * 2);
  context.fillStyle = theme.muted;
  context.fill();
}

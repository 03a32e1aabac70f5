/** Names on the map: places of events first, then countries; none over another. */

import { Boxes, boxAround } from './boxes.js';
import { toCanvas } from './maplayer.js';
import { worldX, worldY } from './mercator.js';

/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {import('./eventlayer.js').Drawn} Drawn */
/** @typedef {{name: string, lon: number, lat: number, size: number}} CountryLabel */

const PLACE_SIZE = 12;
const COUNTRY_SIZE = 11;
const BADGE = 11;

/**
 * Draw the names of spots beside their symbols, where there is room.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {Drawn[]} spots most events first
 * @param {Boxes} boxes what is taken already
 */
export function drawPlaceNames(context, theme, spots, boxes) {
  for (const spot of spots) {
    context.font = `${spot.area ? 'italic ' : ''}${spot.selected ? 700 : 500} ${PLACE_SIZE}px ${theme.font}`;
    const width = context.measureText(spot.name).width;
    const choices = beside(spot, width);
    const index = boxes.takeFirst(choices);
    if (index === null) continue;
    halo(context, theme, spot.name, choices[index].left + 2, spotLine(choices[index]), theme.ink);
  }
}

/**
 * Draw the names of countries, and on them the number of events known to no closer place.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./maplayer.js').View} view
 * @param {Theme} theme
 * @param {{labels: CountryLabel[], badges: Map<string, Drawn>, boxes: Boxes}} what badges by country name
 */
export function drawCountries(context, view, theme, { labels, badges, boxes }) {
  for (const label of labels) {
    const badge = badges.get(label.name);
    const width = label.size * (view.size / 360);
    if (!badge && width < 44) continue;
    const { x, y } = toCanvas(view, worldX(label.lon), worldY(label.lat));
    if (x < -80 || y < -30 || x > view.width + 80 || y > view.height + 30) continue;
    drawCountry(context, theme, { name: label.name, x, y, badge, boxes });
  }
}

/** @param {CanvasRenderingContext2D} context @param {Theme} theme @param {{name: string, x: number, y: number, badge: Drawn | undefined, boxes: Boxes}} what */
export function drawCountry(context, theme, { name, x, y, badge, boxes }) {
  const text = name.toUpperCase();
  context.font = `500 ${COUNTRY_SIZE}px ${theme.font}`;
  context.letterSpacing = '0.12em';
  const half = context.measureText(text).width / 2;
  const offsets = badge ? [0, -26, 26, -52, 52] : [0, -18, 18];
  const choices = offsets.map((dy) => boxAround(x, y + dy + (badge ? 9 : 0), half + 4, badge ? 20 : 9));
  let index = boxes.takeFirst(choices);
  if (index === null && badge) boxes.add(choices[(index = 0)]);
  if (index !== null) {
    const line = y + offsets[index];
    halo(context, theme, text, x - half, line, theme.muted);
    if (badge) placeBadge(badge, x, line + 18);
  }
  context.letterSpacing = '0px';
  if (index !== null && badge) drawBadge(context, theme, badge);
}

function placeBadge(/** @type {Drawn} */ badge, /** @type {number} */ x, /** @type {number} */ y) {
  badge.x = x;
  badge.y = y;
  badge.r = BADGE;
}

/** A pill with a number: these events lie somewhere in this country. */
function drawBadge(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Theme} */ theme,
  /** @type {Drawn} */ { x, y, rows, selected },
) {
  const text = String(rows.length);
  context.font = `600 ${PLACE_SIZE}px ${theme.font}`;
  const half = Math.max(BADGE + 3, context.measureText(text).width / 2 + 8);
  context.beginPath();
  context.roundRect(x - half, y - 9, half * 2, 18, 9);
  context.fillStyle = theme.paper;
  context.fill();
  context.setLineDash([3, 2]);
  context.strokeStyle = selected ? theme.accent : theme.muted;
  context.lineWidth = selected ? 2.5 : 1.2;
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = theme.ink;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x, y + 0.5);
}

function halo(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Theme} */ theme,
  /** @type {string} */ text,
  /** @type {number} */ left,
  /** @type {number} */ middle,
  /** @type {string} */ colour,
) {
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = theme.land;
  context.strokeText(text, left, middle);
  context.fillStyle = colour;
  context.fillText(text, left, middle);
}

/** Boxes right, left, above and below a symbol. @returns {import('./boxes.js').Box[]} */
function beside(/** @type {Drawn} */ { x, y, r }, /** @type {number} */ width) {
  const half = width / 2 + 2;
  const gap = r + 4;
  return [
    boxAround(x + gap + half, y, half, 8),
    boxAround(x - gap - half, y, half, 8),
    boxAround(x, y - gap - 7, half, 8),
    boxAround(x, y + gap + 7, half, 8),
  ];
}

function spotLine(/** @type {import('./boxes.js').Box} */ box) {
  return (box.top + box.bottom) / 2;
}

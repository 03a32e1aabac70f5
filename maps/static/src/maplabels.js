/** Names on the map: places of events first, then countries; none over another. */

import { Boxes, boxAround } from './boxes.js';
import { toCanvas } from './maplayer.js';
import { worldX, worldY } from './mercator.js';
import { drawLabel, drawNumber, labelWidth } from './sprites.js';
import { shortNumber } from './symbols.js';

/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {import('./symbolmaker.js').Drawn} Drawn */
/** @typedef {{name: string, lon: number, lat: number, size: number}} CountryLabel */

const PLACE_SIZE = 12;
const COUNTRY_SIZE = 11;
const SPACING = '0.12em';
const BADGE = 10;
/** Pixels across below which a country goes without a name. */
const LEAST_COUNTRY = 44;
/**
 * Where a number may stand if its country's middle is taken: near first.
 * @type {[number, number][]}
 */
const BADGE_OFFSETS = [0, 40, -40, 80, -80]
  .flatMap((dx) => [0, -30, 30, -60, 60].map((dy) => /** @type {[number, number]} */ ([dx, dy])))
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

/**
 * Draw the names of spots beside their symbols, where there is room.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {Drawn[]} spots most events first
 * @param {Boxes} boxes what is taken already
 */
export function drawPlaceNames(context, theme, spots, boxes) {
  for (const spot of spots) {
    if (spot.name === '') continue;
    const font = `${spot.area ? 'italic ' : ''}${spot.selected ? 700 : 500} ${PLACE_SIZE}px ${theme.font}`;
    const look = { font, colour: theme.ink, halo: theme.land };
    const choices = beside(spot, labelWidth(context, spot.name, look));
    const index = boxes.takeFirst(choices);
    if (index === null) continue;
    drawLabel(context, spot.name, look, { x: choices[index].left + 2, y: centre(choices[index]).y });
  }
}

/**
 * Draw the numbers of events that are known to no closer place than a country, under its name.
 * They are data: where there is no room they take it.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {Map<string, Drawn>} badges by country name
 * @param {Boxes} boxes what is taken already
 */
export function drawBadges(context, theme, badges, boxes) {
  for (const [name, badge] of badges) {
    const { x, y } = badge;
    const half = countryWidth(context, theme, name);
    const choices = BADGE_OFFSETS.map(([dx, dy]) =>
      boxAround(x + dx, y + dy + BADGE, half, 2 * BADGE),
    );
    const index = boxes.takeFirst(choices) ?? 0;
    const at = centre(choices[index]);
    drawCountryName(context, theme, name, { x: at.x, y: at.y - BADGE });
    Object.assign(badge, { x: at.x, y: at.y + BADGE - 2, r: BADGE });
    drawBadge(context, theme, badge);
  }
}

/**
 * Draw the names of countries that have room for them.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./maplayer.js').View} view
 * @param {Theme} theme
 * @param {{labels: CountryLabel[], badges: Map<string, Drawn>, boxes: Boxes}} what
 */
export function drawCountries(context, view, theme, { labels, badges, boxes }) {
  for (const { name, size, lon, lat } of labels) {
    if (badges.has(name) || size * (view.size / 360) < LEAST_COUNTRY) continue;
    const { x, y } = toCanvas(view, worldX(lon), worldY(lat));
    if (x < view.seen.left || x > view.seen.right || y < view.seen.top || y > view.seen.bottom) continue;
    const half = countryWidth(context, theme, name);
    const choices = [0, -18, 18].map((dy) => boxAround(x, y + dy, half, 9));
    const index = boxes.takeFirst(choices);
    if (index !== null) drawCountryName(context, theme, name, centre(choices[index]));
  }
}

/** Half the width of a country's name with some room. @returns {number} */
function countryWidth(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Theme} */ theme,
  /** @type {string} */ name,
) {
  return labelWidth(context, name.toUpperCase(), countryLook(theme)) / 2 + 4;
}

/** @returns {import('./sprites.js').Look} */
function countryLook(/** @type {Theme} */ theme) {
  const font = `500 ${COUNTRY_SIZE}px ${theme.font}`;
  return { font, colour: theme.muted, halo: theme.land, spacing: SPACING };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {string} name
 * @param {{x: number, y: number}} at
 */
function drawCountryName(context, theme, name, { x, y }) {
  drawLabel(context, name.toUpperCase(), countryLook(theme), { x, y, centred: true });
}

/** A pill with a number: these events lie somewhere in this country. */
function drawBadge(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Theme} */ theme,
  /** @type {Drawn} */ { x, y, count, selected },
) {
  const text = count < 10_000 ? String(count) : shortNumber(count);
  const look = { font: `600 ${PLACE_SIZE}px ${theme.font}`, colour: theme.ink };
  const half = Math.max(BADGE + 3, labelWidth(context, text, look) / 2 + 8);
  context.beginPath();
  context.roundRect(x - half, y - 9, half * 2, 18, 9);
  context.fillStyle = theme.paper;
  context.fill();
  context.setLineDash([3, 2]);
  context.strokeStyle = selected ? theme.accent : theme.muted;
  context.lineWidth = selected ? 2.5 : 1.2;
  context.stroke();
  context.setLineDash([]);
  drawNumber(context, text, look, { x, y: y + 0.5 });
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

function centre(/** @type {import('./boxes.js').Box} */ { left, top, right, bottom }) {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

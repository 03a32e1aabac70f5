/** Names on the map: places of events first, then countries; none over another. */

import { Boxes, boxAround } from './boxes.js';
import { toCanvas } from './maplayer.js';
import { worldX, worldY } from './mercator.js';
import { mapCountryName } from './placenames.js';
import { drawLabel, drawNumber, labelWidth } from './sprites.js';
import { shortNumber } from './symbols.js';

/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {import('./symbolmaker.js').Drawn} Drawn */
/** @typedef {import('./data/places.js').CountryLabel} CountryLabel */
/** @typedef {import('./words.js').Words} Words */

/**
 * How names look in a language, in the colours of the moment.
 * @typedef {object} NamesLook
 * @property {Theme} theme
 * @property {Words} words
 * @property {number} placeSize pixels
 * @property {number} countrySize
 * @property {number} townSize
 * @property {string} spacing between the letters of a country's name
 * @property {string} slant of the name of an area, as a font says it
 */

const NUMBER_SIZE = 12;
const BADGE = 10;
/** How far from its country's middle a number may stand without the name. */
const NEAR = 60;
/** Part of a country's width by which its name may be moved. */
const WITHIN = 0.33;
/** Pixels across below which a country goes without a name. */
const LEAST_COUNTRY = 44;
/**
 * Where a number may stand if its country's middle is taken: near first.
 * @type {[number, number][]}
 */
const BADGE_OFFSETS = [0, 40, -40, 80, -80, 120, -120]
  .flatMap((dx) => [0, -30, 30, -60, 60, -90, 90].map((dy) => /** @type {[number, number]} */ ([dx, dy])))
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

/**
 * Letters of Arabic script join, so that nothing may come between them, are small for their size and
 * never slant.
 * @param {Theme} theme
 * @param {Words} words
 * @returns {NamesLook}
 */
export function namesLook(theme, words) {
  const sizes =
    words.dir === 'rtl'
      ? { placeSize: 13.5, countrySize: 13, townSize: 12.5, spacing: '0px', slant: '' }
      : { placeSize: 12, countrySize: 11, townSize: 11, spacing: '0.12em', slant: 'italic ' };
  return { theme, words, ...sizes };
}

/**
 * Draw the names of spots beside their symbols, where there is room.
 * @param {CanvasRenderingContext2D} context
 * @param {NamesLook} names
 * @param {Drawn[]} spots most events first
 * @param {Boxes} boxes what is taken already
 */
export function drawPlaceNames(context, { theme, words, placeSize, slant }, spots, boxes) {
  for (const spot of spots) {
    if (spot.name === '') continue;
    const font = `${spot.area ? slant : ''}${spot.selected ? 700 : 500} ${placeSize}px ${theme.font}`;
    const look = { font, colour: theme.ink, halo: theme.land, dir: words.dir };
    const choices = beside(spot, labelWidth(spot.name, look));
    const index = boxes.takeFirst(choices);
    if (index === null) continue;
    drawLabel(context, spot.name, look, { x: choices[index].left + 2, y: centre(choices[index]).y });
  }
}

/**
 * Draw the numbers of events that are known to no closer place than a country, under its name.
 * They are data: where there is no room they take it, but never so far off that a name stands in
 * another country.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./maplayer.js').View} view
 * @param {NamesLook} names
 * @param {{labels: CountryLabel[], badges: Map<string, Drawn>, boxes: Boxes}} what
 */
export function drawBadges(context, view, names, { labels, badges, boxes }) {
  const sizes = new Map(labels.map(({ code, name, size }) => [code || name, size * (view.size / 360)]));
  for (const [country, badge] of badges) {
    const { x, y, name } = badge;
    const half = countryWidth(names, name);
    const reach = WITHIN * (sizes.get(country) ?? 0);
    const choices = BADGE_OFFSETS.filter(([dx, dy]) => Math.hypot(dx, dy) <= reach).map(([dx, dy]) =>
      boxAround(x + dx, y + dy + BADGE, half, 2 * BADGE),
    );
    const free = boxes.takeFirst(choices);
    if (free === null) {
      Object.assign(badge, roomForNumber(badge, boxes));
    } else {
      const at = centre(choices[free]);
      drawCountryName(context, names, name, { x: at.x, y: at.y - BADGE });
      Object.assign(badge, { x: at.x, y: at.y + BADGE - 2, r: BADGE });
    }
    drawBadge(context, names.theme, badge);
  }
}

/** Where the number goes without the name: near by, or where it belongs whatever stands there. */
function roomForNumber(/** @type {Drawn} */ { x, y }, /** @type {Boxes} */ boxes) {
  const choices = BADGE_OFFSETS.filter(([dx, dy]) => Math.hypot(dx, dy) <= NEAR).map(([dx, dy]) =>
    boxAround(x + dx, y + dy, 2 * BADGE, BADGE),
  );
  return { ...centre(choices[boxes.takeFirst(choices) ?? 0]), r: BADGE };
}

/**
 * Draw the names of countries that have room for them.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./maplayer.js').View} view
 * @param {NamesLook} names
 * @param {{labels: CountryLabel[], badges: Map<string, Drawn>, boxes: Boxes}} what
 */
export function drawCountries(context, view, names, { labels, badges, boxes }) {
  for (const label of labels) {
    const { size, lon, lat } = label;
    if (badges.has(label.code || label.name) || size * (view.size / 360) < LEAST_COUNTRY) continue;
    const { x, y } = toCanvas(view, worldX(lon), worldY(lat));
    if (x < view.seen.left || x > view.seen.right || y < view.seen.top || y > view.seen.bottom) continue;
    const name = mapCountryName(label, names.words);
    const half = countryWidth(names, name);
    const choices = [0, -18, 18].map((dy) => boxAround(x, y + dy, half, 9));
    const index = boxes.takeFirst(choices);
    if (index !== null) drawCountryName(context, names, name, centre(choices[index]));
  }
}

/** Half the width of a country's name with some room. @returns {number} */
function countryWidth(/** @type {NamesLook} */ names, /** @type {string} */ name) {
  return labelWidth(name.toUpperCase(), countryLook(names)) / 2 + 4;
}

/** @returns {import('./sprites.js').Look} */
function countryLook(/** @type {NamesLook} */ { theme, words, countrySize, spacing }) {
  const font = `500 ${countrySize}px ${theme.font}`;
  return { font, colour: theme.muted, halo: theme.land, spacing, dir: words.dir };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {NamesLook} names
 * @param {string} name
 * @param {{x: number, y: number}} at
 */
function drawCountryName(context, names, name, { x, y }) {
  drawLabel(context, name.toUpperCase(), countryLook(names), { x, y, centred: true });
}

/** A pill with a number: these events lie somewhere in this country. */
function drawBadge(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Theme} */ theme,
  /** @type {Drawn} */ { x, y, count, selected },
) {
  const text = shortNumber(count);
  const look = { font: `600 ${NUMBER_SIZE}px ${theme.font}`, colour: theme.ink };
  const half = Math.max(BADGE + 3, labelWidth(text, look) / 2 + 8);
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
export function beside(/** @type {{x: number, y: number, r: number}} */ { x, y, r }, /** @type {number} */ width) {
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

/** Symbols of events, on a canvas and in the page: the same shapes from the same paths. */

import { FAMILIES, SHAPES, STRIKE, isDenied, isSure } from './families.js';
import { svg } from './dom.js';
import { drawLabel, drawNumber, labelWidth } from './sprites.js';

/** @typedef {import('./theme.js').Theme} Theme */
/**
 * @typedef {{family: number, stance: number, faint: boolean}} Kind faint: shown whatever the dates, since it has none
 */

const TURN = Math.PI * 2;
const HALO = 2.4;
const PALE = 0.32;
const FAINT = 0.38;
const LEAST_RING = 11;
const LARGEST_RING = 32;
const ROOM_PER_DIGIT = 5.8;
/** Up to so many events at one spot are drawn one by one. */
export const MOST_SINGLE = 7;
/** @type {Map<string, Path2D>} */
const paths = new Map();

/** The symbol of one event as an SVG element, coloured by its class. */
export function glyph(/** @type {number} */ family, stance = 0) {
  const name = FAMILIES[family];
  const look = isSure(stance) ? 'sure' : 'hollow';
  return svg(
    'svg',
    {
      class: `glyph ${look}`,
      'data-family': name,
      viewBox: '-1.5 -1.5 3 3',
      'aria-hidden': 'true',
      focusable: 'false',
    },
    svg('path', { class: 'shape', d: SHAPES[name] }),
    ...(isDenied(stance) ? [svg('path', { class: 'strike', d: STRIKE })] : []),
  );
}

/**
 * Draw the symbol of one event.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {Kind} kind
 * @param {{x: number, y: number, r: number}} at
 */
export function drawSymbol(context, theme, { family, stance, faint }, { x, y, r }) {
  const shape = path2d(SHAPES[FAMILIES[family]]);
  const colour = theme.families[family];
  context.save();
  context.translate(x, y);
  context.scale(r, r);
  context.lineJoin = 'round';
  context.strokeStyle = theme.paper;
  context.lineWidth = (HALO * 2 + (isSure(stance) ? 0 : 1.6)) / r;
  context.stroke(shape);
  context.fillStyle = theme.paper;
  context.fill(shape, 'evenodd');
  context.globalAlpha = faint ? FAINT : 1;
  if (isSure(stance)) context.fillStyle = colour;
  context.fill(shape, 'evenodd');
  if (!isSure(stance)) {
    context.strokeStyle = colour;
    context.lineWidth = 1.9 / r;
    context.stroke(shape);
  }
  if (isDenied(stance)) {
    context.lineCap = 'round';
    context.stroke(path2d(STRIKE));
  }
  context.restore();
}

/**
 * Draw many events at one spot as a ring of shares around their number. What is not told as fact
 * is pale in the ring.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {{shares: number[], count: number}} events shares by family, those told as fact first
 * @param {{x: number, y: number, r: number}} at
 */
export function drawRing(context, theme, { shares, count }, { x, y, r }) {
  const width = Math.max(5, r * 0.32);
  // The disc shows between the shares: a gap costs less than a line.
  const gap = shares.some((share) => share === count) ? 0 : 0.5 / r;
  disc(context, x, y, r + HALO, theme.paper);
  let angle = -TURN / 4;
  shares.forEach((share, index) => {
    if (share === 0) return;
    const next = angle + (TURN * share) / count;
    context.beginPath();
    const [from, to] = [angle + gap, Math.max(angle + gap, next - gap)];
    context.arc(x, y, r, from, to);
    context.arc(x, y, r - width, to, from, true);
    context.closePath();
    context.fillStyle = theme.families[index >> 1];
    context.globalAlpha = index & 1 ? PALE : 1;
    context.fill();
    angle = next;
  });
  context.globalAlpha = 1;
  const look = { font: `600 ${r > 15 ? 13 : 12}px ${theme.font}`, colour: theme.ink };
  drawNumber(context, shortNumber(count), look, { x, y: y + 0.5 });
}

/**
 * Say beside a symbol how many reports tell its event, as a footnote's number does.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {number} count
 * @param {{x: number, y: number, r: number, left?: boolean}} symbol left: of the middle of its spot,
 *   where the number stands on its other side
 * @returns {{x: number, y: number}} where it stands
 */
export function drawReports(context, theme, count, { x, y, r, left = false }) {
  const look = { font: `700 10px ${theme.font}`, colour: theme.ink, halo: theme.paper };
  const text = shortNumber(count);
  const side = left ? -r * 0.8 - labelWidth(text, look) : r * 0.8;
  const at = { x: x + side, y: y - r - 1 };
  drawLabel(context, text, look, at);
  return at;
}

/** A number in at most four signs: 1,234 as 1.2k. */
export function shortNumber(/** @type {number} */ count) {
  if (count < 1000) return String(count);
  const [size, sign] = count < 999_500 ? [1000, 'k'] : [1_000_000, 'M'];
  const value = count / Number(size);
  return `${value < 9.95 ? value.toFixed(1).replace('.0', '') : Math.round(value)}${sign}`;
}

/**
 * Draw the accent around what is selected or pointed at.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {{x: number, y: number, r: number}} at
 */
export function drawFocus(context, theme, { x, y, r }, width = 2.5) {
  context.beginPath();
  context.arc(x, y, r + 4, 0, TURN);
  context.strokeStyle = theme.paper;
  context.lineWidth = width + 3;
  context.stroke();
  context.strokeStyle = theme.accent;
  context.lineWidth = width;
  context.stroke();
}

/**
 * Where up to seven symbols stand around their spot, and how far they reach.
 * @param {number} count 1 to 7
 * @returns {{places: [number, number][], r: number, reach: number}}
 */
export function rosette(count) {
  if (count === 1) return { places: [[0, 0]], r: 7, reach: 8 };
  const r = 5;
  const centre = count >= 6;
  const around = centre ? count - 1 : count;
  const radius = Math.max(centre ? 12.5 : 0, 6.6 / Math.sin(Math.PI / around));
  /** @type {[number, number][]} */
  const places = centre ? [[0, 0]] : [];
  const first = around === 2 ? Math.PI : -TURN / 4;
  for (let i = 0; i < around; i += 1) {
    const angle = first + (TURN * i) / around;
    places.push([Math.cos(angle) * radius, Math.sin(angle) * radius]);
  }
  return { places, r, reach: radius + r };
}

/**
 * Radius of a ring: its area grows with its events, so far that the fullest place of all is no
 * larger than a thumb, and never too small for its number.
 * @param {number} count
 * @param {number} most events at one place of the data
 */
export function ringRadius(count, most) {
  const slope = Math.min(1.4, (LARGEST_RING - LEAST_RING) / Math.sqrt(most));
  const roomy = shortNumber(count).length * ROOM_PER_DIGIT;
  return Math.max(roomy, Math.min(LARGEST_RING, LEAST_RING + slope * Math.sqrt(count)));
}

function disc(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {number} */ x,
  /** @type {number} */ y,
  /** @type {number} */ r,
  /** @type {string} */ colour,
) {
  context.beginPath();
  context.arc(x, y, r, 0, TURN);
  context.fillStyle = colour;
  context.fill();
}

function path2d(/** @type {string} */ data) {
  let path = paths.get(data);
  if (!path) paths.set(data, (path = new Path2D(data)));
  return path;
}

/** The histogram of the time strip, on a canvas, stacked by family; the brush veils what is outside it. */

import { axisTicks } from './bins.js';
import { tickInWords } from './datewords.js';
import { pixelRatio } from './pixels.js';

/** @typedef {import('./theme.js').Theme} Theme */
/** @typedef {import('./words.js').Words} Words */
/** @typedef {(moment: number) => number} Scale pixels from the left edge for minutes */
/** @typedef {{start: number, end: number, family: number}} Line a span drawn as a line */

/**
 * @typedef {object} ChartData
 * @property {[number, number]} axis minutes at the left and right edge
 * @property {number[]} edges of bins
 * @property {Float64Array} counts bins × families
 * @property {{shares: Float64Array, inks: Float64Array}} loose what of them may as well lie in other bins
 * @property {number} families
 * @property {Line[]} spans long or open ones, drawn as lines
 */

export const AXIS_HEIGHT = 18;
const LANE = 4;
const MOST_LANES = 3;
const TICK_GAP = 46;
const LEAST_BAR = 2;
const WIDEST_BAR = 48;
/** Bins with less than half an event are only shares of long spans: they get no more than is due. */
const WORTH_SEEING = 0.5;
/** How strongly bars of what may lie elsewhere are drawn at most. */
const LOOSE_INK = 0.62;
/** Room for a number over the highest bar. */
const HEADROOM = 16;

/**
 * @param {{axis: [number, number]}} chart
 * @param {number} width
 * @returns {Scale}
 */
export function scaleOf({ axis }, width) {
  return (moment) => ((moment - axis[0]) / (axis[1] - axis[0])) * width;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Theme} theme
 * @param {ChartData} chart
 * @param {Words} words
 */
export function drawChart(canvas, theme, chart, words) {
  const { width, height, context } = prepared(canvas);
  if (width === 0) return;
  const x = scaleOf(chart, width);
  const lanes = lanesOf(chart.spans);
  const floor = height - AXIS_HEIGHT - lanes.length * LANE - (lanes.length ? 2 : 0);
  drawAxis(context, theme, { chart, width, height, x, words });
  drawBars(context, theme, { chart, floor, x });
  drawPeak(context, theme, { chart, floor, x, width, words });
  drawLanes(context, theme, { lanes, floor: floor + 3, x, width });
}

/**
 * Bars by family: full what surely lies there, on top and paler what may lie elsewhere.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {{chart: ChartData, floor: number, x: Scale}} what
 */
function drawBars(context, theme, { chart, floor, x }) {
  const { edges, counts, loose, families } = chart;
  const totals = edges.slice(1).map((_, bin) => sum(counts, bin * families, families));
  const top = totals.reduce((most, total) => Math.max(most, total), 1);
  for (let bin = 0; bin < totals.length; bin += 1) {
    if (totals[bin] === 0) continue;
    const room = Math.max(1.5, x(edges[bin + 1]) - x(edges[bin]) - 1);
    const width = Math.min(WIDEST_BAR, room);
    const left = x(edges[bin]) + 0.5 + (room - width) / 2;
    let y = floor;
    const put = (/** @type {number} */ family, /** @type {number} */ count) => {
      const part = (count / totals[bin]) * height;
      y -= part;
      context.fillStyle = theme.families[family];
      context.fillRect(left, y, width, part);
    };
    const least = totals[bin] < WORTH_SEEING ? 0 : LEAST_BAR;
    const height = Math.max(least, (totals[bin] / top) * (floor - HEADROOM));
    for (let family = 0; family < families; family += 1) {
      const at = bin * families + family;
      if (counts[at] > loose.shares[at]) put(family, counts[at] - loose.shares[at]);
    }
    for (let family = 0; family < families; family += 1) {
      const at = bin * families + family;
      if (loose.shares[at] === 0) continue;
      context.globalAlpha = (loose.inks[at] / loose.shares[at]) * LOOSE_INK;
      put(family, loose.shares[at]);
      context.globalAlpha = 1;
    }
  }
}

/**
 * Say how many events the highest bar stands for: the only scale that a reader needs.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {{chart: ChartData, floor: number, x: Scale, width: number, words: Words}} what
 */
function drawPeak(context, theme, { chart, x, width, words }) {
  const { edges, counts, families } = chart;
  const totals = edges.slice(1).map((_, bin) => sum(counts, bin * families, families));
  const bin = totals.reduce((best, total, at) => (total > totals[best] ? at : best), 0);
  if (totals[bin] < 1) return;
  const text = words.number(Math.round(totals[bin]));
  const half = context.measureText(text).width / 2;
  const middle = x((edges[bin] + edges[bin + 1]) / 2);
  context.textAlign = 'center';
  context.fillStyle = theme.muted;
  context.fillText(text, Math.max(half, Math.min(width - half, middle)), 8);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {{chart: ChartData, width: number, height: number, x: Scale, words: Words}} what
 */
function drawAxis(context, theme, { chart, width, height, x, words }) {
  const [start, end] = chart.axis;
  const { unit, ticks } = axisTicks(start, end, ((end - start) / width) * TICK_GAP);
  const line = height - AXIS_HEIGHT + 0.5;
  context.strokeStyle = theme.border;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, line);
  context.lineTo(width, line);
  context.fillStyle = theme.muted;
  context.font = `11px ${theme.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const tick of ticks) {
    const at = Math.round(x(tick)) + 0.5;
    context.moveTo(at, line);
    context.lineTo(at, height - 4);
    const text = tickInWords(tick, unit, words);
    if (at + 4 + context.measureText(text).width < width)
      context.fillText(text, at + 4, height - 8);
  }
  context.stroke();
}

/**
 * Long spans as lines that fade at their ends, since nobody knows when in them it was; arrows where
 * an end is open.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {{lanes: Line[][], floor: number, x: Scale, width: number}} what
 */
function drawLanes(context, theme, { lanes, floor, x, width }) {
  lanes.forEach((lane, index) => {
    for (const { start, end, family } of lane) {
      const left = Math.max(0, start === -Infinity ? x(end) - 28 : x(start));
      const right = Math.min(width, end === Infinity ? x(start) + 28 : x(end));
      if (right <= left) continue;
      const fade = context.createLinearGradient(left, 0, right, 0);
      const colour = theme.families[family];
      const isOpen = start === -Infinity || end === Infinity;
      fade.addColorStop(0, isOpen ? colour : 'transparent');
      fade.addColorStop(0.3, colour);
      fade.addColorStop(0.7, colour);
      fade.addColorStop(1, isOpen ? colour : 'transparent');
      context.fillStyle = fade;
      const y = floor + index * LANE;
      context.fillRect(left, y, right - left, LANE - 1.5);
      context.fillStyle = colour;
      if (end === Infinity) drawTip(context, right, y, 1);
      if (start === -Infinity) drawTip(context, left, y, -1);
    }
  });
}

/** The head of an arrow: what begins or ends there, nobody knows how long ago or when. */
function drawTip(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {number} */ x,
  /** @type {number} */ y,
  /** @type {1 | -1} */ side,
) {
  const middle = y + (LANE - 1.5) / 2;
  context.beginPath();
  context.moveTo(x + side * 5, middle);
  context.lineTo(x - side, middle - 3);
  context.lineTo(x - side, middle + 3);
  context.fill();
}

/**
 * Put spans on as few lines as they need, alike ones on one; none if three do not hold them, the bars
 * count them.
 */
function lanesOf(/** @type {Line[]} */ spans) {
  /** @type {Line[][]} */
  const lanes = [];
  const alike = new Map(spans.map((span) => [`${span.start} ${span.end} ${span.family}`, span]));
  for (const span of alike.values()) {
    let lane = lanes.find((line) => line[line.length - 1].end <= span.start);
    if (!lane) lanes.push((lane = []));
    if (lanes.length > MOST_LANES) return [];
    lane.push(span);
  }
  return lanes;
}

function prepared(/** @type {HTMLCanvasElement} */ canvas) {
  const ratio = pixelRatio();
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return { width, height, context };
}

function sum(
  /** @type {Float64Array} */ numbers,
  /** @type {number} */ from,
  /** @type {number} */ count,
) {
  let total = 0;
  for (let i = from; i < from + count; i += 1) total += numbers[i];
  return total;
}

/** Where the dates shown go when the reader plays or steps. Pure: a range in, the next one out. */

import { advance, ceilTo, floorTo, shift } from './calendar.js';

/** @typedef {[number, number]} Range minutes, end excluded */
/** @typedef {import('./calendar.js').Unit} Unit */

/** How many windows a range is divided into when the reader has not chosen one. */
const WINDOWS = 12;

/**
 * The range to start playing from.
 * @param {Range} range
 * @param {{span: Range, unit: Unit, cumulative: boolean}} how
 * @returns {Range}
 */
export function playFrom(range, { span, unit, cumulative }) {
  const first = floorTo(span[0], unit);
  if (cumulative) return range[1] < span[1] ? [first, range[1]] : [first, shift(first, unit)];
  const isWhole = range[0] <= span[0] && range[1] >= span[1];
  const isAtEnd = range[1] >= span[1];
  if (!isAtEnd) return [floorTo(range[0], unit), ceilTo(range[1], unit)];
  const length = isWhole ? Math.round(countUnits(span, unit) / WINDOWS) : countUnits(range, unit);
  return [first, shift(first, unit, Math.max(1, length))];
}

/**
 * The range one step on, or null where the data end.
 * @param {Range} range
 * @param {{span: Range, unit: Unit, cumulative: boolean}} how
 * @returns {Range | null}
 */
export function playOn(range, { span, unit, cumulative }) {
  if (range[1] >= span[1]) return null;
  return [cumulative ? range[0] : shift(range[0], unit), shift(range[1], unit)];
}

/**
 * The range one whole window on or back, staying with the data.
 * @param {Range} range
 * @param {number} count 1 or -1
 * @param {{span: Range, unit: Unit, cumulative: boolean}} how
 * @returns {Range}
 */
export function stepBy(range, count, how) {
  const { span, unit, cumulative } = how;
  if (range[0] <= span[0] && range[1] >= span[1]) {
    const first = playFrom(range, { ...how, cumulative: false });
    return count > 0
      ? first
      : [shift(ceilTo(span[1], unit), unit, -countUnits(first, unit)), ceilTo(span[1], unit)];
  }
  if (cumulative) {
    const end = shift(ceilTo(range[1], unit), unit, count);
    return end > range[0] && end < shift(span[1], unit) ? [range[0], end] : range;
  }
  const moved = advance(range, count);
  return moved[0] < span[1] && moved[1] > span[0] ? moved : range;
}

/** How many whole units lie in a range, at least one. @param {Range} range @param {Unit} unit */
function countUnits([start, end], unit) {
  let count = 0;
  for (let at = floorTo(start, unit); at < end; at = shift(at, unit)) count += 1;
  return Math.max(1, count);
}

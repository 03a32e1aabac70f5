/** The columns of events, as drawing and filters want them. */

import { ceilTo, floorTo } from '../calendar.js';
import { FAMILIES, STANCES } from '../families.js';
import { looked } from './columns.js';

const OTHER = FAMILIES.indexOf('other');

/**
 * @param {any} head
 * @param {Record<string, import('./columns.js').Numbers>} columns
 */
export function eventColumns(head, columns) {
  const open = columns['events.open'];
  const count = open.length;
  const at = (/** @type {string[]} */ names, /** @type {number} */ other) => (/** @type {string} */ name) => names.includes(name) ? names.indexOf(name) : other;
  const families = head.types.family.map(at(FAMILIES, OTHER));
  const stances = head.stances.map(at(STANCES, 0));
  const type = columns['events.type'];
  return {
    count,
    ...moments(head.epoch, columns),
    dated: looked(open, [1, 1, 1, 0]),
    type,
    family: looked(type, families),
    stance: looked(columns['events.stance'], stances),
    precision: columns['events.precision'],
    document: columns['events.document'],
  };
}

/** Whether any event is known to the hour or closer. */
export function hasHours(
  /** @type {string[]} */ precisions,
  /** @type {import('./columns.js').Numbers} */ column,
) {
  const [minute, hour] = ['minute', 'hour'].map((name) => precisions.indexOf(name));
  return column.includes(minute) || column.includes(hour);
}

/**
 * Both ends of each event in minutes since 1970, infinite where open.
 * @param {number} epoch
 * @param {Record<string, import('./columns.js').Numbers>} columns
 */
function moments(epoch, columns) {
  const open = columns['events.open'];
  const starts = columns['events.start'];
  const lengths = columns['events.length'];
  const start = new Float64Array(open.length);
  const end = new Float64Array(open.length);
  for (let row = 0; row < open.length; row += 1) {
    const from = epoch + (open[row] & 1 ? 0 : starts[row]);
    start[row] = open[row] & 1 ? -Infinity : from;
    end[row] = open[row] & 2 ? Infinity : from + lengths[row];
  }
  return { start, end };
}

/**
 * Whole days from the first known moment to the last; null if nothing is dated.
 * @param {{start: Float64Array, end: Float64Array, count: number}} columns
 * @returns {[number, number] | null}
 */
export function spanOf({ start, end, count }) {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < count; row += 1) {
    if (Number.isFinite(start[row])) {
      first = Math.min(first, start[row]);
      last = Math.max(last, start[row]);
    }
    if (Number.isFinite(end[row])) {
      first = Math.min(first, end[row]);
      last = Math.max(last, end[row]);
    }
  }
  return first < last ? [floorTo(first, 'day'), ceilTo(last, 'day')] : null;
}

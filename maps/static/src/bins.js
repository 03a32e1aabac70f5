/** Calendar bins of the time strip: which unit, where they start, what they hold. */

import { UNITS, ceilTo, floorTo, shift } from './calendar.js';

/** @typedef {import('./calendar.js').Unit} Unit */

/** Typical minutes of a unit, for choosing one. @type {Record<Unit, number>} */
const LENGTH = {
  hour: 60,
  day: 1440,
  week: 10080,
  month: 43830,
  quarter: 131490,
  year: 525960,
  lustrum: 2629800,
  decade: 5259600,
  century: 52596000,
};

/** How strongly a span is drawn at its very ends, and the part of its length over which that grows. */
const WEAKEST = 0.15;
const FADED = 0.4;

/**
 * The finest unit of which at most `most` cover the span.
 * @param {number} start
 * @param {number} end
 * @param {number} most
 * @param {Unit} [finest] no finer one
 * @returns {Unit}
 */
export function chooseUnit(start, end, most, finest = 'day') {
  const units = UNITS.slice(UNITS.indexOf(finest));
  return units.find((unit) => (end - start) / LENGTH[unit] <= most) ?? 'century';
}

/**
 * Bin edges from the unit that holds `start` to the first at or after `end`.
 * @param {number} start
 * @param {number} end
 * @param {Unit} unit
 * @returns {number[]} one more than bins, at least two
 */
export function binEdges(start, end, unit) {
  const edges = [floorTo(start, unit)];
  do edges.push(shift(edges[edges.length - 1], unit));
  while (edges[edges.length - 1] < end);
  return edges;
}

/**
 * Count spans in bins. A span over several bins counts in each by its share, so that a month
 * known only to its year adds up to one; an open end counts at the end that is known.
 * @param {Float64Array} starts minutes, -Infinity for open
 * @param {Float64Array} ends minutes, end excluded, Infinity for open
 * @param {ArrayLike<number>} rows which spans to count
 * @param {number[]} edges
 * @param {ArrayLike<number>} groups group of each span
 * @param {number} groupCount
 * @returns {Float64Array} bins × groups, row by row
 */
export function countBins(starts, ends, rows, edges, groups, groupCount) {
  const bins = edges.length - 1;
  const counts = new Float64Array(bins * groupCount);
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    const [start, end] = knownPart(starts[row], ends[row]);
    if (!(start < edges[bins] && end > edges[0])) continue;
    const first = Math.max(0, binOf(edges, start));
    for (let bin = first; bin < bins && edges[bin] < end; bin += 1) {
      const inside = Math.min(end, edges[bin + 1]) - Math.max(start, edges[bin]);
      counts[bin * groupCount + groups[row]] += inside / (end - start);
    }
  }
  return counts;
}

/**
 * How much of the counts comes from spans that reach over several bins, so that nobody knows which of
 * them is meant, and how strongly to draw it: such a span fades towards its ends.
 * @param {Float64Array} starts minutes, -Infinity for open
 * @param {Float64Array} ends minutes, end excluded, Infinity for open
 * @param {ArrayLike<number>} rows which spans to count
 * @param {number[]} edges
 * @param {ArrayLike<number>} groups group of each span
 * @param {number} groupCount
 * @returns {{shares: Float64Array, inks: Float64Array}} bins × groups, row by row: counts, and the same
 *   weighted by how strongly each is drawn, 0 to 1
 */
export function countLoose(starts, ends, rows, edges, groups, groupCount) {
  const bins = edges.length - 1;
  const shares = new Float64Array(bins * groupCount);
  const inks = new Float64Array(bins * groupCount);
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    const [start, end] = knownPart(starts[row], ends[row]);
    if (!(start < edges[bins] && end > edges[0])) continue;
    const first = Math.max(0, binOf(edges, start));
    if (end <= edges[first + 1] && start >= edges[first]) continue;
    for (let bin = first; bin < bins && edges[bin] < end; bin += 1) {
      const from = Math.max(start, edges[bin]);
      const to = Math.min(end, edges[bin + 1]);
      const share = (to - from) / (end - start);
      const at = bin * groupCount + groups[row];
      shares[at] += share;
      inks[at] += share * inkAt((from + to - 2 * start) / (2 * (end - start)));
    }
  }
  return { shares, inks };
}

/** How strongly a span is drawn at a part of its length: weak at both ends. */
function inkAt(/** @type {number} */ part) {
  return Math.min(1, WEAKEST + ((1 - WEAKEST) * Math.min(part, 1 - part)) / FADED);
}

/**
 * The bin that holds a moment, -1 before the first.
 * @param {number[]} edges
 * @param {number} moment
 */
export function binOf(edges, moment) {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Calendar ticks for an axis, at least `least` minutes apart.
 * @param {number} start
 * @param {number} end
 * @param {number} least
 * @returns {{unit: Unit, ticks: number[]}}
 */
export function axisTicks(start, end, least) {
  const unit = UNITS.find((name) => LENGTH[name] >= least) ?? 'century';
  const ticks = [];
  for (let tick = ceilTo(start, unit); tick < end; tick = shift(tick, unit)) ticks.push(tick);
  return { unit, ticks };
}

/** Where an open span counts: the minute at its known end. @returns {[number, number]} */
function knownPart(/** @type {number} */ start, /** @type {number} */ end) {
  if (start === -Infinity) return [end - 1, end];
  if (end === Infinity) return [start, start + 1];
  return [start, end];
}

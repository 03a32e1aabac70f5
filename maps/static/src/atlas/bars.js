/** The bars of the time strip, out of counts by bin: an event over several counts in each by its share. Pure. */

import { binOf } from '../bins.js';
import { FAMILIES } from '../families.js';

/** How strongly what may lie in other bars is drawn. */
const INK = 0.7;

/**
 * @typedef {object} Bars
 * @property {Float64Array} counts bars × families
 * @property {{shares: Float64Array, inks: Float64Array}} loose what of them may lie in other bars as well
 * @property {(bar: number) => number[]} sharesOf events of a bar, twice for each family: all, and 0
 */

/**
 * @param {import('./model.js').AtlasModel} model
 * @param {number[]} edges of bars: each is made of whole bins
 * @returns {Bars}
 */
export function barsOf(model, edges) {
  const families = FAMILIES.length;
  const size = (edges.length - 1) * families;
  const counts = new Float64Array(size);
  const loose = { shares: new Float64Array(size), inks: new Float64Array(size) };
  const { bins, edges: borders } = model.time;
  const bars = borders.map((border) => binOf(edges, border));
  const { first, last, kind, count } = model.runs;
  for (let run = 0; run < first.length; run += 1) {
    const isInside = first[run] > 0 && last[run] <= bins;
    if (!isInside || !model.choice.kinds[kind[run]]) continue;
    const { family } = model.kinds[kind[run]];
    const share = count[run] / (last[run] - first[run] + 1);
    const isLoose = bars[first[run] - 1] !== bars[last[run] - 1];
    for (let bin = first[run]; bin <= last[run]; bin += 1) {
      const bar = bars[bin - 1];
      if (bar < 0 || bar >= edges.length - 1) continue;
      const at = bar * families + family;
      counts[at] += share;
      if (!isLoose) continue;
      loose.shares[at] += share;
      loose.inks[at] += share * INK;
    }
  }
  const sharesOf = (/** @type {number} */ bar) =>
    FAMILIES.flatMap((_, family) => [counts[bar * families + family], 0]);
  return { counts, loose, sharesOf };
}

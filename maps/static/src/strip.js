/** The time strip of a page: bars out of its events, some of which are drawn as lines. */

import { binEdges, binOf, countBins, countLoose } from './bins.js';
import { DAY, shift } from './calendar.js';
import { binInWords } from './datewords.js';
import { h } from './dom.js';
import { FAMILIES } from './families.js';
import { kindsRow } from './kindsrow.js';
import { TimeStrip } from './timestrip.js';
import { undatedLane } from './undatedlane.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./words.js').Words} Words */

const MOST_LINES = 400;

export class Strip extends TimeStrip {
  /** @param {Model} model @param {Words} words */
  constructor(model, words) {
    // The brush goes by days, bars may go by hours.
    const least = (model.data.hasHours ? 2 : 7) * DAY;
    super(model, words, { undated: undatedLane(model, words), finest: 'day', least });
  }

  /** The bars: by hours where most events are known so closely and there is room. */
  bars() {
    const { axis } = this.bins();
    const { unit } = this.bins(this.model.data.hasHours ? 'hour' : 'day');
    const fit = unit === 'hour' && !this.knowsHours(axis) ? 'day' : unit;
    return { unit: fit, edges: binEdges(axis[0], axis[1], fit) };
  }

  /** Whether most events between two moments are known to a part of a day. @param {[number, number]} axis */
  knowsHours([from, to]) {
    const { start, end } = this.model.data.columns;
    let events = 0;
    let close = 0;
    for (const row of this.model.shown.passed) {
      if (start[row] >= to || end[row] <= from) continue;
      events += 1;
      if (end[row] - start[row] < DAY) close += 1;
    }
    return close * 2 > events;
  }

  draw() {
    const { model } = this;
    const { start, end, family } = model.data.columns;
    const { axis, unit: step } = this.bins();
    const { unit, edges } = this.bars();
    const { passed } = model.shown;
    const counts = countBins(start, end, passed, edges, family, FAMILIES.length);
    const loose = countLoose(start, end, passed, edges, family, FAMILIES.length);
    const spans = this.lines(passed, shift(edges[0], unit) - edges[0]);
    model.set({ unit: step });
    this.drawBars({ axis, edges, counts, loose, spans }, unit);
  }

  /**
   * Spans longer than a bin and open ones, to be drawn as lines.
   * @param {Uint32Array} rows
   * @param {number} bin minutes
   */
  lines(rows, bin) {
    const { start, end, family } = this.model.data.columns;
    const found = [];
    for (const row of rows) {
      if (end[row] - start[row] > bin)
        found.push({ start: start[row], end: end[row], family: family[row] });
      if (found.length === MOST_LINES) break;
    }
    return found;
  }

  /** Say what the bin under the pointer holds. @param {PointerEvent} event */
  tell(event) {
    const { words } = this;
    const { unit, edges } = this.bars();
    const bin = binOf(edges, this.brush.momentAt(event));
    const rows = bin < 0 || bin >= edges.length - 1 ? [] : this.rowsIn(edges[bin], edges[bin + 1]);
    if (rows.length === 0) return this.say(event);
    return this.say(
      event,
      h('strong', {}, binInWords(edges[bin], unit, words)),
      `${words.events(rows.length)}${this.perhaps(rows, edges[bin], edges[bin + 1])} `,
      kindsRow(this.model.data, rows, words),
    );
  }

  /** How many of the events may as well lie at another time. @param {number[]} rows @param {number} from @param {number} to */
  perhaps(rows, from, to) {
    const { start, end } = this.model.data.columns;
    const count = rows.filter((row) => start[row] < from || end[row] > to).length;
    return count > 0 ? `${this.words.comma}${this.words.perhaps(count)}` : '';
  }

  /** Events that may lie in a stretch of time. @param {number} from @param {number} to @returns {number[]} */
  rowsIn(from, to) {
    const { start, end } = this.model.data.columns;
    return Array.from(this.model.shown.passed).filter((row) => start[row] < to && end[row] > from);
  }
}

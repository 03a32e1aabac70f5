/** The time strip: controls above, histogram and brush below, undated events at its end. */

import { binEdges, binOf, chooseUnit, countBins, countLoose } from './bins.js';
import { Brush } from './brush.js';
import { DAY, shift } from './calendar.js';
import { drawChart } from './chart.js';
import { binInWords } from './datewords.js';
import { fill, h } from './dom.js';
import { FAMILIES } from './families.js';
import { kindsRow } from './kindsrow.js';
import { stripFrame } from './stripframe.js';
import { timeControls } from './timecontrols.js';
import { undatedLane } from './undatedlane.js';
import { onThemeChange, readTheme } from './theme.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./words.js').Words} Words */

const BIN_WIDTH = 7;
const MOST_LINES = 400;
const ZOOM_STEP = 1.25;
const RECOUNTED_BY = ['passing', 'axis'];

export class Strip {
  /** @param {Model} model @param {Words} words */
  constructor(model, words) {
    this.model = model;
    this.words = words;
    this.theme = readTheme(document.body);
    this.canvas = h('canvas', { class: 'chart', role: 'img' });
    this.tooltip = h('div', { class: 'tooltip', dir: words.dir, hidden: true });
    this.brush = new Brush(model, words, () => this.bins());
    this.plot = h('div', { class: 'plot', dir: 'ltr' }, this.canvas, this.brush.element, this.tooltip);
    this.controls = timeControls(model, words, (factor) => this.zoomAt(this.middle(), factor));
    this.undated = undatedLane(model, words);
    this.element = stripFrame(words, {
      isEmpty: model.data.span === null,
      controls: this.controls.element,
      plot: this.plot,
      undated: this.undated.element,
    });
    this.listen();
  }

  listen() {
    const { model, plot } = this;
    new ResizeObserver(() => this.update()).observe(plot);
    model.onChange((changed) => {
      if (RECOUNTED_BY.some((key) => changed.has(key))) this.update();
      else if (changed.has('range')) this.brush.update();
      this.controls.update(changed);
      if (changed.has('passing') || changed.has('undated')) this.undated.update();
    });
    onThemeChange(() => this.repaint());
    plot.addEventListener('wheel', (/** @type {WheelEvent} */ event) => this.zoom(event), {
      passive: false,
    });
    plot.addEventListener('pointermove', (/** @type {PointerEvent} */ event) => this.tell(event));
    plot.addEventListener('pointerleave', () => {
      this.tooltip.hidden = true;
    });
  }

  /** Draw anew, in the size and colours of this moment. */
  repaint() {
    this.theme = readTheme(document.body);
    this.update();
  }

  /**
   * The bins that the strip shows at its present width.
   * @param {import('./calendar.js').Unit} [finest] the brush goes by days, bars may go by hours
   */
  bins(finest = 'day') {
    const { axis } = this.model.state;
    const most = Math.max(8, Math.floor(this.plot.clientWidth / BIN_WIDTH));
    const unit = chooseUnit(axis[0], axis[1], most, finest);
    const edges = binEdges(axis[0], axis[1], unit);
    return {
      unit,
      edges,
      axis: /** @type {[number, number]} */ ([edges[0], edges[edges.length - 1]]),
    };
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

  update() {
    const { model, words } = this;
    if (model.data.span === null || this.plot.clientWidth === 0) return;
    const { start, end, family } = model.data.columns;
    const { axis, unit: step } = this.bins();
    const { unit, edges } = this.bars();
    const { passed } = model.shown;
    this.counts = countBins(start, end, passed, edges, family, FAMILIES.length);
    this.edges = edges;
    const loose = countLoose(start, end, passed, edges, family, FAMILIES.length);
    const spans = this.lines(passed, shift(edges[0], unit) - edges[0]);
    const chart = { axis, edges, counts: this.counts, loose, families: FAMILIES.length, spans };
    model.set({ unit: step });
    drawChart(this.canvas, this.theme, chart, words);
    this.canvas.setAttribute('aria-label', words.timeChart(words.units[unit]));
    this.brush.update();
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

  /** Zoom the axis around the pointer. */
  zoom(/** @type {WheelEvent} */ event) {
    if (!this.model.data.span || event.deltaY === 0) return;
    event.preventDefault();
    this.zoomAt(this.brush.momentAt(event), event.deltaY > 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
  }

  /**
   * Spread or narrow the axis around a moment.
   * @param {number} at
   * @param {number} factor more than 1 shows more time
   */
  zoomAt(at, factor) {
    const { span } = this.model.data;
    if (!span) return;
    const { axis } = this.model.state;
    const least = (this.model.data.hasHours ? 2 : 7) * DAY;
    const start = Math.max(span[0], at - (at - axis[0]) * factor);
    const end = Math.min(span[1], Math.max(start + least, at + (axis[1] - at) * factor));
    if (end > start) this.model.set({ axis: [start, end] });
  }

  /** What buttons zoom around: the dates shown, as far as they are in sight. */
  middle() {
    const { axis, range } = this.model.state;
    const from = Math.max(axis[0], range[0]);
    const to = Math.min(axis[1], range[1]);
    return from < to ? (from + to) / 2 : (axis[0] + axis[1]) / 2;
  }

  /** Say what the bin under the pointer holds. */
  tell(/** @type {PointerEvent} */ event) {
    const { unit, edges } = this.bars();
    const bin = binOf(edges, this.brush.momentAt(event));
    const rows = bin < 0 || bin >= edges.length - 1 ? [] : this.rowsIn(edges[bin], edges[bin + 1]);
    this.tooltip.hidden = rows.length === 0;
    if (rows.length === 0) return;
    fill(
      this.tooltip,
      h('strong', {}, binInWords(edges[bin], unit, this.words)),
      `${this.words.events(rows.length)}${this.perhaps(rows, edges[bin], edges[bin + 1])} `,
      kindsRow(this.model.data, rows, this.words),
    );
    const { left, width } = this.plot.getBoundingClientRect();
    const x = Math.max(
      0,
      Math.min(
        width - this.tooltip.offsetWidth,
        event.clientX - left - this.tooltip.offsetWidth / 2,
      ),
    );
    this.tooltip.style.transform = `translate(${x}px, calc(-100% - 8px))`;
  }

  /** How many of the events may as well lie at another time. @param {number[]} rows @param {number} from @param {number} to */
  perhaps(rows, from, to) {
    const { start, end } = this.model.data.columns;
    const count = rows.filter((row) => start[row] < from || end[row] > to).length;
    return count > 0 ? `${this.words.comma}${this.words.perhaps(count)}` : '';
  }

  /** Events that may lie in a stretch of time. @param {number} from @param {number} to */
  rowsIn(from, to) {
    const { start, end } = this.model.data.columns;
    return Array.from(this.model.shown.passed).filter((row) => start[row] < to && end[row] > from);
  }
}

/** The time strip: controls above, histogram and brush below, undated events at its end. */

import { binEdges, binOf, chooseUnit, countBins } from './bins.js';
import { Brush } from './brush.js';
import { shift } from './calendar.js';
import { drawChart } from './chart.js';
import { binInWords } from './datewords.js';
import { fill, h } from './dom.js';
import { FAMILIES } from './families.js';
import { kindsRow } from './kindsrow.js';
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
    this.tooltip = h('div', { class: 'tooltip', hidden: true });
    this.brush = new Brush(model, words, () => this.bins());
    this.plot = h('div', { class: 'plot' }, this.canvas, this.brush.element, this.tooltip);
    this.controls = timeControls(model, words);
    this.undated = undatedLane(model, words);
    const empty = model.data.span === null;
    this.element = h(
      'section',
      { class: 'strip', 'aria-label': words.time },
      empty ? null : this.controls.element,
      h(
        'div',
        { class: 'plot-row' },
        empty ? h('p', { class: 'no-dates' }, words.noDates) : this.plot,
        this.undated.element,
      ),
    );
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
    onThemeChange(() => {
      this.theme = readTheme(document.body);
      this.update();
    });
    plot.addEventListener('wheel', (/** @type {WheelEvent} */ event) => this.zoom(event), {
      passive: false,
    });
    plot.addEventListener('pointermove', (/** @type {PointerEvent} */ event) => this.tell(event));
    plot.addEventListener('pointerleave', () => {
      this.tooltip.hidden = true;
    });
  }

  /** The bins that the strip shows at its present width. */
  bins() {
    const { axis } = this.model.state;
    const most = Math.max(8, Math.floor(this.plot.clientWidth / BIN_WIDTH));
    const unit = chooseUnit(axis[0], axis[1], most);
    const edges = binEdges(axis[0], axis[1], unit);
    return {
      unit,
      edges,
      axis: /** @type {[number, number]} */ ([edges[0], edges[edges.length - 1]]),
    };
  }

  update() {
    const { model, words } = this;
    if (model.data.span === null || this.plot.clientWidth === 0) return;
    const { start, end, family } = model.data.columns;
    const { unit, edges, axis } = this.bins();
    const { passed } = model.shown;
    this.counts = countBins(start, end, passed, edges, family, FAMILIES.length);
    this.edges = edges;
    const spans = this.lines(passed, shift(edges[0], unit) - edges[0]);
    const chart = { axis, edges, counts: this.counts, families: FAMILIES.length, spans };
    model.set({ unit });
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
    const span = this.model.data.span;
    if (!span || event.deltaY === 0) return;
    event.preventDefault();
    const { axis } = this.model.state;
    const factor = event.deltaY > 0 ? ZOOM_STEP : 1 / ZOOM_STEP;
    const at = this.brush.momentAt(event);
    const least = 7 * 1440;
    const start = Math.max(span[0], at - (at - axis[0]) * factor);
    const end = Math.min(span[1], Math.max(start + least, at + (axis[1] - at) * factor));
    if (end > start) this.model.set({ axis: [start, end] });
  }

  /** Say what the bin under the pointer holds. */
  tell(/** @type {PointerEvent} */ event) {
    const { unit, edges } = this.bins();
    const bin = binOf(edges, this.brush.momentAt(event));
    const rows = bin < 0 || bin >= edges.length - 1 ? [] : this.rowsIn(edges[bin], edges[bin + 1]);
    this.tooltip.hidden = rows.length === 0;
    if (rows.length === 0) return;
    fill(
      this.tooltip,
      h('strong', {}, binInWords(edges[bin], unit, this.words)),
      `${this.words.events(rows.length)} `,
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

  /** Events that may lie in a stretch of time. @param {number} from @param {number} to */
  rowsIn(from, to) {
    const { start, end } = this.model.data.columns;
    return Array.from(this.model.shown.passed).filter((row) => start[row] < to && end[row] > from);
  }
}

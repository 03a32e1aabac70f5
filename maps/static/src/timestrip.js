/** What every time strip is: controls above, histogram and brush below, undated events at its end. */

import { binEdges, chooseUnit } from './bins.js';
import { Brush } from './brush.js';
import { drawChart } from './chart.js';
import { fill, h } from './dom.js';
import { FAMILIES } from './families.js';
import { onThemeChange, readTheme } from './theme.js';
import { timeControls } from './timecontrols.js';

/** @typedef {import('./calendar.js').Unit} Unit */

const BIN_WIDTH = 7;
const ZOOM_STEP = 1.25;
const RECOUNTED_BY = ['passing', 'axis'];

export class TimeStrip {
  /**
   * @param {any} model with what `TimeModel` tells
   * @param {import('./words.js').Words} words
   * @param {object} own
   * @param {{element: HTMLElement, update: () => void}} own.undated
   * @param {Unit} own.finest no finer one is chosen
   * @param {number} own.least minutes that are shown at the closest
   */
  constructor(model, words, { undated, finest, least }) {
    this.model = model;
    this.words = words;
    this.finest = finest;
    this.least = least;
    this.theme = readTheme(document.body);
    this.canvas = h('canvas', { class: 'chart', role: 'img' });
    this.tooltip = h('div', { class: 'tooltip', dir: words.dir, hidden: true });
    this.brush = new Brush(model, words, () => this.bins());
    this.plot = h('div', { class: 'plot', dir: 'ltr' }, this.canvas, this.brush.element, this.tooltip);
    this.controls = timeControls(model, words, (factor) => this.zoomAt(this.middle(), factor));
    this.undated = undated;
    const isEmpty = model.data.span === null;
    this.element = h(
      'section',
      { class: 'strip', 'aria-label': words.time },
      isEmpty ? null : this.controls.element,
      h('div', { class: 'plot-row' }, isEmpty ? h('p', { class: 'no-dates' }, words.noDates) : this.plot, undated.element),
    );
    this.listen();
  }

  listen() {
    const { model, plot } = this;
    new ResizeObserver(() => this.update()).observe(plot);
    model.onChange((/** @type {Set<string>} */ changed) => {
      if (RECOUNTED_BY.some((key) => changed.has(key))) this.update();
      else if (changed.has('range')) this.brush.update();
      this.controls.update(changed);
      if (changed.has('passing') || changed.has('undated')) this.undated.update();
    });
    onThemeChange(() => this.repaint());
    plot.addEventListener('wheel', (/** @type {WheelEvent} */ event) => this.zoom(event), { passive: false });
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

  update() {
    if (this.model.data.span !== null && this.plot.clientWidth > 0) this.draw();
  }

  /** Count and draw. */
  draw() {}

  /** Say what the bar under the pointer holds. */
  tell(/** @type {PointerEvent} */ _event) {}

  /** The bins that the strip shows at its present width: the brush goes by them. @param {Unit} [finest] */
  bins(finest = this.finest) {
    const { axis } = this.model.state;
    const most = Math.max(8, Math.floor(this.plot.clientWidth / BIN_WIDTH));
    const unit = chooseUnit(axis[0], axis[1], most, finest);
    const edges = binEdges(axis[0], axis[1], unit);
    return { unit, edges, axis: /** @type {[number, number]} */ ([edges[0], edges[edges.length - 1]]) };
  }

  /**
   * Draw bars, and the brush over them.
   * @param {Omit<import('./chart.js').ChartData, 'families'>} chart
   * @param {Unit} unit of the bars
   */
  drawBars(chart, unit) {
    const { words } = this;
    drawChart(this.canvas, this.theme, { ...chart, families: FAMILIES.length }, words);
    this.canvas.setAttribute('aria-label', words.timeChart(words.units[unit]));
    this.brush.update();
  }

  /** Say something over the pointer, or nothing. @param {PointerEvent} event @param {...any} told */
  say(event, ...told) {
    this.tooltip.hidden = told.length === 0;
    if (told.length === 0) return;
    fill(this.tooltip, ...told);
    const { left, width } = this.plot.getBoundingClientRect();
    const { offsetWidth } = this.tooltip;
    const x = Math.max(0, Math.min(width - offsetWidth, event.clientX - left - offsetWidth / 2));
    this.tooltip.style.transform = `translate(${x}px, calc(-100% - 8px))`;
  }

  /** Zoom the axis around the pointer. */
  zoom(/** @type {WheelEvent} */ event) {
    if (event.deltaY === 0) return;
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
    const start = Math.max(span[0], at - (at - axis[0]) * factor);
    const end = Math.min(span[1], Math.max(start + this.least, at + (axis[1] - at) * factor));
    if (end > start) this.model.set({ axis: [start, end] });
  }

  /** What buttons zoom around: the dates shown, as far as they are in sight. */
  middle() {
    const { axis, range } = this.model.state;
    const from = Math.max(axis[0], range[0]);
    const to = Math.min(axis[1], range[1]);
    return from < to ? (from + to) / 2 : (axis[0] + axis[1]) / 2;
  }
}

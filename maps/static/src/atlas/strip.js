/** The time strip of an atlas: the page's controls and brush over bars that come as counts. */

import { binEdges, binOf, chooseUnit } from '../bins.js';
import { Brush } from '../brush.js';
import { drawChart } from '../chart.js';
import { binInWords } from '../datewords.js';
import { fill, h } from '../dom.js';
import { FAMILIES } from '../families.js';
import { onThemeChange, readTheme } from '../theme.js';
import { stripFrame } from '../stripframe.js';
import { timeControls } from '../timecontrols.js';
import { barsOf } from './bars.js';
import { familiesRow } from './map.js';
import { total } from './runs.js';

const BIN_WIDTH = 7;
const ZOOM_STEP = 1.25;
const LEAST_BINS = 7;

export class AtlasStrip {
  /** @param {import('./model.js').AtlasModel} model @param {import('../words.js').Words} words */
  constructor(model, words) {
    this.model = model;
    this.words = words;
    this.theme = readTheme(document.body);
    this.canvas = h('canvas', { class: 'chart', role: 'img' });
    this.tooltip = h('div', { class: 'tooltip', dir: words.dir, hidden: true });
    this.brush = new Brush(model, words, () => this.bins());
    this.plot = h('div', { class: 'plot', dir: 'ltr' }, this.canvas, this.brush.element, this.tooltip);
    this.controls = timeControls(model, words, (factor) => this.zoomAt(this.middle(), factor));
    this.undated = undatedSwitch(model, words);
    this.element = stripFrame(words, {
      isEmpty: model.time.span === null,
      controls: this.controls.element,
      plot: this.plot,
      undated: this.undated.element,
    });
    /** @type {import('./bars.js').Bars | null} */
    this.bars = null;
    this.listen();
  }

  listen() {
    const { model, plot } = this;
    new ResizeObserver(() => this.update()).observe(plot);
    model.onChange((changed) => {
      if (changed.has('axis') || changed.has('offFamilies')) this.update();
      else if (changed.has('range')) this.brush.update();
      this.controls.update(changed);
      this.undated.update();
    });
    onThemeChange(() => {
      this.theme = readTheme(document.body);
      this.update();
    });
    plot.addEventListener('wheel', (/** @type {WheelEvent} */ event) => {
      if (event.deltaY === 0) return;
      event.preventDefault();
      this.zoomAt(this.brush.momentAt(event), event.deltaY > 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
    }, { passive: false });
    plot.addEventListener('pointermove', (/** @type {PointerEvent} */ event) => this.tell(event));
    plot.addEventListener('pointerleave', () => {
      this.tooltip.hidden = true;
    });
  }

  /** The bars at the strip's present width: never finer than what was counted. */
  bins() {
    const { axis } = this.model.state;
    const most = Math.max(8, Math.floor(this.plot.clientWidth / BIN_WIDTH));
    const unit = chooseUnit(axis[0], axis[1], most, this.model.time.unit);
    const edges = binEdges(axis[0], axis[1], unit);
    return { unit, edges, axis: /** @type {[number, number]} */ ([edges[0], edges[edges.length - 1]]) };
  }

  update() {
    const { model, words } = this;
    if (!model.time.span || this.plot.clientWidth === 0) return;
    const { axis, edges, unit } = this.bins();
    this.bars = barsOf(model, edges);
    const { counts, loose } = this.bars;
    model.set({ unit });
    drawChart(this.canvas, this.theme, { axis, edges, counts, loose, families: FAMILIES.length, spans: [] }, words);
    this.canvas.setAttribute('aria-label', words.timeChart(words.units[unit]));
    this.brush.update();
  }

  /** @param {number} at @param {number} factor more than 1 shows more time */
  zoomAt(at, factor) {
    const { span, unit, edges } = this.model.time;
    if (!span) return;
    const { axis } = this.model.state;
    const least = ((edges[edges.length - 1] - edges[0]) / (edges.length - 1)) * LEAST_BINS;
    const start = Math.max(span[0], at - (at - axis[0]) * factor);
    const end = Math.min(span[1], Math.max(start + least, at + (axis[1] - at) * factor));
    if (end > start && unit) this.model.set({ axis: [start, end] });
  }

  middle() {
    const { axis, range } = this.model.state;
    const from = Math.max(axis[0], range[0]);
    const to = Math.min(axis[1], range[1]);
    return from < to ? (from + to) / 2 : (axis[0] + axis[1]) / 2;
  }

  /** Say what the bar under the pointer holds. @param {PointerEvent} event */
  tell(event) {
    if (!this.bars) return;
    const { words } = this;
    const { unit, edges } = this.bins();
    const bin = binOf(edges, this.brush.momentAt(event));
    const isBar = bin >= 0 && bin < edges.length - 1;
    const shares = isBar ? this.bars.sharesOf(bin) : [];
    const count = total(shares);
    this.tooltip.hidden = count < 0.5;
    if (this.tooltip.hidden) return;
    const whole = shares.map(Math.round);
    fill(this.tooltip, h('strong', {}, binInWords(edges[bin], unit, words)), words.events(Math.round(count)), familiesRow(whole, words));
    const { left, width } = this.plot.getBoundingClientRect();
    const half = this.tooltip.offsetWidth / 2;
    const x = Math.max(0, Math.min(width - 2 * half, event.clientX - left - half));
    this.tooltip.style.transform = `translate(${x}px, calc(-100% - 8px))`;
  }
}

/** Events without a date: how many, with a switch. @param {import('./model.js').AtlasModel} model @param {import('../words.js').Words} words */
function undatedSwitch(model, words) {
  const input = h('input', {
    type: 'checkbox',
    role: 'switch',
    checked: model.state.undated,
    onchange: () => model.set({ undated: input.checked }),
  });
  const element = h(
    'label',
    { class: 'undated-lane', title: words.undatedHint, hidden: model.head.undated === 0 },
    h('span', { class: 'undated-top' }, input, h('span', { class: 'undated-text' }, words.undatedCount(model.head.undated))),
  );
  const update = () => {
    input.checked = model.state.undated;
    element.classList.toggle('is-off', !model.state.undated);
  };
  update();
  return { element, update };
}

/**
 * The brush over the time strip: two handles, each a slider for keyboard and screen reader; the
 * stretch between them can be dragged, and a drag beside it draws a new one.
 */

import { binEdges, binOf } from './bins.js';
import { DAY, floorTo, shift } from './calendar.js';
import { dateInWords } from './datewords.js';
import { h } from './dom.js';

/** @typedef {import('./timemodel.js').TimeModel} Model */

const PAGE = 10;

export class Brush {
  /**
   * @param {Model} model
   * @param {import('./words.js').Words} words
   * @param {() => {axis: [number, number], edges: number[], unit: import('./calendar.js').Unit}} strip
   */
  constructor(model, words, strip) {
    this.model = model;
    this.words = words;
    this.strip = strip;
    this.handles = [0, 1].map((side) => this.makeHandle(side));
    this.window = h('div', { class: 'brush-window' });
    this.veils = [0, 1].map(() => h('div', { class: 'brush-veil' }));
    this.element = h('div', { class: 'brush' }, ...this.veils, this.window, ...this.handles);
    this.listen();
  }

  makeHandle(/** @type {number} */ side) {
    const name = side === 0 ? this.words.brushStart : this.words.brushEnd;
    return h('div', {
      class: `brush-handle ${side === 0 ? 'at-start' : 'at-end'}`,
      role: 'slider',
      tabindex: '0',
      'aria-label': name,
      'aria-orientation': 'horizontal',
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event, side),
    });
  }

  /** Show the model's range. */
  update() {
    const { axis } = this.strip();
    const { range } = this.model.state;
    const share = (/** @type {number} */ at) =>
      Math.max(0, Math.min(1, (at - axis[0]) / (axis[1] - axis[0]))) * 100;
    const [left, right] = range.map(share);
    this.window.style.left = `${left}%`;
    this.window.style.width = `${right - left}%`;
    this.veils[0].style.width = `${left}%`;
    this.veils[1].style.left = `${right}%`;
    const span = this.span();
    this.element.classList.toggle('is-whole', !this.model.isNarrowed());
    [left, right].forEach((at, side) => {
      const handle = this.handles[side];
      handle.style.left = `${at}%`;
      const day = side === 0 ? range[0] : range[1] - 1;
      handle.setAttribute('aria-valuemin', String(Math.floor(span[0] / DAY)));
      handle.setAttribute('aria-valuemax', String(Math.floor((span[1] - 1) / DAY)));
      handle.setAttribute('aria-valuenow', String(Math.floor(day / DAY)));
      handle.setAttribute('aria-valuetext', dateInWords(day, this.words));
    });
  }

  /** @returns {[number, number]} */
  span() {
    return this.model.data.span ?? [0, 1];
  }

  /** Move one end, never over the other. @param {number} side 0 or 1 @param {number} moment */
  moveEnd(side, moment) {
    const [low, high] = this.span();
    const { range } = this.model.state;
    const at = Math.max(Math.min(low, range[0]), Math.min(Math.max(high, range[1]), moment));
    /** @type {[number, number]} */
    const next =
      side === 0
        ? [Math.min(at, range[1] - DAY), range[1]]
        : [range[0], Math.max(at, range[0] + DAY)];
    this.model.set({ range: next, playing: false });
  }

  key(/** @type {KeyboardEvent} */ event, /** @type {number} */ side) {
    const target = event.shiftKey ? 1 - side : side;
    const steps = /** @type {Record<string, number>} */ ({
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -PAGE,
      PageUp: PAGE,
    })[event.key];
    const span = this.span();
    if (event.key === 'Home') this.moveEnd(target, span[0]);
    else if (event.key === 'End') this.moveEnd(target, span[1]);
    else if (steps) this.moveEnd(target, this.stepped(this.model.state.range[target], steps));
    else return;
    event.preventDefault();
  }

  /** The bin edge some bins on or back; from between two edges the first step goes to the next. */
  stepped(/** @type {number} */ moment, /** @type {number} */ steps) {
    const { unit } = this.strip();
    const floor = floorTo(moment, unit);
    if (floor === moment || steps > 0) return shift(floor, unit, steps);
    return shift(floor, unit, steps + 1);
  }

  listen() {
    const { element } = this;
    element.addEventListener('pointerdown', (/** @type {PointerEvent} */ event) => {
      if (event.button !== 0 || !this.model.data.span) return;
      event.preventDefault();
      element.setPointerCapture(event.pointerId);
      const side = this.handles.indexOf(/** @type {any} */ (event.target));
      if (side >= 0) this.handles[side].focus();
      const move = side >= 0 ? this.endMover(side) : this.windowMover(event);
      this.model.set({ playing: false });
      this.drag(event.pointerId, move);
    });
    element.addEventListener('dblclick', (/** @type {MouseEvent} */ event) =>
      this.takeBin(this.momentAt(event)),
    );
  }

  drag(/** @type {number} */ pointer, /** @type {(event: PointerEvent) => void} */ move) {
    const { element } = this;
    const end = (/** @type {PointerEvent} */ event) => {
      if (event.pointerId !== pointer) return;
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', end);
      element.removeEventListener('pointercancel', end);
    };
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', end);
    element.addEventListener('pointercancel', end);
  }

  endMover(/** @type {number} */ side) {
    return (/** @type {PointerEvent} */ event) =>
      this.moveEnd(side, this.snapped(this.momentAt(event)));
  }

  /** A drag inside the brush moves it, a drag beside it draws a new one. */
  windowMover(/** @type {PointerEvent} */ start) {
    const from = this.momentAt(start);
    const { range } = this.model.state;
    const inside = this.model.isNarrowed() && from > range[0] && from < range[1];
    return (/** @type {PointerEvent} */ event) => {
      const now = this.momentAt(event);
      if (inside) this.moveWindow(range, now - from);
      else if (Math.abs(event.clientX - start.clientX) > 3) this.drawWindow(from, now);
    };
  }

  /** @param {[number, number]} range as it was @param {number} by minutes */
  moveWindow([start, end], by) {
    const [low, high] = this.span();
    const kept = Math.max(low - start, Math.min(high - end, by));
    const from = this.snapped(start + kept);
    const to = this.snapped(end + kept);
    if (to > from) this.model.set({ range: [from, to] });
  }

  drawWindow(/** @type {number} */ from, /** @type {number} */ to) {
    const { unit } = this.strip();
    const start = floorTo(Math.min(from, to), unit);
    const end = shift(floorTo(Math.max(from, to), unit), unit);
    const [low, high] = this.span();
    this.model.set({
      range: [Math.max(low, Math.min(start, high - DAY)), Math.min(high, Math.max(end, low + DAY))],
    });
  }

  /** Make one bin the range. */
  takeBin(/** @type {number} */ moment) {
    const { unit } = this.strip();
    const start = floorTo(moment, unit);
    this.model.set({ range: [start, shift(start, unit)] });
  }

  momentAt(/** @type {MouseEvent} */ event) {
    const { left, width } = this.element.getBoundingClientRect();
    const { axis } = this.strip();
    return axis[0] + ((event.clientX - left) / width) * (axis[1] - axis[0]);
  }

  /** The nearest bin edge, or the nearest end of the data. */
  snapped(/** @type {number} */ moment) {
    const { edges, unit } = this.strip();
    const [low, high] = this.span();
    const bin = binOf(edges, moment);
    const around =
      bin < 0 || bin >= edges.length - 1
        ? binEdges(moment, moment + 1, unit)
        : [edges[bin], edges[bin + 1]];
    const nearest = moment - around[0] < around[1] - moment ? around[0] : around[1];
    return Math.max(low, Math.min(high, nearest));
  }
}

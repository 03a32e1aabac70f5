/**
 * The list: the map's equal in text. Only the rows that can be seen exist, so that a hundred
 * thousand scroll like ten. One row at a time takes part in the Tab order; arrows move on.
 */

import { spanInWords } from './datewords.js';
import { fill, h } from './dom.js';
import { familyName } from './kindsrow.js';
import { listEntries } from './listrows.js';
import { glyph } from './symbols.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./words.js').Words} Words */

const ROW = 92;
const HEADING = 34;
const OVERSCAN = 4;
const REBUILT_BY = ['shown', 'follow', 'view'];
/** @type {Record<string, number>} */
const KEYS = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6, Home: -Infinity, End: Infinity };

export class EventList {
  /** @param {Model} model @param {Words} words @param {{fitAll: () => void}} map */
  constructor(model, words, map) {
    this.model = model;
    this.words = words;
    /** @type {import('./listrows.js').Entry[]} */
    this.entries = [];
    /** @type {number[]} */
    this.tops = [0];
    /** @type {number | null} row of the event that takes the focus */
    this.active = null;
    this.body = h('div', { class: 'list-body', role: 'list', 'aria-label': words.listTitle });
    this.scroller = h('div', { class: 'list-scroll', onscroll: () => this.paint() }, this.body);
    this.note = h('span', { class: 'list-note' });
    this.empty = h('div', { class: 'list-empty' });
    this.mapFit = map.fitAll;
    this.element = h('div', { class: 'list' }, this.makeHead(), this.empty, this.scroller);
    this.body.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => this.key(event));
    new ResizeObserver(() => this.paint()).observe(this.scroller);
    model.onChange((changed) => this.update(changed));
    this.rebuild();
  }

  makeHead() {
    const { model, words } = this;
    const input = h('input', {
      type: 'checkbox',
      checked: model.state.follow,
      onchange: () => model.set({ follow: input.checked }),
    });
    return h(
      'div',
      { class: 'list-head' },
      this.note,
      h('label', { class: 'check' }, input, words.followMap),
    );
  }

  /** @param {Set<string>} changed */
  update(changed) {
    if (REBUILT_BY.some((key) => changed.has(key))) this.rebuild();
    if (changed.has('selection')) this.showSelected();
  }

  rebuild() {
    const { entries, inView, outside } = listEntries(this.model, this.words);
    this.entries = entries;
    this.tops = [0];
    for (const entry of entries)
      this.tops.push(this.tops[this.tops.length - 1] + ('row' in entry ? ROW : HEADING));
    this.body.style.height = `${this.tops[entries.length]}px`;
    fill(
      this.note,
      outside ? `${this.words.inView(inView)} · ` : this.words.events(inView),
      outside > 0 &&
        h(
          'button',
          { type: 'button', class: 'link', title: this.words.zoomAll, onclick: this.mapFit },
          this.words.outOfView(outside),
        ),
    );
    this.explain(inView, outside);
    this.paint();
  }

  /** Say why the list is empty, and what to do. */
  explain(/** @type {number} */ inView, /** @type {number} */ outside) {
    const { model, words } = this;
    this.empty.hidden = inView > 0;
    if (inView > 0) return;
    const { total, byTime } = model.shown;
    const button = (/** @type {string} */ text, /** @type {() => void} */ onclick) =>
      h('button', { type: 'button', class: 'text-button', onclick }, text);
    if (total === 0) fill(this.empty, h('p', {}, words.noEvents));
    else if (outside > 0)
      fill(this.empty, h('p', {}, words.noneInView), button(words.zoomAll, this.mapFit));
    else
      fill(
        this.empty,
        h('p', {}, byTime > 0 ? words.noneInRange : words.noneByFilter),
        button(words.resetAll, () => model.reset()),
      );
  }

  /** Put the rows that can be seen on the page. */
  paint() {
    const { scrollTop, clientHeight } = this.scroller;
    const first = Math.max(0, this.indexAt(scrollTop) - OVERSCAN);
    const last = Math.min(
      this.entries.length,
      this.indexAt(scrollTop + clientHeight) + OVERSCAN + 1,
    );
    const focused = this.body.contains(document.activeElement);
    const rows = [];
    for (let i = first; i < last; i += 1) rows.push(this.entryElement(i));
    fill(this.body, ...rows);
    if (!this.body.querySelector('[tabindex="0"]'))
      this.body.querySelector('.event-row')?.setAttribute('tabindex', '0');
    if (focused) this.body.querySelector('[tabindex="0"]')?.focus({ preventScroll: true });
  }

  entryElement(/** @type {number} */ index) {
    const entry = this.entries[index];
    const inside =
      'row' in entry
        ? this.rowElement(entry.row)
        : h('h2', { class: 'list-heading' }, entry.heading);
    const element = h(
      'div',
      {
        role: 'listitem',
        class: 'list-item',
        'aria-setsize': this.entries.length,
        'aria-posinset': index + 1,
      },
      inside,
    );
    element.style.top = `${this.tops[index]}px`;
    return element;
  }

  rowElement(/** @type {number} */ row) {
    const { model, words } = this;
    const { data } = model;
    const { family, stance } = data.columns;
    const places = [...new Set(data.linksOf(row).map((link) => link.place.name))];
    const chosen = model.state.selection?.event === row;
    const sure = data.stance(row) === 'asserted';
    return h(
      'button',
      {
        type: 'button',
        class: 'event-row',
        'data-row': row,
        tabindex: row === this.active ? '0' : '-1',
        'aria-current': chosen ? 'true' : null,
        onclick: () => this.open(row),
        onmouseenter: () => this.hover(row),
        onmouseleave: () => this.hover(null),
      },
      glyph(family[row], stance[row]),
      h(
        'span',
        { class: 'row-top' },
        h('span', { class: 'row-label', title: familyName(family[row], words) }, data.label(row)),
        h('span', { class: 'row-date' }, spanInWords(data.when(row), words, true)),
      ),
      h(
        'span',
        { class: 'row-place', dir: 'auto' },
        places.join(', ') || words.nowhere,
        sure ? '' : h('span', { class: 'row-stance' }, stanceName(data.stance(row), words)),
      ),
      h('span', { class: 'row-quote', dir: 'auto' }, data.quote(row)),
    );
  }

  open(/** @type {number} */ row) {
    this.active = row;
    this.model.selectEvent(row);
  }

  hover(/** @type {number | null} */ row) {
    this.onhover?.(row);
  }

  /** @type {((row: number | null) => void) | undefined} */
  onhover;

  showSelected() {
    const event = this.model.state.selection?.event ?? null;
    if (event !== null) {
      this.active = event;
      this.scrollTo(this.entries.findIndex((entry) => 'row' in entry && entry.row === event));
    }
    this.paint();
  }

  scrollTo(/** @type {number} */ index) {
    if (index < 0) return;
    const { scrollTop, clientHeight } = this.scroller;
    const top = this.tops[index];
    if (top < scrollTop) this.scroller.scrollTop = Math.max(0, top - HEADING);
    else if (top + ROW > scrollTop + clientHeight)
      this.scroller.scrollTop = top + ROW - clientHeight + 8;
  }

  key(/** @type {KeyboardEvent} */ event) {
    const steps = KEYS[event.key];
    const row = Number(/** @type {HTMLElement} */ (event.target).dataset.row);
    if (steps === undefined || Number.isNaN(row)) return;
    event.preventDefault();
    const rows = this.entries.flatMap((entry, index) => ('row' in entry ? [index] : []));
    const now = rows.findIndex((index) => this.rowAt(index) === row);
    const next = rows[Math.max(0, Math.min(rows.length - 1, now + steps))];
    this.active = this.rowAt(next);
    this.scrollTo(next);
    this.paint();
  }

  /** Give the focus back to the list, at the event that was read. */
  focus() {
    this.body.querySelector('[tabindex="0"]')?.focus();
  }

  rowAt(/** @type {number} */ index) {
    const entry = this.entries[index];
    return 'row' in entry ? entry.row : null;
  }

  /** The entry that lies at a height. */
  indexAt(/** @type {number} */ y) {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.tops[middle] <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function stanceName(/** @type {string} */ stance, /** @type {Words} */ words) {
  return /** @type {Record<string, string>} */ (words.stancesOne)[stance];
}

/**
 * The list: the map's equal in text. Only the rows that can be seen exist, so that a hundred
 * thousand scroll like ten. One row at a time takes part in the Tab order; arrows move on.
 */

import { spanInBrief } from './datewords.js';
import { fill, h } from './dom.js';
import { familyName } from './kindsrow.js';
import { HEADING, ListLayout, ROW } from './listlayout.js';
import { listSections } from './listrows.js';
import { placeName } from './placenames.js';
import { glyph } from './symbols.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./words.js').Words} Words */

const OVERSCAN = 4;
const MANY = 20_000;
const REST_MS = 120;
const REBUILT_BY = ['shown', 'follow', 'view', 'sort', 'mentions'];
/** @type {Record<string, number>} */
const KEYS = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6, Home: -Infinity, End: Infinity };

export class EventList {
  /** @param {Model} model @param {Words} words @param {{fitAll: () => void}} map */
  constructor(model, words, map) {
    this.model = model;
    this.words = words;
    this.layout = new ListLayout([]);
    /** What is on the page, so that it is made anew only when it has changed. */
    this.painted = '';
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {number | null} row of the event that takes the focus */
    this.active = null;
    this.body = h('div', { class: 'list-body', role: 'list', 'aria-label': words.listTitle });
    this.scroller = h('div', { class: 'list-scroll', onscroll: () => this.paint() }, this.body);
    this.note = h('span', { class: 'list-note' });
    this.mentionCount = h('span', { class: 'chip-count' });
    /** @type {HTMLElement | null} the switch for what is only named */
    this.mentions = null;
    this.empty = h('div', { class: 'list-empty' });
    this.mapFit = map.fitAll;
    const head = model.data.count > 0 && this.makeHead();
    this.element = h('div', { class: 'list' }, head, this.empty, this.scroller);
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
    const mentions = h('input', {
      type: 'checkbox',
      checked: model.state.mentions,
      onchange: () => model.set({ mentions: mentions.checked }),
    });
    this.mentions = h('label', { class: 'check mentions' }, mentions, words.listMentions, this.mentionCount);
    const sort = h(
      'select',
      {
        class: 'list-sort',
        'aria-label': words.sortBy,
        title: words.sortBy,
        onchange: () => model.set({ sort: sort.value }),
      },
      h('option', { value: 'time' }, words.sortByTime),
      h('option', { value: 'place', selected: model.state.sort === 'place' }, words.sortByPlace),
    );
    return h(
      'div',
      { class: 'list-head' },
      this.note,
      sort,
      h('label', { class: 'check' }, input, words.followMap),
      this.mentions,
    );
  }

  /** @param {Set<string>} changed */
  update(changed) {
    if (REBUILT_BY.some((key) => changed.has(key))) this.rebuildSoon();
    if (changed.has('selection')) this.showSelected();
  }

  /** At once, unless that takes longer than a frame: then when the reader's hand rests. */
  rebuildSoon() {
    clearTimeout(this.timer);
    if (this.model.shown.rows.length < MANY) this.rebuild();
    else this.timer = setTimeout(() => this.rebuild(), REST_MS);
  }

  rebuild() {
    const { sections, inView, outside, mentions } = listSections(this.model, this.words);
    this.layout = new ListLayout(sections);
    const height = `${this.layout.told}px`;
    if (this.body.style.height !== height) this.body.style.height = height;
    fill(
      this.note,
      outside ? this.words.inView(inView) : this.words.events(inView),
      outside > 0 &&
        h(
          'button',
          { type: 'button', class: 'link', title: this.words.zoomAll, onclick: this.mapFit },
          this.words.outOfView(outside),
        ),
    );
    fill(this.mentionCount, this.words.number(mentions));
    if (this.mentions) this.mentions.hidden = this.model.passing.totalNamed === 0 || this.model.passing.total === 0;
    this.explain(inView, outside, sections.length > 0);
    this.paint();
  }

  /** Say why the list is empty, and what to do. */
  explain(/** @type {number} */ inView, /** @type {number} */ outside, hasRows = inView > 0) {
    const { model, words } = this;
    this.empty.hidden = hasRows;
    if (hasRows) return;
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
    const { layout } = this;
    const { scrollTop, clientHeight } = this.scroller;
    const depth = layout.depth(scrollTop, clientHeight);
    const first = Math.max(0, layout.indexAt(depth) - OVERSCAN);
    const last = Math.min(layout.count, layout.indexAt(depth + clientHeight) + OVERSCAN + 1);
    const entries = Array.from({ length: last - first }, (_, i) => layout.entry(first + i));
    const shift = scrollTop - depth;
    const { event = null } = this.model.state.selection ?? {};
    const now = [event, this.active, shift, ...entries.flatMap((e) => [e.index, e.row, e.heading])].join();
    if (now === this.painted) {
      for (const item of this.body.children) item.setAttribute('aria-setsize', String(layout.count));
      return;
    }
    this.painted = now;
    const focused = this.body.contains(document.activeElement);
    fill(this.body, ...entries.map((entry) => this.entryElement(entry, shift)));
    if (!this.body.querySelector('[tabindex="0"]'))
      this.body.querySelector('.event-row')?.setAttribute('tabindex', '0');
    if (focused) this.body.querySelector('[tabindex="0"]')?.focus({ preventScroll: true });
  }

  /**
   * @param {import('./listlayout.js').Entry} entry
   * @param {number} shift pixels between where it stands and where the browser is to put it
   */
  entryElement({ index, top, heading, row }, shift) {
    const inside = row < 0 ? h('h2', { class: 'list-heading' }, heading) : this.rowElement(row);
    const element = h(
      'div',
      {
        role: 'listitem',
        class: 'list-item',
        'aria-setsize': this.layout.count,
        'aria-posinset': index + 1,
      },
      inside,
    );
    element.style.top = `${top + shift}px`;
    return element;
  }

  rowElement(/** @type {number} */ row) {
    const { model, words } = this;
    const { data } = model;
    const { family, stance } = data.columns;
    const places = [...new Set(data.placeRows(row).map((place) => placeName(data.places, place, words)))];
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
        h('span', { class: 'row-label', title: familyName(family[row], words) }, data.labelIn(row, words.lang)),
        h('span', { class: 'row-date' }, spanInBrief(data.when(row), words)),
      ),
      h(
        'span',
        { class: 'row-place', dir: 'auto' },
        places.join(words.comma) || words.nowhere,
        sure ? '' : h('span', { class: 'row-stance' }, stanceName(data.stance(row), words)),
        data.reportCount(row) > 1
          ? h('span', { class: 'row-reports' }, words.reports(data.reportCount(row)))
          : '',
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
      this.scrollTo(this.layout.entryOf(event));
    }
    this.paint();
  }

  scrollTo(/** @type {import('./listlayout.js').Entry | null} */ entry) {
    if (!entry) return;
    const { layout } = this;
    const { scrollTop, clientHeight } = this.scroller;
    const depth = layout.depth(scrollTop, clientHeight);
    const { top } = entry;
    if (top >= depth && top + ROW <= depth + clientHeight) return;
    const wanted = top < depth ? Math.max(0, top - HEADING) : top + ROW - clientHeight + 8;
    this.scroller.scrollTop = layout.scroll(wanted, clientHeight);
  }

  key(/** @type {KeyboardEvent} */ event) {
    const steps = KEYS[event.key];
    const row = Number(/** @type {HTMLElement} */ (event.target).dataset.row);
    const now = steps === undefined || Number.isNaN(row) ? null : this.layout.entryOf(row);
    if (!now) return;
    event.preventDefault();
    const next = this.layout.moved(now, steps);
    this.active = next.row;
    this.scrollTo(next);
    this.paint();
  }

  /** Give the focus back to the list, at the event that was read. */
  focus() {
    this.body.querySelector('[tabindex="0"]')?.focus();
  }
}

function stanceName(/** @type {string} */ stance, /** @type {Words} */ words) {
  return /** @type {Record<string, string>} */ (words.stancesOne)[stance];
}

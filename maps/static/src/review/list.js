/** The list of decisions, the most doubtful first, with its filters. */

import { spanInWords } from '../datewords.js';
import { fill, h, icon } from '../dom.js';
import { FAMILIES, STANCES } from '../families.js';
import { ICONS } from '../icons.js';
import { foldText } from '../search.js';
import { glyph } from '../symbols.js';
import { minutesOf, placeLine } from './facts.js';

const CHUNK = 200;
const DEFAULT_DOUBT = 75;
const NO_DATE = { start: null, end: null, precision: 'none', basis: 'none' };

export class ReviewList {
  /**
   * @param {import('./app.js').ReviewApp} app
   * @param {{kind: string, doubt: string, state: string, text: string}} [before] filters of before
   */
  constructor(app, before) {
    this.app = app;
    const { own } = app.speech;
    const isDoubtful = app.data.items.some((/** @type {any} */ item) => item.sure < DEFAULT_DOUBT / 100);
    this.filter = before ?? {
      kind: 'all',
      doubt: String(isDoubtful ? DEFAULT_DOUBT : 101),
      state: 'all',
      text: '',
    };
    /** @type {number[]} numbers of the items that pass */
    this.rows = [];
    this.shown = CHUNK;
    /** @type {Map<number, HTMLElement>} */
    this.buttons = new Map();
    this.search = h('input', {
      type: 'search',
      placeholder: own.search,
      'aria-label': own.search,
      oninput: () => this.set({ text: this.search.value }),
    });
    this.search.value = this.filter.text;
    this.filters = h(
      'div',
      { class: 'review-filters' },
      h('div', { class: 'search' }, icon(ICONS.search), this.search),
      h(
        'div',
        { class: 'filter-row' },
        this.choice('kind', own.kindFilter, own.kinds),
        this.choice('doubt', own.doubtFilter, own.doubts),
        this.choice('state', own.stateFilter, own.states),
      ),
    );
    this.body = h('ol', { class: 'review-rows' });
    this.element = h('div', { class: 'review-list' }, this.body);
  }

  /** @param {'kind' | 'doubt' | 'state'} key @param {string} name @param {Record<string, string>} words */
  choice(key, name, words) {
    const select = h(
      'select',
      { 'aria-label': name, onchange: () => this.set({ [key]: select.value }) },
      ...Object.entries(words).map(([value, text]) =>
        h('option', { value, selected: value === this.filter[key] }, text),
      ),
    );
    return h('label', { class: 'filter' }, h('span', { class: 'label' }, name), select);
  }

  /** @param {Partial<{kind: string, doubt: string, state: string, text: string}>} change */
  set(change) {
    Object.assign(this.filter, change);
    this.shown = CHUNK;
    this.refresh();
    const { current } = this.app;
    if (current === null || !this.rows.includes(current)) this.app.look(this.rows[0] ?? null);
    this.app.refresh();
  }

  /** Choose rows by the filters, and draw them. */
  refresh() {
    const { items } = this.app.data;
    const words = foldText(this.filter.text).split(' ').filter(Boolean);
    this.rows = items.flatMap((/** @type {any} */ item, /** @type {number} */ index) =>
      this.passes(item, index, words) ? [index] : [],
    );
    this.draw();
  }

  /** @param {any} item @param {number} index @param {string[]} words */
  passes(item, index, words) {
    const { kind, doubt, state } = this.filter;
    const { desk } = this.app;
    if (kind !== 'all' && item.kind !== kind) return false;
    if (item.sure >= Number(doubt) / 100) return false;
    if (state === 'unseen' && desk.seen.has(index)) return false;
    if (state === 'decided' && !desk.isDecided(index)) return false;
    if (words.length === 0) return true;
    const text = foldText(this.textOf(item));
    return words.every((word) => text.includes(` ${word}`));
  }

  /** What a search looks through. @param {any} item */
  textOf(item) {
    const { documents, places } = this.app.data;
    const quotes = item.kind === 'name' ? item.quotes : item.tellings.map((/** @type {any} */ t) => t.quote);
    const named = item.kind === 'name' ? [item.place] : item.places.map((/** @type {any} */ p) => p.place);
    const names = named.map((/** @type {number | null} */ n) => (n === null ? '' : places[n].name));
    return [
      item.text ?? item.label, documents[item.document].title, ...names,
      ...quotes.map((/** @type {any} */ quote) => quote.text),
    ].join(' ');
  }

  draw() {
    const { own } = this.app.speech;
    this.buttons.clear();
    const rows = this.rows.slice(0, this.shown).map((index) => h('li', {}, this.row(index)));
    const rest = this.rows.length - rows.length;
    if (rest > 0) rows.push(h('li', {}, this.moreButton(Math.min(rest, CHUNK))));
    const nothing = this.app.data.items.length === 0 ? own.nothing : own.none;
    fill(this.body, ...(rows.length ? rows : [h('li', { class: 'list-empty' }, nothing)]));
    this.mark(this.app.current);
    this.update();
  }

  moreButton(/** @type {number} */ count) {
    const onclick = () => {
      this.shown += CHUNK;
      this.draw();
    };
    return h('button', { type: 'button', class: 'text-button', onclick }, this.app.speech.own.more(count));
  }

  row(/** @type {number} */ index) {
    const { data, speech } = this.app;
    const { own } = speech;
    const item = data.items[index];
    const button = h(
      'button',
      { type: 'button', class: 'review-row', onclick: () => this.app.show(index) },
      item.kind === 'event' ? glyph(FAMILIES.indexOf(item.family), STANCES.indexOf(item.factuality)) : icon(ICONS.pin),
      h('span', { class: 'row-title' }, h('bdi', {}, item.text ?? item.label)),
      h('span', { class: 'row-sure', title: own.sure(item.sure) }, `${Math.round(item.sure * 100)} %`),
      h('span', { class: 'row-place' }, h('bdi', {}, this.answerLine(index))),
      h('span', { class: 'row-report', dir: 'auto' }, data.documents[item.document].title || own.untitled),
    );
    this.buttons.set(index, button);
    return button;
  }

  /** What was decided of an item, by a person or else by the machine, in a line. @param {number} index */
  answerLine(index) {
    const { data, desk, speech } = this.app;
    const { shared, own } = speech;
    const item = data.items[index];
    /** @type {Partial<import('./corrections.js').Answer>} */
    const answer = desk.answers.get(index) ?? {};
    if (item.kind === 'name') {
      const machine = item.place === null ? null : data.places[item.place];
      const place = answer.place === undefined ? machine : answer.place;
      return place === null ? own.noPlace : placeLine(place, shared);
    }
    if (answer.none) return own.notAnEvent;
    const when = (answer.when === undefined ? item.when : answer.when) ?? NO_DATE;
    const span = { ...when, start: minutesOf(when.start), end: minutesOf(when.end) };
    const machine = item.places.map((/** @type {any} */ { place }) => ({ place: data.places[place] }));
    const where = (answer.where ?? machine).map((/** @type {any} */ { place }) => place.name);
    return [spanInWords(span, shared, true), where.join(shared.comma) || own.noPlace].join(' · ');
  }

  /** Show what is seen and decided. */
  update() {
    const { desk } = this.app;
    for (const [index, button] of this.buttons) {
      button.classList.toggle('seen', desk.seen.has(index));
      button.classList.toggle('decided', desk.isDecided(index));
      const line = button.querySelector('.row-place bdi');
      if (line) line.textContent = this.answerLine(index);
    }
  }

  /** @param {number | null} current */
  mark(current) {
    for (const [index, button] of this.buttons) {
      if (index === current) {
        button.setAttribute('aria-current', 'true');
        button.scrollIntoView({ block: 'nearest' });
      } else button.removeAttribute('aria-current');
    }
  }

  /** Where to go on from an item that the filters hide: the first row after it. */
  after(/** @type {number | null} */ index) {
    const at = this.rows.findIndex((row) => row > (index ?? -1));
    return at < 0 ? null : at;
  }
}

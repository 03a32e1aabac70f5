/** The list of the panel: where most happened, places that a search found, or the events of a symbol. */

import { spanInWords } from '../datewords.js';
import { fill, h } from '../dom.js';
import { countryName } from '../placenames.js';
import { wordIn } from '../words.js';
import { countryWords } from './celllayer.js';
import { glyphOf, labelOf, spanOf } from './eventcard.js';
import { EventReader } from './eventreader.js';
import { titleOf } from './map.js';
import { findPlaces } from './placesearch.js';

/** @typedef {import('./celllayer.js').Drawn} Drawn */

const MOST_SPOTS = 60;
const TYPED_AFTER_MS = 150;

export class EventList {
  /**
   * @param {import('./app.js').AtlasApp} app
   */
  constructor(app) {
    this.app = app;
    this.model = app.model;
    this.speech = app.speech;
    this.head = h('div', { class: 'list-head' });
    this.body = h('ul', { class: 'atlas-list' });
    this.foot = h('div', { class: 'atlas-foot' });
    this.scroll = h('div', { class: 'list-scroll', tabindex: '-1' }, this.body, this.foot);
    this.element = h('section', { class: 'list', 'aria-label': this.speech.own.list }, this.head, this.scroll);
    /** Counts up: what comes of an older wish is dropped. */
    this.wish = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.model.onChange((changed) => this.hear(changed));
  }

  /** Give the focus to what was opened last, else to the list as a whole. */
  focus() {
    const current = /** @type {HTMLElement | null} */ (this.body.querySelector('[aria-current]'));
    (current ?? this.scroll).focus();
  }

  /** @param {Set<string>} changed */
  hear(changed) {
    if (changed.has('selection') || changed.has('query')) this.show();
    else if (changed.has('shown') && this.model.state.selection) this.soon();
    else if ((changed.has('shown') || changed.has('view') || changed.has('tiles')) && !this.model.state.query) this.showSpots();
  }

  /** Events are fetched once the brush rests. */
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), TYPED_AFTER_MS);
  }

  show() {
    const { selection, query } = this.model.state;
    this.wish += 1;
    fill(this.foot);
    if (query.trim() !== '') this.showFound(query);
    else if (selection) this.showEvents(selection);
    else this.showSpots();
  }

  /** The symbols in view, those with most events first; then countries, and what has no place. */
  showSpots() {
    if (this.model.state.selection || this.model.state.query.trim()) return;
    const { own } = this.speech;
    fill(this.head, h('span', {}, own.mostHere));
    const rows = this.app.map.shown().slice(0, MOST_SPOTS).map((drawn) => h('li', {}, this.spotButton(drawn)));
    fill(this.body, ...rows, this.nowhere());
    fill(this.foot, rows.length === 0 ? h('p', { class: 'list-empty' }, own.noneHere) : null);
  }

  /** @param {Drawn} drawn */
  spotButton(drawn) {
    const { shared } = this.speech;
    const title = drawn.country ? countryWords(drawn.country, shared) : titleOf(drawn, this.speech);
    const note = drawn.country ? shared.placePrecision.country : '';
    return placeButton(title, note, shared.number(drawn.count), () => this.app.open(drawn));
  }

  nowhere() {
    const { nowhere } = this.model;
    const count = nowhere ? this.model.countOf([nowhere]) : 0;
    if (count === 0) return null;
    const { shared } = this.speech;
    return h('li', {}, placeButton(shared.nowhere, '', shared.number(count), () => this.app.openNowhere()));
  }

  /** @param {string} query */
  async showFound(query) {
    const { own, shared } = this.speech;
    const wish = this.wish;
    fill(this.head, h('span', { role: 'status' }, shared.searching));
    const { places, more } = await this.app.fetched(() => findPlaces(this.app.archive, query), { places: [], more: false });
    if (wish !== this.wish) return;
    fill(this.head, h('span', { role: 'status' }, own.placesFound(places.length)));
    fill(this.body, ...places.map((place) => {
      const name = (shared.lang === 'ar' && place.arabic) || place.name;
      const around = [wordIn(shared.kinds, place.kind, ''), place.admin1 === place.name ? '' : place.admin1];
      if (place.country && place.kind !== 'country') around.push(countryName(place.country, shared));
      const note = around.filter(Boolean).join(shared.comma);
      return h('li', {}, placeButton(name, note, shared.number(place.events), () => this.app.goTo(place)));
    }));
    fill(this.foot, more ? h('p', { class: 'list-empty' }, own.typeOn) : null);
  }

  /** @param {import('./model.js').Selection} selection */
  showEvents(selection) {
    const { model, speech } = this;
    const back = h('button', { type: 'button', class: 'text-button', onclick: () => this.app.deselect() }, `‹ ${speech.own.back}`);
    const title = h('h2', { class: 'atlas-title' }, h('bdi', {}, selection.title(speech)));
    const count = h('span', { class: 'note' }, speech.shared.events(model.countOf(selection.parts)));
    const { box } = selection;
    const closer = box
      ? h('button', { type: 'button', class: 'text-button', onclick: () => this.app.map.fit(box) }, speech.shared.zoomToThem)
      : null;
    fill(this.head, back, closer, title, count);
    fill(this.body);
    this.scroll.scrollTop = 0;
    this.goOn(new EventReader(this.app.archive, selection.parts, model.choice, model.time.bins + 2));
  }

  /** @param {EventReader} reader */
  async goOn(reader) {
    const { own, shared } = this.speech;
    const wish = this.wish;
    fill(this.foot, h('p', { class: 'list-empty', role: 'status' }, own.loading));
    const events = await this.app.fetched(() => reader.next(), null);
    if (wish !== this.wish) return;
    if (events === null) {
      fill(this.foot, h('button', { type: 'button', class: 'text-button', onclick: () => this.goOn(reader) }, own.again));
      return;
    }
    for (const event of events) this.body.append(h('li', {}, this.eventButton(event)));
    const none = this.body.children.length === 0 && reader.isDone;
    fill(
      this.foot,
      none ? h('p', { class: 'list-empty' }, shared.noneInRange) : null,
      reader.isDone ? null : h('button', { type: 'button', class: 'text-button more-events', onclick: () => this.goOn(reader) }, own.more(reader.left)),
    );
  }

  /** @param {any} event */
  eventButton(event) {
    const { model } = this;
    const { shared } = this.speech;
    const button = h(
      'button',
      {
        type: 'button',
        class: 'card-event',
        onclick: () => {
          this.body.querySelector('[aria-current]')?.removeAttribute('aria-current');
          button.setAttribute('aria-current', 'true');
          model.set({ event });
        },
      },
      glyphOf(event, model),
      h('span', { class: 'row-label' }, labelOf(event, model.head.labels, shared)),
      h('span', { class: 'row-date' }, spanInWords(spanOf(event), shared, true)),
      h('span', { class: 'row-quote', dir: 'auto' }, event.quote),
    );
    return button;
  }
}

/** @param {string} name @param {string} note @param {string} count @param {() => void} onclick */
function placeButton(name, note, count, onclick) {
  return h(
    'button',
    { type: 'button', class: 'atlas-place', onclick },
    h('span', { class: 'row-label' }, h('bdi', {}, name)),
    h('span', { class: 'row-date' }, count),
    note ? h('span', { class: 'note' }, h('bdi', {}, note)) : null,
  );
}


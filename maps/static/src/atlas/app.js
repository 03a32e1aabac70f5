/** Put the page of an atlas together: panel, map, time strip, card, and what is said if all fails. */

import { fill, h } from '../dom.js';
import { credits } from '../overlay.js';
import { makeSheet } from '../sheet.js';
import { Archive } from './archive.js';
import { EventCard } from './eventcard.js';
import { EventList } from './eventlist.js';
import { atlasLegend } from './legend.js';
import { AtlasMap, titleOf } from './map.js';
import { AtlasModel } from './model.js';
import { Notice } from './notice.js';
import { countLine, panelHead, panelTools } from './panel.js';
import { AtlasStrip } from './strip.js';
import { TileCache } from './tilecache.js';
import { countryWords } from './celllayer.js';
import { speechFor } from './words.js';

/** @typedef {import('./celllayer.js').Drawn} Drawn */

export class AtlasApp {
  /** @param {any} head @param {any} base the base map */
  constructor(head, base) {
    this.head = head;
    this.model = new AtlasModel(head);
    this.archive = new Archive(head, location);
    this.speech = speechFor(head.page.lang);
    /** What keeps the archive from being read. @type {unknown} */
    this.failure = null;
    this.notice = this.newNotice();
    this.cache = this.newCache();
    this.map = new AtlasMap(this.model, this.speech, { base, cache: this.cache, onopen: (drawn) => this.open(drawn) });
    this.lasting = this.model.listeners.length;
    this.stage = h('main', { class: 'stage' }, this.map.canvas);
    this.page = h('div', { class: head.time ? 'page' : 'page without-dates' }, this.stage);
    document.body.prepend(this.page);
    /** A place that a reader went to: opened once its tiles are there. @type {any} */
    this.goal = null;
    /** @type {(() => boolean)[]} */
    this.closers = [];
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.closers.some((close) => close());
    });
    // A list of what is in view needs one, and the panel changes what is.
    this.map.home();
    this.build();
    this.map.home();
    this.opened = this.openArchive();
  }

  newCache() {
    return new TileCache((...address) => this.archive.tile(...address), {
      onload: () => this.arrived(),
      onerror: (error) => this.notice.show(error),
    });
  }

  newNotice() {
    return new Notice(this.speech, this.head.archive, {
      take: (file) => this.retry(() => this.archive.take(file)),
      whole: () => this.retry(() => this.archive.fetchWhole()),
      again: () => this.retry(() => this.archive.again()),
    });
  }

  /** Make everything but the map, in the language of this moment. */
  build() {
    const { model, speech, stage } = this;
    const { shared } = speech;
    model.listeners.length = this.lasting;
    document.documentElement.lang = shared.lang;
    document.documentElement.dir = shared.dir;
    for (const child of [...stage.children]) if (child !== this.map.canvas) child.remove();
    const strip = new AtlasStrip(model, shared);
    const panel = h('section', { class: 'panel', 'aria-label': shared.listTitle });
    const list = new EventList(this);
    this.list = list;
    const card = new EventCard(model, speech);
    this.notice = this.newNotice();
    fill(this.page, panel, stage, strip.element);
    panel.append(panelHead(model, speech, (lang) => this.speak(lang)), panelTools(model, speech), list.element);
    const sheet = makeSheet(panel, shared);
    this.map.speak(speech);
    const small = h('div', { class: 'overlay' }, h('div', { class: 'overlay-line' }, sheet.opener, countLine(model, speech)));
    stage.append(small, this.map.buttons, atlasLegend(model, speech), credits(this.head, shared), this.notice.element);
    strip.element.before(card.element);
    strip.update();
    card.show();
    list.show();
    this.closers = [() => card.close(), () => this.deselect(), () => sheet.close()];
    model.onChange((changed) => {
      panel.classList.toggle('with-events', model.state.selection !== null);
      if (changed.has('selection') && model.state.selection) sheet.setHeight('half');
      if (changed.has('event') && model.state.event) sheet.setHeight('peek');
    });
  }

  /** @param {string} lang */
  speak(lang) {
    this.speech = speechFor(lang);
    this.model.set({ playing: false });
    this.model.flush();
    this.build();
    if (this.failure) this.notice.show(this.failure);
  }

  deselect() {
    if (!this.model.state.selection) return false;
    this.model.set({ selection: null, event: null });
    return true;
  }

  /** See whether the archive is there, and say so where it is not. */
  async openArchive() {
    try {
      await this.archive.open();
      this.cache.isOpen = true;
      this.failure = null;
      this.notice.hide();
      this.map.cells.redraw();
      return true;
    } catch (error) {
      this.failure = error;
      this.notice.show(error);
      return false;
    }
  }

  /** Try again after something was done about it. @param {() => unknown} change */
  async retry(change) {
    try {
      await change();
    } catch (error) {
      this.notice.show(error);
      return;
    }
    this.cache.pending.clear();
    this.opened = this.openArchive();
    await this.opened;
  }

  /** A tile has come. */
  arrived() {
    this.map.cells.redraw();
    this.model.set(/** @type {any} */ ({ tiles: {} }));
    if (!this.goal || this.cache.pending.size > 0) return;
    const drawn = this.map.nearest(this.goal.lon, this.goal.lat);
    this.goal = null;
    if (drawn) this.open(drawn);
  }

  /** List the events of a symbol. @param {Drawn} drawn */
  open(drawn) {
    const { spot, country } = drawn;
    if (country) {
      const name = countryWords(country, this.speech.shared);
      const part = { ...country, name, places: 1, cell: 0, sorted: true };
      this.model.set({ selection: { name, parts: [part] }, event: null, query: '' });
      return;
    }
    if (!spot) return;
    const { closest } = this.head.archive;
    const isClosest = this.map.map.getZoom() - 1 >= closest - 0.5;
    const parts = spot.cells.map(({ tile, cell }) => ({
      name: tile.name[cell], row: tile.rows[cell], events: tile.events[cell], places: tile.places[cell],
      runs: tile.runs, cell, sorted: tile.places[cell] === 1 || isClosest,
    }));
    const box = spot.places > 1 && !isClosest ? boxOf(spot) : undefined;
    this.model.set({ selection: { name: titleOf(drawn, this.speech), parts, box }, event: null, query: '' });
  }

  /** Show a place that was searched for, and open what stands there. @param {import('./placesearch.js').FoundPlace} place */
  goTo(place) {
    const country = place.kind === 'country' && this.map.cells.countries.find(({ code }) => code === place.country);
    this.model.set({ query: '' });
    if (country) {
      this.open(/** @type {any} */ ({ spot: null, country }));
      return;
    }
    this.map.goTo(place.lon, place.lat);
    this.goal = place;
    if (this.cache.pending.size === 0) this.arrived();
  }

  /**
   * What a request brings, or something else where it fails, which is then said.
   * @template T, U
   * @param {() => Promise<T>} ask
   * @param {U} otherwise
   * @returns {Promise<T | U>}
   */
  async fetched(ask, otherwise) {
    try {
      return await ask();
    } catch (error) {
      this.notice.show(error);
      return otherwise;
    }
  }
}

/** The part of the unit square in which the cells of a symbol lie. @param {import('./spots.js').Spot} spot @returns {[number, number, number, number]} */
function boxOf({ cells }) {
  const x = cells.map(({ tile, cell }) => tile.x[cell]);
  const y = cells.map(({ tile, cell }) => tile.y[cell]);
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
}

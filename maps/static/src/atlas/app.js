/** Put the page of an atlas together: panel, map, time strip, card, and what is said if all fails. */

import { AddressBar } from '../addressbar.js';
import { fill, h } from '../dom.js';
import { makeMenu } from '../menu.js';
import { latOf, lonOf } from '../mercator.js';
import { credits } from '../overlay.js';
import { layOutForPaper } from '../printing.js';
import { makeSheet } from '../sheet.js';
import { titleIn } from '../words.js';
import { NOWHERE, atlasAddress, pointText, readAtlasAddress } from './address.js';
import { Archive } from './archive.js';
import { EventCard } from './eventcard.js';
import { EventList } from './eventlist.js';
import { atlasLegend } from './legend.js';
import { AtlasMap, stretchOfCountry, titleOf } from './map.js';
import { toDownload, written } from './files.js';
import { AtlasModel } from './model.js';
import { Notice } from './notice.js';
import { atlasCounts, panelHead, panelTools } from './panel.js';
import { AtlasStrip } from './strip.js';
import { TileCache } from './tilecache.js';
import { countryWords } from './celllayer.js';
import { Wish } from './wish.js';
import { speechFor, spokenFor } from './words.js';

/** @typedef {import('./celllayer.js').Drawn} Drawn */

export class AtlasApp {
  /** @param {any} head @param {any} base the base map */
  constructor(head, base) {
    this.head = head;
    this.model = new AtlasModel(head);
    this.archive = new Archive(head, location);
    this.firstSpeech = speechFor(head.page.lang);
    this.speech = this.firstSpeech;
    /** What keeps the archive from being read. @type {unknown} */
    this.failure = null;
    this.notice = this.newNotice();
    this.cache = this.newCache();
    this.map = new AtlasMap(this.model, this.speech, { base, cache: this.cache, onopen: (drawn) => this.open(drawn) });
    this.wish = new Wish(this);
    this.bar = new AddressBar(this);
    this.lasting = this.model.listeners.length;
    this.stage = h('main', { class: 'stage' }, this.map.canvas);
    this.page = h('div', { class: head.time ? 'page' : 'page without-dates' }, this.stage);
    document.body.prepend(this.page);
    // The code that a page offers puts it into a sandbox, which has no server to ask.
    this.embeds = false;
    /** @type {ReturnType<typeof makeMenu> | null} */
    this.menu = null;
    /** @type {AtlasStrip | null} */
    this.strip = null;
    /** @type {EventList | null} */
    this.list = null;
    /** @type {(() => boolean)[]} */
    this.closers = [];
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.closers.some((close) => close());
    });
    // A list of what is in view needs one, and the panel changes what is.
    this.map.home();
    layOutForPaper(this);
    this.follow(location.hash);
    this.opened = this.openArchive();
  }

  get words() {
    return this.speech.shared;
  }

  get title() {
    return titleIn(this.head.page.title, this.words);
  }

  /** What the reader looks at, as the text behind a #. */
  address() {
    const { model, map, speech, wish } = this;
    const box = map.isHome ? null : map.box();
    const lang = speech === this.firstSpeech ? null : speech.shared.lang;
    return atlasAddress(model, { box, lang }, wish.told);
  }

  /** Show what an address tells. @param {string} text */
  follow(text) {
    const { state, box, lang, wish } = readAtlasAddress(text, this.model);
    this.model.set({ ...state, selection: null, event: null, playing: false });
    this.model.flush();
    this.speech = spokenFor(lang ?? '') ?? this.firstSpeech;
    this.wish.set(wish);
    this.build();
    if (box) this.map.showBox(box);
    else this.map.home();
    this.wish.grant();
  }

  toDownload() {
    return toDownload(this);
  }

  /** The parts of a file, out of the archive. @param {import('../exporting.js').Write} write @param {(text: string) => void} say */
  written(write, say) {
    return written(this, write, say);
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
    document.title = this.title;
    for (const child of [...stage.children]) if (child !== this.map.canvas) child.remove();
    const strip = new AtlasStrip(model, shared);
    this.strip = strip;
    const panel = h('section', { class: 'panel', 'aria-label': shared.listTitle });
    const list = new EventList(this);
    this.list = list;
    const card = new EventCard(model, speech, () => list.focus());
    this.notice = this.newNotice();
    fill(this.page, panel, stage, strip.element);
    panel.append(panelHead(model, speech, this.title), panelTools(model, speech), list.element);
    const sheet = makeSheet(panel, shared);
    this.map.speak(speech);
    const menu = makeMenu(this);
    this.menu = menu;
    this.map.buttons.append(menu.opener);
    const small = h('div', { class: 'overlay' }, h('div', { class: 'overlay-line' }, sheet.opener, atlasCounts(model, speech).seen));
    stage.append(small, this.map.buttons, atlasLegend(model, speech), credits(this.head, shared), this.notice.element);
    strip.element.before(card.element, menu.element);
    strip.update();
    card.show();
    list.show();
    if (this.failure) this.notice.show(this.failure);
    this.closers = [() => menu.close(), () => card.close(), () => this.deselect(), () => sheet.close()];
    model.onChange((changed) => {
      panel.classList.toggle('with-events', model.state.selection !== null);
      if (changed.has('selection') && model.state.selection) sheet.setHeight('half');
      if (changed.has('event') && model.state.event) sheet.setHeight('peek');
    });
  }

  /** Draw map and strip anew, in the size and colours of this moment. */
  repaint() {
    this.map.repaint();
    this.strip?.repaint();
  }

  /** @param {string} lang */
  speak(lang) {
    const speech = spokenFor(lang);
    if (!speech || speech === this.speech) return;
    this.speech = speech;
    this.model.set({ playing: false });
    this.model.flush();
    const wasOpen = this.menu?.element.hidden === false;
    this.build();
    if (wasOpen) this.menu?.open(`[lang="${lang}"]`);
    this.bar.writeSoon();
  }

  deselect() {
    if (!this.model.state.selection) return false;
    this.model.set({ selection: null, event: null });
    this.model.flush();
    this.list?.focus();
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
      this.wish.grant();
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
    if (await this.opened) this.list?.show();
  }

  /** A tile has come. */
  arrived() {
    this.map.cells.redraw();
    this.model.set(/** @type {any} */ ({ tiles: {} }));
    this.wish.grant();
  }

  /** List the events of a symbol. @param {Drawn} drawn */
  open(drawn) {
    const { spot, country } = drawn;
    this.wish.set();
    if (country) {
      const parts = [stretchOfCountry(country)];
      this.select({ key: country.code || country.name, title: ({ shared }) => countryWords(country, shared), parts });
      return;
    }
    if (!spot) return;
    const parts = spot.cells.map((cell) => this.map.stretchOf(cell));
    const box = parts.every(({ sorted }) => sorted) ? undefined : boxOf(spot);
    const [{ tile, cell }] = spot.cells;
    const key = pointText(lonOf(tile.x[cell]), latOf(tile.y[cell]));
    this.select({ key, title: (speech) => titleOf(drawn, speech), parts, box });
  }

  /** List what is known to a country alone. @param {string} code or the name of one without a code */
  openCountry(code) {
    const country = this.map.cells.countries.find((each) => (each.code || each.name) === code);
    if (country) this.open(/** @type {any} */ ({ spot: null, country }));
  }

  /** List what has no place. */
  openNowhere() {
    const { nowhere } = this.model;
    if (!nowhere) return;
    this.wish.set();
    this.select({ key: NOWHERE, title: ({ shared }) => shared.nowhere, parts: [nowhere] });
  }

  /** @param {import('./model.js').Selection} selection */
  select(selection) {
    this.model.set({ selection, event: null, query: '' });
  }

  /** Show a place that was searched for, and open what stands there. @param {import('./placesearch.js').FoundPlace} place */
  goTo(place) {
    this.model.set({ query: '' });
    if (place.kind === 'country') {
      this.openCountry(place.country || place.name);
      return;
    }
    this.wish.set({ place: pointText(place.lon, place.lat) });
    this.map.whenStill(() => {
      this.map.goTo(place.lon, place.lat);
      this.wish.grant();
    });
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

/** Put the page together, and again when it is to speak another language or to show a link's view. */

import { addressOf, readAddress } from './address.js';
import { AddressBar } from './addressbar.js';
import { Card } from './card.js';
import { countLine, countsOf } from './counts.js';
import { h } from './dom.js';
import { toldOf } from './exporting.js';
import { keepClear, legend } from './legend.js';
import { EventList } from './list.js';
import { MapView } from './mapview.js';
import { makeMenu } from './menu.js';
import { Model } from './model.js';
import { credits, overlay } from './overlay.js';
import { panelHead, panelTools } from './panelhead.js';
import { layOutForPaper } from './printing.js';
import { makeSheet } from './sheet.js';
import { Strip } from './strip.js';
import { spoken, titleIn, wordsFor } from './words.js';

/** @typedef {import('./words.js').Words} Words */

export class App {
  /**
   * @param {import('./data/data.js').Data} data
   * @param {any} base the base map
   */
  constructor(data, base) {
    this.model = new Model(data);
    this.firstWords = wordsFor(data.page.lang);
    this.words = this.firstWords;
    const name = document.body.dataset.map ?? '';
    this.mapElement = document.getElementById(name) ?? h('div', {});
    this.stage = h('main', { class: 'stage' }, this.mapElement);
    const plain = data.span === null ? 'page without-dates' : 'page';
    this.page = h('div', { class: plain }, this.stage);
    document.body.prepend(this.page);
    const map = new MapView(this.model, this.words, { element: this.mapElement, name, base });
    this.map = map;
    /** @type {(() => boolean)[]} what Escape closes, the topmost first */
    this.closers = [];
    this.bar = new AddressBar(this);
    /** @type {ReturnType<typeof makeMenu> | null} */
    this.menu = null;
    this.embeds = true;
    layOutForPaper(this);
    /** @type {Strip | null} */
    this.strip = null;
    /** Those who stay when the rest of the page is made anew. */
    this.lasting = this.model.listeners.length;
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.closers.some((close) => close());
    });
    if (location.hash.length > 1) this.follow(location.hash);
    else {
      this.build();
      // Events stand clear of the line over the map, which was not there when it was first drawn.
      if (map.overlayHeight() > 0) map.home();
    }
  }

  /** What the reader looks at, as the text behind a #. */
  address() {
    const { model, map, words, firstWords } = this;
    return addressOf(model.state, model.data, {
      box: map.isHome ? null : map.box(),
      lang: words === firstWords ? null : words.lang,
    });
  }

  get title() {
    return titleIn(this.model.data.page.title, this.words);
  }

  toDownload() {
    return { what: this.words.events(this.model.shown.shown) };
  }

  /** The parts of a file of what is shown. @param {import('./exporting.js').Write} write */
  async written(write) {
    return write(toldOf(this.model.data, this.model.shown.rows));
  }

  /** Show what an address tells. @param {string} text */
  follow(text) {
    const { state, box, lang } = readAddress(text, this.model.data);
    this.model.set({ ...state, playing: false });
    this.model.flush();
    this.words = spoken(lang ?? '') ?? this.firstWords;
    this.build();
    if (box) this.map.showBox(box);
    else this.map.home();
  }

  /** Speak another language; one that the page does not speak changes nothing. @param {string} lang */
  speak(lang) {
    const words = spoken(lang);
    if (!words || words === this.words) return;
    this.words = words;
    this.model.set({ playing: false });
    this.model.flush();
    const wasOpen = this.menu?.element.hidden === false;
    this.build();
    if (wasOpen) this.menu?.open(`[lang="${words.lang}"]`);
    this.bar.writeSoon();
  }

  /** Hear of changes for as long as the page stands. @param {(changed: Set<string>) => void} listener */
  onChange(listener) {
    this.model.listeners.splice(this.lasting, 0, listener);
    this.lasting += 1;
  }

  /** Draw map and strip anew, in the size and colours of this moment. */
  repaint() {
    this.map.repaint();
    this.strip?.repaint();
  }

  /** Make everything but the map, from the model. */
  build() {
    const { model, words, map, stage } = this;
    model.listeners.length = this.lasting;
    document.documentElement.lang = words.lang;
    document.documentElement.dir = words.dir;
    document.title = this.title;
    for (const child of [...stage.children]) if (child !== this.mapElement) child.remove();
    const panel = h('section', { class: 'panel', 'aria-label': words.listTitle });
    const strip = new Strip(model, words);
    this.strip = strip;
    this.page.replaceChildren(panel, stage, strip.element);
    strip.update();
    map.speak(words);
    const list = new EventList(model, words, { fitAll: () => map.fitAll() });
    const card = new Card(model, words, {
      spread: (places) => map.spread(places),
      onclose: () => list.focus(),
    });
    const menu = makeMenu(this);
    this.menu = menu;
    map.buttons.append(menu.opener);
    const counts = countLine(model, words, () => countsOf(model, words));
    panel.append(panelHead(model, words, counts), panelTools(model, words), list.element);
    const sheet = makeSheet(panel, words);
    const key = legend(model.data, words);
    const furniture = [
      overlay(model, words, sheet.opener),
      map.buttons,
      key,
      credits(model.data, words),
    ];
    stage.append(...furniture);
    keepClear(key, (box) => map.covers(box));
    map.furnish(furniture);
    strip.element.before(card.element, menu.element);
    list.onhover = (row) => map.pointAt(row);
    this.closers = [() => menu.close(), () => card.close(), () => sheet.close()];
    model.onChange((changed) => {
      if (changed.has('selection') && model.state.selection) sheet.setHeight('peek');
    });
    if (model.state.selection) card.open();
  }
}

/** The card: one event with its quote and its source, or the events of one symbol. */

import { amendmentsElement } from './amendments.js';
import { citationElement, citationText, copyButton } from './citation.js';
import { spanInWords } from './datewords.js';
import { fill, h, iconButton } from './dom.js';
import { NAMED } from './families.js';
import { detailsElement, factsElement, placePrecision } from './facts.js';
import { ICONS } from './icons.js';
import { familyName, kindsRow } from './kindsrow.js';
import { placeName } from './placenames.js';
import { quoteElement } from './quote.js';
import { glyph } from './symbols.js';
import { tellingsElement } from './tellings.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./words.js').Words} Words */

/** What a card holds of a crowded symbol; the list holds all. */
const MOST_PLACES = 30;
const MOST_EVENTS = 50;

export class Card {
  /**
   * @param {Model} model
   * @param {Words} words
   * @param {{spread: (places: number[]) => void, onclose: () => void}} around
   */
  constructor(model, words, around) {
    this.model = model;
    this.words = words;
    this.around = around;
    this.element = h('aside', { class: 'card', tabindex: '-1', hidden: true });
    /** @type {number[] | null} places that the reader came from */
    this.origin = null;
    model.onChange((changed) => {
      if (changed.has('selection')) this.open();
      else if (changed.has('shown')) this.refresh();
    });
  }

  open() {
    const { selection } = this.model.state;
    this.element.hidden = selection === null;
    document.body.classList.toggle('with-card', selection !== null);
    if (!selection) this.origin = null;
    if (selection && selection.event === null) this.origin = selection.places;
    this.refresh();
    this.element.scrollTop = 0;
  }

  refresh() {
    const { selection } = this.model.state;
    if (!selection) return;
    if (selection.event === null) this.showPlaces(selection.places);
    else this.showEvent(selection.event);
  }

  close() {
    if (this.model.state.selection === null) return false;
    this.model.set({ selection: null });
    this.around.onclose();
    return true;
  }

  /** @param {...(Node | null)} middle */
  head(...middle) {
    return h(
      'div',
      { class: 'card-head' },
      ...middle,
      iconButton(this.words.close, ICONS.close, () => this.close(), { class: 'icon-button close' }),
    );
  }

  showEvent(/** @type {number} */ row) {
    const { words, model } = this;
    const { data } = model;
    const { family, stance } = data.columns;
    this.element.setAttribute('aria-label', data.labelIn(row, words.lang));
    fill(
      this.element,
      this.head(this.wayBack(), this.siblings(row)),
      h(
        'h2',
        { class: 'card-title' },
        glyph(family[row], stance[row]),
        h('span', {}, data.labelIn(row, words.lang)),
      ),
      h(
        'p',
        { class: 'card-stance', 'data-stance': data.stance(row) },
        familyName(family[row], words),
        ...(family[row] === NAMED ? [] : [' · ', this.stanceText(row)]),
      ),
      model.isShown(row) ? null : h('p', { class: 'hint' }, words.hiddenNow),
      quoteElement(data, row),
      citationElement(data.report(row), words),
      tellingsElement(data, row, words),
      h(
        'div',
        { class: 'card-actions' },
        copyButton(citationText(data.quote(row), data.report(row), words), words),
      ),
      factsElement(data, row, words),
      amendmentsElement(data, row, words),
      detailsElement(data, row, words),
    );
  }

  stanceText(/** @type {number} */ row) {
    const { data } = this.model;
    const who = data.told('attribution', row);
    const stance = /** @type {Record<string, string>} */ (this.words.stancesOne)[data.stance(row)];
    const { claimedBy, accordingTo } = this.words;
    const said = data.stance(row) === 'claimed' ? claimedBy(who) : accordingTo(stance, who);
    return h('bdi', {}, who ? said : stance);
  }

  wayBack() {
    const { origin } = this;
    if (!origin) return null;
    return h(
      'button',
      {
        type: 'button',
        class: 'text-button back',
        onclick: () => this.model.set({ selection: { event: null, places: origin } }),
      },
      `‹ ${placeName(this.model.data.places, origin[0], this.words)}`,
    );
  }

  /** Where this event stands among those of the places it was reached from, or of all that is shown. */
  siblings(/** @type {number} */ row) {
    const rows = this.origin ? this.model.rowsAt(this.origin) : this.model.listed();
    const at = rows.indexOf(row);
    if (at < 0 || rows.length < 2) return null;
    const go = (/** @type {number} */ step) =>
      this.model.selectEvent(rows[(at + step + rows.length) % rows.length]);
    return h(
      'div',
      { class: 'siblings' },
      iconButton(this.words.previous, ICONS.left, () => go(-1)),
      h('span', {}, this.words.ofMany(at + 1, rows.length)),
      iconButton(this.words.next, ICONS.right, () => go(1)),
    );
  }

  /** @param {number[]} places */
  showPlaces(places) {
    const { words, model } = this;
    const all = places.slice(0, MOST_PLACES).map((place) => model.data.places.get(place));
    const rows = model.rowsAt(places);
    this.element.setAttribute('aria-label', placeName(model.data.places, places[0], words));
    fill(
      this.element,
      this.head(
        places.length > 1
          ? h('span', { class: 'label' }, words.severalPlaces(places.length))
          : null,
      ),
      places.length > 1
        ? h(
            'button',
            { type: 'button', class: 'text-button', onclick: () => this.around.spread(places) },
            words.zoomToThem,
          )
        : null,
      rows.length
        ? kindsRow(model.data, rows, words)
        : h('p', { class: 'hint' }, words.noneInRange),
      ...all.map((place) => this.placeSection(place)),
      places.length > all.length
        ? h('p', { class: 'hint' }, words.andMorePlaces(places.length - all.length))
        : null,
    );
  }

  /** @param {import('./data/places.js').Place} place */
  placeSection(place) {
    const { words } = this;
    const rows = this.model.rowsAt([place.row]);
    const more = rows.length - MOST_EVENTS;
    const plain = placeName(this.model.data.places, place.row, words);
    const name = place.area ? words.somewhereIn(plain) : plain;
    return h(
      'section',
      { class: 'card-place' },
      h('h2', { class: 'card-title' }, h('bdi', {}, name)),
      h('p', { class: 'note' }, [...this.counted(rows), placePrecision(place, words)].join(' · ')),
      h('ul', { class: 'card-events' }, ...rows.slice(0, MOST_EVENTS).map((row) => h('li', {}, this.eventButton(row)))),
      more > 0 ? h('p', { class: 'hint' }, words.moreInList(more)) : null,
    );
  }

  /** How many events, and how often it is only named. @param {number[]} rows */
  counted(rows) {
    const { words, model } = this;
    const named = rows.filter((row) => model.data.columns.family[row] === NAMED).length;
    const events = rows.length - named;
    return [
      ...(events > 0 || named === 0 ? [words.events(events)] : []),
      ...(named > 0 ? [words.mentions(named)] : []),
    ];
  }

  eventButton(/** @type {number} */ row) {
    const { data } = this.model;
    const { family, stance } = data.columns;
    return h(
      'button',
      { type: 'button', class: 'card-event', onclick: () => this.model.selectEvent(row) },
      glyph(family[row], stance[row]),
      h('span', { class: 'row-label' }, data.labelIn(row, this.words.lang)),
      h('span', { class: 'row-date' }, spanInWords(data.when(row), this.words, true)),
      h('span', { class: 'row-quote', dir: 'auto' }, data.quote(row)),
    );
  }
}

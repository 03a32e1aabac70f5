/** The item that is looked at: what the report says, what was decided, and what may be decided. */

import { fill, h, iconButton } from '../dom.js';
import { ICONS } from '../icons.js';
import { EventSheet } from './eventsheet.js';
import { NameSheet } from './namesheet.js';
import { placingForm } from './placing.js';

/** @typedef {import('./corrections.js').Place} Place */

export class Detail {
  /** @param {import('./app.js').ReviewApp} app */
  constructor(app) {
    this.app = app;
    /** @type {NameSheet | EventSheet | null} */
    this.sheet = null;
    this.isPlacing = false;
    /** Whether all places of the report are offered, or the likely ones. */
    this.isWide = false;
    this.element = h('main', { class: 'review-detail', tabindex: '-1' });
  }

  /** Draw an item. @param {number | null} index */
  show(index) {
    const { app } = this;
    const { own } = app.speech;
    if (index === null) {
      this.sheet = null;
      fill(this.element, h('p', { class: 'note' }, app.data.items.length ? own.none : own.nothing));
      return;
    }
    const item = app.data.items[index];
    const isOther = this.sheet?.index !== index;
    if (isOther) this.stopPlacing();
    if (isOther) this.isWide = false;
    this.sheet = item.kind === 'name' ? new NameSheet(app, index) : new EventSheet(app, index);
    fill(
      this.element,
      this.reportLine(item),
      ...this.sheet.parts(),
      this.isPlacing ? placingForm(this) : null,
      this.earlier(item),
      h('div', { class: 'review-actions' }, ...this.actions(index)),
      h('p', { class: 'note keys' }, own.keys),
    );
    if (isOther) this.element.scrollTop = 0;
  }

  /** From which report it is. @param {any} item */
  reportLine(item) {
    const { title, source } = this.app.data.documents[item.document];
    const { app } = this;
    const { own } = app.speech;
    const name = title || own.untitled;
    const isWeb = /^https?:\/\//.test(source);
    const link = { class: 'link', href: source, target: '_blank', rel: 'noopener noreferrer' };
    return h(
      'div',
      { class: 'review-top' },
      h(
        'p',
        { class: 'review-report', dir: 'auto' },
        isWeb ? h('a', link, name) : h('span', { title: source }, name),
      ),
      h(
        'span',
        { class: 'stepper' },
        iconButton(own.previous, ICONS.left, () => app.step(-1), { 'data-key': 'previous' }),
        iconButton(own.next, ICONS.right, () => app.step(1), { 'data-key': 'next' }),
      ),
    );
  }

  /** What was said of it before, on another page. @param {any} item */
  earlier(item) {
    if (item.corrected.length === 0) return null;
    const { own } = this.app.speech;
    const lines = item.corrected.map((/** @type {any} */ one) =>
      [one.what, one.was && `(${one.was})`, one.by, one.at, one.note].filter(Boolean).join(' · '),
    );
    return h(
      'section',
      { class: 'earlier' },
      h('h3', { class: 'label' }, own.earlier),
      h('ul', {}, ...lines.map((/** @type {string} */ line) => h('li', { dir: 'auto' }, line))),
    );
  }

  actions(/** @type {number} */ index) {
    const { app } = this;
    const { own } = app.speech;
    const button = (/** @type {string} */ key, /** @type {string} */ text, /** @type {() => void} */ onclick, more = {}) =>
      h('button', { type: 'button', class: 'action', 'data-key': key, onclick, ...more }, text, keyCap(more));
    const answer = app.desk.answers.get(index);
    const refused = answer?.none === true || answer?.place === null;
    // Of what a person chose there is nothing more to confirm.
    const isSaid = answer !== undefined && this.sheet?.accepted() === null;
    const isName = app.data.items[index].kind === 'name';
    return [
      button('accept', isSaid ? own.next : own.accept, () => this.accept(), {
        class: 'action primary', 'aria-keyshortcuts': 'A',
      }),
      button('refuse', isName ? own.notAPlace : own.notAnEvent, () => this.refuse(), {
        'aria-pressed': String(refused), 'aria-keyshortcuts': 'X',
      }),
      button('place', own.onMap, () => this.startPlacing(), {
        'aria-pressed': String(this.isPlacing), 'aria-keyshortcuts': 'P',
      }),
      answer ? button('reset', own.reset, () => this.reset(), { class: 'action quiet' }) : null,
    ].filter((one) => one !== null);
  }

  /** What the map shows of the item. @returns {import('./map.js').Spot[]} */
  spots() {
    return this.sheet?.spots() ?? [];
  }

  /** It is as the machine has it; go on. */
  accept() {
    const change = this.sheet?.accepted();
    if (change) this.app.decide(change);
    this.app.goOn();
  }

  /** It is no place, or no event; once more takes that back. */
  refuse() {
    if (!this.sheet) return;
    this.stopPlacing();
    this.app.decide(this.sheet.refused());
  }

  /** Choose a candidate by its number. @param {number} number from 0 */
  choose(number) {
    this.stopPlacing();
    this.sheet?.choose(number);
  }

  reset() {
    if (!this.sheet) return;
    this.stopPlacing();
    this.app.desk.reset(this.sheet.index);
    this.app.redraw();
  }

  startPlacing() {
    if (!this.sheet) return;
    this.isPlacing = true;
    this.app.map.place((lon, lat) => this.placeAt(lon, lat));
    this.app.redraw();
    const form = this.element.querySelector('.placing-form');
    form?.scrollIntoView({ block: 'nearest' });
    // On a touch screen the keyboard would hide the map that is to be tapped.
    if (matchMedia('(pointer: fine)').matches) form?.querySelector('input')?.focus();
  }

  stopPlacing() {
    if (!this.isPlacing) return;
    this.isPlacing = false;
    this.app.map.place(null);
    this.element.querySelector('.placing-form')?.remove();
  }

  /** Put the item at a position. */
  placeAt(/** @type {number} */ lon, /** @type {number} */ lat) {
    const typed = this.element.querySelector('.placing-form .place-name')?.value.trim();
    const { sheet } = this;
    if (!sheet) return;
    this.stopPlacing();
    sheet.put(placeAt(lon, lat, typed || sheet.title()));
  }
}

/** The key that does the same, for the eye. @param {Record<string, string>} more of a button */
function keyCap({ 'aria-keyshortcuts': key }) {
  return key ? h('kbd', { 'aria-hidden': 'true' }, key) : null;
}

/** A place that a person put on the map. @returns {any} */
function placeAt(/** @type {number} */ lon, /** @type {number} */ lat, /** @type {string} */ name) {
  const at = [Number(lat.toFixed(5)), Number(lon.toFixed(5))];
  return {
    place_id: `corrections:${at[0].toFixed(5)},${at[1].toFixed(5)}`,
    name,
    kind: 'site',
    country: null,
    admin1: null,
    lon: at[1],
    lat: at[0],
  };
}

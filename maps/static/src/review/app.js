/** Put the review page together: the list, the item that is looked at, and the small map. */

import { fill, h, iconButton } from '../dom.js';
import { ICONS } from '../icons.js';
import { credits } from '../overlay.js';
import { Desk } from './desk.js';
import { Detail } from './detail.js';
import { ReviewList } from './list.js';
import { ReviewMap } from './map.js';
import { listenToKeys } from './keys.js';
import { save } from './save.js';
import { REVIEW_WORDS, speechFor } from './words.js';

export class ReviewApp {
  /** @param {any} data @param {any} base the base map */
  constructor(data, base) {
    this.data = data;
    this.desk = new Desk(data);
    this.speech = speechFor(data.page.lang);
    /** @type {number | null} number of the item that is looked at */
    this.current = null;
    this.mapElement = h('div', { class: 'review-map-canvas' });
    this.map = new ReviewMap(this.mapElement, base, data);
    this.status = h('p', { class: 'visually-hidden', role: 'status' });
    this.page = h('div', { class: 'review' });
    this.list = new ReviewList(this);
    this.detail = new Detail(this);
    this.counts = h('p', { class: 'review-progress', 'aria-live': 'polite' });
    this.bar = h('i', {});
    this.saver = h('button', {});
    this.undoer = h('button', {});
    document.body.prepend(this.page, this.status);
    this.build();
    listenToKeys(this);
    this.desk.listeners.push(() => this.refresh());
    window.addEventListener('beforeunload', (event) => {
      if (this.desk.unsaved) event.preventDefault();
    });
  }

  /** Make everything, in the language of this moment. */
  build() {
    const { speech, data } = this;
    const { shared, own } = speech;
    document.documentElement.lang = shared.lang;
    document.documentElement.dir = shared.dir;
    this.list = new ReviewList(this, this.list.filter);
    this.detail = new Detail(this);
    this.map.speak(speech);
    const closer = iconButton(own.closeList, ICONS.close, () => this.openList(false), {
      class: 'icon-button list-closer',
    });
    this.panel = h(
      'section',
      { class: 'review-panel', 'aria-label': own.list },
      closer,
      this.list.filters,
      this.list.element,
      credits(/** @type {any} */ (data), shared),
    );
    const stage = h('section', { class: 'review-map' }, this.mapElement, this.map.buttons, this.map.hint);
    fill(this.page, this.header(), this.panel, this.detail.element, stage);
    this.list.refresh();
    this.show(this.current ?? this.list.rows[0] ?? null);
    this.refresh();
  }

  header() {
    const { own, shared } = this.speech;
    const name = h('input', {
      type: 'text',
      class: 'reviewer',
      placeholder: own.yourName,
      'aria-label': own.yourName,
      title: own.yourNameHint,
      autocomplete: 'off',
      oninput: () => {
        this.desk.by = name.value.trim();
      },
    });
    name.value = this.desk.by;
    this.saver = h(
      'button',
      { type: 'button', class: 'save-button', 'aria-keyshortcuts': 'S', onclick: () => this.save() },
      own.save,
      h('kbd', { 'aria-hidden': 'true' }, 'S'),
    );
    this.undoer = iconButton(own.undo, ICONS.undo, () => this.undo());
    const languages = h(
      'select',
      {
        'aria-label': own.language,
        onchange: () => {
          this.speech = speechFor(languages.value);
          this.build();
        },
      },
      ...Object.keys(REVIEW_WORDS).map((lang) =>
        h('option', { value: lang, selected: lang === shared.lang }, speechFor(lang).shared.name),
      ),
    );
    return h(
      'header',
      { class: 'review-head' },
      h(
        'button',
        { type: 'button', class: 'text-button list-opener', onclick: () => this.openList(true) },
        own.openList,
      ),
      h('h1', { dir: 'auto' }, this.data.page.title || own.title),
      h(
        'div',
        { class: 'review-counts' },
        this.counts,
        h('div', { class: 'progress-bar', 'aria-hidden': 'true' }, this.bar),
      ),
      languages,
      name,
      this.undoer,
      this.saver,
    );
  }

  /** On a narrow screen the list lies over all else. */
  openList(/** @type {boolean} */ open) {
    this.page.classList.toggle('with-list', open);
  }

  /** Look at an item that was chosen. @param {number | null} index */
  show(index) {
    this.openList(false);
    this.look(index);
  }

  /** Look at an item. @param {number | null} index */
  look(index) {
    this.current = index;
    if (index !== null) this.desk.see(index);
    this.detail.show(index);
    this.map.show(this.detail.spots());
    this.list.mark(index);
  }

  /** Look at the next or the one before. @param {number} step */
  step(step) {
    const { rows } = this.list;
    if (rows.length === 0) return;
    const at = this.current === null ? -1 : rows.indexOf(this.current);
    const next = at < 0 ? (this.list.after(this.current) ?? 0) : at + step;
    this.show(rows[Math.max(0, Math.min(rows.length - 1, next))]);
  }

  /** Look at the next that nobody has decided, or the next at all. */
  goOn() {
    const { rows } = this.list;
    const at = this.current === null ? -1 : rows.indexOf(this.current);
    const next = at < 0 ? undefined : rows.slice(at + 1).find((index) => !this.desk.isDecided(index));
    if (next === undefined) this.step(1);
    else this.show(next);
  }

  /** Decide of the item that is looked at. @param {Partial<import('./corrections.js').Answer>} change */
  decide(change) {
    if (this.current === null) return;
    this.desk.decide(this.current, change, new Date().toISOString());
    this.redraw();
  }

  /** Draw the item anew, with the focus where it was. */
  redraw() {
    const focus = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.key;
    this.detail.show(this.current);
    this.map.show(this.detail.spots(), true);
    const again = focus && this.detail.element.querySelector(`[data-key="${focus}"]`);
    if (again instanceof HTMLElement) again.focus();
  }

  undo() {
    const index = this.desk.undo();
    if (index === null) return;
    this.show(index);
    this.say(this.speech.own.undone);
  }

  save() {
    const { own } = this.speech;
    const lines = this.desk.lines();
    if (lines.length === 0) {
      this.say(own.nothingToSave);
      return;
    }
    save(lines);
    this.desk.unsaved = false;
    this.refresh();
    this.say(own.saved(lines.length));
  }

  /** Tell those who listen, and show it for a moment. */
  say(/** @type {string} */ text) {
    this.status.textContent = text;
    const toast = h('p', { class: 'toast', 'aria-hidden': 'true' }, text);
    document.body.append(toast);
    setTimeout(() => toast.remove(), 2500);
  }

  refresh() {
    const { own } = this.speech;
    const { desk, list } = this;
    const seen = list.rows.filter((index) => desk.seen.has(index)).length;
    const parts = [own.progress(seen, list.rows.length), own.decided(desk.countAnswered())];
    if (desk.unsaved) parts.push(own.unsaved);
    this.counts.textContent = parts.join(' · ');
    this.bar.style.width = `${(100 * seen) / Math.max(1, list.rows.length)}%`;
    this.undoer.disabled = desk.history.length === 0;
    this.saver.classList.toggle('urgent', desk.unsaved);
    list.update();
  }
}

/** An event: its tellings, where and when it happened, its type, and whether it is one. */

import { h } from '../dom.js';
import { FAMILIES, STANCES } from '../families.js';
import { glyph } from '../symbols.js';
import { wordIn } from '../words.js';
import { placeButton } from './choices.js';
import { passage } from './facts.js';
import { choiceField, dateField, noteField } from './fields.js';
import { same } from './namesheet.js';
import { joiningSection, tellingParts } from './ties.js';

/** @typedef {import('./corrections.js').Answer} Answer */
/** @typedef {{place: any, role: string}} Placed */

/** Places that are offered at first. */
const OFFERED = 5;

export class EventSheet {
  /** @param {import('./app.js').ReviewApp} app @param {number} index */
  constructor(app, index) {
    this.app = app;
    this.index = index;
    this.item = app.data.items[index];
    /** @type {Answer | undefined} */
    this.answer = app.desk.answers.get(index);
  }

  title() {
    return this.item.label;
  }

  /** Where it is held to have happened now. @returns {Placed[]} */
  where() {
    if (this.answer?.where) return this.answer.where;
    const { places } = this.app.data;
    return this.item.places.map((/** @type {any} */ { place, role }) => ({ place: places[place], role }));
  }

  /** The places to choose from: its own, those of its sentence, of its report, of a person. */
  choices() {
    const { places, documents } = this.app.data;
    const own = this.item.places.map((/** @type {any} */ { place }) => places[place]);
    const all = documents[this.item.document].places.map((/** @type {number} */ n) => places[n]);
    const { text } = this.item.tellings[0].quote;
    const near = all.filter((/** @type {any} */ place) => text.includes(place.name));
    const named = [...near, ...all];
    /** @type {any[]} */
    const found = [];
    for (const place of [...own, ...named, ...this.where().map((one) => one.place)]) {
      if (!found.some((other) => same(other, place))) found.push(place);
    }
    return found;
  }

  when() {
    return this.answer?.when !== undefined ? this.answer.when : this.item.when;
  }

  type() {
    return this.answer?.type ?? this.item.type;
  }

  factuality() {
    return this.answer?.factuality ?? this.item.factuality;
  }

  parts() {
    const { app, item } = this;
    const { own, shared } = app.speech;
    const { types, factualities } = app.data;
    const type = types.find((/** @type {any} */ one) => one.code === this.type());
    const stances = factualities.map((/** @type {string} */ one) => [one, wordIn(shared.stancesOne, one, one)]);
    const names = types.map((/** @type {any} */ one) => [one.code, wordIn(own.types, one.code, one.code)]);
    return [
      h(
        'h2',
        { class: 'review-title' },
        glyph(FAMILIES.indexOf(type?.family ?? 'other'), STANCES.indexOf(this.factuality())),
        h('span', { lang: 'en' }, item.label),
      ),
      h('p', { class: 'note' }, own.sure(item.sure)),
      passage(item.tellings[0].quote),
      ...tellingParts(this),
      h('h3', { class: 'label' }, own.where),
      h('div', { class: 'candidates compact' }, ...this.offered(), this.nowhere()),
      h('h3', { class: 'label' }, own.when),
      item.dateText ? h('p', { class: 'note' }, h('bdi', {}, own.written(item.dateText))) : null,
      dateField(app.speech, this.when(), (when) => app.decide({ when })),
      h(
        'div',
        { class: 'field-pair' },
        choiceField(own.type, names, this.type(), (value) => app.decide({ type: value })),
        choiceField(own.factuality, stances, this.factuality(), (value) => app.decide({ factuality: value })),
      ),
      joiningSection(this),
      noteField(app, this.index),
    ];
  }

  /** The buttons of places, the later ones behind one of their own. */
  offered() {
    const { detail, speech } = this.app;
    const buttons = this.choices().map((place, number) => this.placeChoice(place, number));
    const rest = buttons.length - OFFERED;
    if (detail.isWide || rest < 2) return buttons;
    const onclick = () => {
      detail.isWide = true;
      this.app.redraw();
    };
    const more = h(
      'button',
      { type: 'button', class: 'candidate more', onclick },
      speech.own.morePlaces(rest),
    );
    return [...buttons.slice(0, OFFERED), more];
  }

  /** @param {any} place @param {number} number */
  placeChoice(place, number) {
    const now = this.where().find((one) => same(one.place, place));
    const onclick = () => this.app.detail.choose(number);
    const role = now ? wordIn(this.app.speech.shared.roles, now.role, '') : '';
    return placeButton(this.app, { place, number: number + 1, chosen: now !== undefined, onclick }, [
      role ? h('span', { class: 'candidate-score' }, role) : null,
    ]);
  }

  nowhere() {
    const { app } = this;
    return h(
      'button',
      {
        type: 'button', class: 'candidate nowhere', 'data-key': 'nowhere',
        'aria-pressed': String(this.where().length === 0), onclick: () => app.decide({ where: [] }),
      },
      app.speech.own.nowhere,
    );
  }

  /** @returns {import('./map.js').Spot[]} */
  spots() {
    const now = this.where();
    const choices = this.choices();
    return choices.map((place, number) => {
      const chosen = now.some((one) => same(one.place, place));
      return {
        ...place,
        mark: String(number + 1),
        chosen,
        near: chosen || (now.length === 0 && place.kind !== 'country'),
        onchoose: () => this.app.detail.choose(number),
      };
    });
  }

  /** It happened there and nowhere else; once more, and it did not. @param {number} number from 0 */
  choose(number) {
    const place = this.choices()[number];
    if (!place) return;
    const now = this.where();
    const was = now.find((one) => same(one.place, place));
    this.app.decide({ where: was && now.length === 1 ? [] : [{ place, role: was?.role ?? 'location' }] });
  }

  /** @param {any} place */
  put(place) {
    this.app.decide({ where: [{ place, role: 'location' }] });
  }

  /** @returns {Partial<Answer> | null} all that is shown */
  accepted() {
    if (this.answer?.none) return null;
    const { start } = this.when() ?? { start: null };
    const when = start === null && this.when()?.end === null ? null : this.when();
    return { where: this.where(), when, type: this.type(), factuality: this.factuality() };
  }

  /** @returns {Partial<Answer>} */
  refused() {
    return { none: this.answer?.none ? undefined : true };
  }
}

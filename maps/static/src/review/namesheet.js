/** A name of a place: its sentences, and the places that it may mean. */

import { h } from '../dom.js';
import { placeButton } from './choices.js';
import { passage } from './facts.js';
import { noteField } from './fields.js';

/** @typedef {import('./corrections.js').Answer} Answer */

const REASONS = 3;
/** Chance from which a candidate is in sight at first. */
const LIKELY = 0.02;

export class NameSheet {
  /** @param {import('./app.js').ReviewApp} app @param {number} index */
  constructor(app, index) {
    this.app = app;
    this.index = index;
    this.item = app.data.items[index];
    /** @type {Answer | undefined} */
    this.answer = app.desk.answers.get(index);
    this.rule = app.desk.ruleOf(index);
  }

  title() {
    return this.item.text;
  }

  /** The place that holds now, null for none. */
  place() {
    if (this.answer?.place !== undefined) return this.answer.place;
    if (this.rule?.place !== undefined) return this.rule.place;
    return this.item.place === null ? null : this.app.data.places[this.item.place];
  }

  /** The places to choose from: the candidates, then what a person put on the map. */
  choices() {
    const { places } = this.app.data;
    /** @type {{place: any, score: number, reasons: string[]}[]} */
    const found = this.item.candidates.map((/** @type {any} */ one) => ({ ...one, place: places[one.place] }));
    const own = this.answer?.place ?? this.rule?.place;
    if (own && !found.some(({ place }) => same(place, own))) found.push({ place: own, score: 0, reasons: [] });
    return found;
  }

  parts() {
    const { app, item } = this;
    const { own } = app.speech;
    const times = own.namedTimes(item.targets.length);
    return [
      h('h2', { class: 'review-title' }, h('bdi', {}, item.text)),
      h('p', { class: 'note' }, [item.place === null ? own.noPlace : own.sure(item.sure), times, own.eventsThere(item.events)].join(' · ')),
      ...item.quotes.map(passage),
      h('h3', { class: 'label' }, own.candidates),
      this.choices().length ? null : h('p', { class: 'note' }, own.noCandidates),
      h('ol', { class: 'candidates' }, ...this.choices().map((choice, number) => h('li', {}, this.candidate(choice, number)))),
      this.everywhere(),
      noteField(app, this.index),
    ];
  }

  /** @param {{place: any, score: number, reasons: string[]}} choice @param {number} number */
  candidate({ place, score, reasons }, number) {
    const { own } = this.app.speech;
    const now = this.place();
    const isMachine = this.item.place !== null && same(place, this.app.data.places[this.item.place]);
    const share = score > 0 ? `${(100 * score).toFixed(score < 0.1 ? 1 : 0)} %` : '';
    const label = isMachine ? `${own.chosenByMachine} · ${share}` : share;
    return placeButton(
      this.app,
      { place, number: number + 1, chosen: now !== null && same(now, place), onclick: () => this.app.detail.choose(number) },
      [
        h('span', { class: 'candidate-score' }, label),
        reasons.length
          ? h('span', { class: 'candidate-reasons', lang: 'en', dir: 'ltr' }, reasons.slice(0, REASONS).join(' · '))
          : null,
      ],
    );
  }

  /** Whether what was decided holds in all reports. */
  everywhere() {
    const { app, answer, item } = this;
    const { own } = app.speech;
    const say = (/** @type {any} */ place) => (place ? own.everywhere(item.text) : own.nowhereElse(item.text));
    if (answer?.place === undefined) return this.rule ? h('p', { class: 'note' }, say(this.rule.place)) : null;
    const box = h('input', {
      type: 'checkbox',
      'data-key': 'everywhere',
      checked: answer.everywhere,
      onchange: () => app.decide({ everywhere: box.checked }),
    });
    return h('label', { class: 'check everywhere' }, box, say(answer.place));
  }

  /** @returns {import('./map.js').Spot[]} */
  spots() {
    const now = this.place();
    const choices = this.choices();
    const spots = choices.map(({ place, score }, number) => ({
      ...place,
      mark: String(number + 1),
      chosen: now !== null && same(now, place),
      near: score >= LIKELY || (now !== null && same(now, place)) || choices.every((one) => one.score < LIKELY),
      onchoose: () => this.app.detail.choose(number),
    }));
    const { places, documents } = this.app.data;
    const others = documents[this.item.document].places
      .map((/** @type {number} */ number) => places[number])
      .filter((/** @type {any} */ place) => place.kind !== 'country' && !choices.some((one) => same(one.place, place)))
      .map((/** @type {any} */ place) => ({ ...place, mark: '', chosen: false, near: false, onchoose: null }));
    return [...others, ...spots];
  }

  /** @param {number} number from 0 */
  choose(number) {
    const choice = this.choices()[number];
    if (choice) this.put(choice.place);
  }

  /** @param {any} place */
  put(place) {
    this.app.decide({ place });
  }

  /** @returns {Partial<Answer> | null} nothing where the machine found none */
  accepted() {
    const place = this.item.place === null ? null : this.app.data.places[this.item.place];
    // What was decided otherwise stays: Enter then only goes on.
    return this.answer?.place === undefined && !this.rule && place ? { place } : null;
  }

  /** @returns {Partial<Answer>} */
  refused() {
    return { place: this.answer?.place === null ? undefined : null };
  }
}

/** Whether two places are one. @param {any} one @param {any} other */
export function same(one, other) {
  return one.place_id === other.place_id && one.lon === other.lon && one.lat === other.lat;
}

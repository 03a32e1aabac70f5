/** The card: one event with its quote, its source, where and when. */

import { citationElement, citationText, copyButton } from '../citation.js';
import { spanInWords } from '../datewords.js';
import { fill, h, iconButton } from '../dom.js';
import { placePrecision } from '../facts.js';
import { FAMILIES, STANCES } from '../families.js';
import { ICONS } from '../icons.js';
import { familyName } from '../kindsrow.js';
import { countryName } from '../placenames.js';
import { cutAtMarks } from '../quote.js';
import { glyph } from '../symbols.js';
import { wordIn } from '../words.js';

/** @typedef {import('../words.js').Words} Words */

const UNSURE_BELOW = 0.5;

export class EventCard {
  /** @param {import('./model.js').AtlasModel} model @param {import('./words.js').Speech} speech @param {() => void} onclose takes the focus */
  constructor(model, speech, onclose) {
    this.model = model;
    this.onclose = onclose;
    this.words = speech.shared;
    this.element = h('aside', { class: 'card', tabindex: '-1', hidden: true });
    model.onChange((changed) => changed.has('event') && this.show());
  }

  show() {
    const { event } = this.model.state;
    this.element.hidden = event === null;
    document.body.classList.toggle('with-card', event !== null);
    if (event === null) return;
    const { words } = this;
    const label = labelOf(event, this.model.head.labels, words);
    const report = reportOf(event);
    this.element.setAttribute('aria-label', label);
    fill(
      this.element,
      h('div', { class: 'card-head' }, iconButton(words.close, ICONS.close, () => this.close(), { class: 'icon-button close' })),
      h('h2', { class: 'card-title' }, glyphOf(event, this.model), h('span', {}, label)),
      h(
        'p',
        { class: 'card-stance', 'data-stance': event.stance },
        familyName(familyOf(event, this.model), words), ' · ', h('bdi', {}, stanceText(event, words)),
      ),
      quoteOf(event),
      citationElement(report, words),
      h('div', { class: 'card-actions' }, copyButton(citationText(event.quote, report, words), words)),
      factsOf(event, words),
    );
    this.element.scrollTop = 0;
    this.element.focus();
  }

  /** @returns {boolean} whether it was open */
  close() {
    if (this.model.state.event === null) return false;
    this.model.set({ event: null });
    this.onclose();
    return true;
  }
}

/** What an event is called in the language of the page. @param {any} event @param {any} labels @param {Words} words */
export function labelOf({ label }, labels, { lang }) {
  return Object.hasOwn(labels, lang) ? wordIn(labels[lang], label, label) : label;
}

/** @param {any} event @param {import('./model.js').AtlasModel} model */
export function glyphOf(event, model) {
  return glyph(familyOf(event, model), Math.max(0, STANCES.indexOf(event.stance)));
}

/** When an event was. @param {any} event */
export function spanOf({ start, end, precision }) {
  return { start, end, precision: precision ?? 'none' };
}

/** @param {any} event @param {import('./model.js').AtlasModel} model */
function familyOf({ kind }, { kinds }) {
  return kinds[kind]?.family ?? FAMILIES.indexOf('other');
}

/** @param {any} event */
export function reportOf(event) {
  return {
    id: event.document ?? '',
    title: event.title ?? '',
    source: event.source ?? '',
    outlet: event.outlet ?? '',
    author: event.author ?? '',
    published: { start: event.publishedStart, end: event.publishedEnd, precision: event.publishedPrecision ?? 'none' },
    basis: event.publishedBasis ?? 'none',
  };
}

/** @param {any} event @param {Words} words */
function stanceText({ stance, attribution }, words) {
  const plain = wordIn(words.stancesOne, stance, stance);
  if (!attribution) return plain;
  return stance === 'claimed' ? words.claimedBy(attribution) : words.accordingTo(plain, attribution);
}

/** @param {any} event */
function quoteOf({ quote, trigger, mark }) {
  /** @type {import('../quote.js').Mark[]} */
  const marks = [];
  if (mark) marks.push({ from: mark[0], to: mark[1], kind: 'place' });
  if (trigger) marks.push({ from: trigger[0], to: trigger[1], kind: 'trigger' });
  const parts = cutAtMarks(quote, marks).map(({ text, kind }) => (kind ? h('mark', { class: kind }, text) : text));
  return h('blockquote', { dir: 'auto' }, ...parts);
}

/** @param {any} event @param {Words} words */
function factsOf(event, words) {
  const lists = /** @type {const} */ ([
    [words.who, event.actors], [words.toWhom, event.recipients], [words.howMany, event.quantities],
  ]);
  return h(
    'dl',
    { class: 'facts' },
    ...fact(words.where, [whereOf(event, words)]),
    ...fact(words.when, [whenOf(event, words)]),
    ...lists.flatMap(([name, texts]) => (texts?.length ? fact(name, texts.map((/** @type {string} */ text) => h('span', { dir: 'auto' }, text))) : [])),
    ...(event.reports > 1 ? fact(words.report, [words.reports(event.reports)]) : []),
  );
}

/** @param {any} event @param {Words} words */
function whereOf({ place, placeKind, country, admin1, placeScore }, words) {
  if (!place) return words.noPlace;
  const around = [wordIn(words.kinds, placeKind, placeKind), admin1 === place ? '' : admin1];
  if (country && placeKind !== 'country') around.push(countryName(country, words));
  return h(
    'span',
    { class: 'fact' },
    h('b', {}, h('bdi', {}, place)),
    h('span', { class: 'note' }, h('bdi', {}, around.filter(Boolean).join(words.comma))),
    h(
      'span',
      { class: 'note' },
      placePrecision(/** @type {any} */ ({ kind: placeKind }), words),
      placeScore < UNSURE_BELOW ? ` · ${words.unsurePlace}` : '',
    ),
  );
}

/** @param {any} event @param {Words} words */
function whenOf(event, words) {
  return h(
    'span',
    { class: 'fact' },
    h('b', {}, spanInWords(spanOf(event), words)),
    event.date ? h('span', { class: 'aside' }, ' ', h('bdi', {}, words.writtenAs(event.date))) : '',
    h('span', { class: 'note' }, wordIn(words.precision, event.precision, '')),
    h('span', { class: 'note' }, wordIn(words.basis, event.basis, '')),
  );
}

/** @param {string} name @param {(Node | string)[]} values */
function fact(name, values) {
  return [h('dt', {}, name), ...values.map((value) => h('dd', {}, value))];
}

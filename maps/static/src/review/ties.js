/** Which passages tell one event: split off, or joined. */

import { h } from '../dom.js';
import { passage } from './facts.js';

/** @typedef {import('./eventsheet.js').EventSheet} EventSheet */

/** The other tellings of an event, each of which may be split off. @param {EventSheet} sheet */
export function tellingParts(sheet) {
  const { app, item, answer } = sheet;
  const { own } = app.speech;
  if (item.tellings.length < 2) return [];
  const apart = answer?.apart ?? [];
  const rows = item.tellings.slice(1).map((/** @type {any} */ telling, /** @type {number} */ at) => {
    const number = at + 1;
    const isApart = apart.includes(number);
    const others = isApart ? apart.filter((one) => one !== number) : [...apart, number];
    return h(
      'li',
      { class: isApart ? 'telling apart' : 'telling' },
      passage(telling.quote),
      h('p', { class: 'note', dir: 'auto' }, app.data.documents[telling.document].title || own.untitled),
      h(
        'button',
        {
          type: 'button', class: 'text-button', 'data-key': `split-${number}`,
          'aria-pressed': String(isApart), onclick: () => app.decide({ apart: others }),
        },
        isApart ? own.isSplit : own.split,
      ),
    );
  });
  return [
    h(
      'details',
      { class: 'tellings', open: apart.length > 0 },
      h('summary', {}, own.tellings(item.tellings.length)),
      h('ul', {}, ...rows),
    ),
  ];
}

/** Other events that may be this one. @param {EventSheet} sheet */
export function joiningSection(sheet) {
  const { app, item, index, answer } = sheet;
  const { own } = app.speech;
  const joined = answer?.same ?? [];
  const related = item.related.filter((/** @type {any} */ [number]) => !joined.includes(number));
  const inReport = app.data.items.flatMap((/** @type {any} */ other, /** @type {number} */ number) =>
    other.kind === 'event' && other.document === item.document && number !== index && !joined.includes(number)
      ? [number]
      : [],
  );
  if (joined.length + related.length + inReport.length === 0) return null;
  const join = (/** @type {number} */ number) => app.decide({ same: [...joined, number] });
  const part = (/** @type {number} */ number) => app.decide({ same: joined.filter((one) => one !== number) });
  const select = h(
    'select',
    { 'data-key': 'join', 'aria-label': own.sameAs, onchange: () => select.value && join(Number(select.value)) },
    h('option', { value: '' }, own.chooseEvent),
    ...inReport.map((/** @type {number} */ number) => h('option', { value: String(number) }, shortly(app, number))),
  );
  const rows = [
    ...joined.map((number) => row(app, number, own.joined, () => part(number), true)),
    ...related.map((/** @type {[number, string]} */ [number, why]) => row(app, number, why, () => join(number), false)),
  ];
  return h(
    'section',
    { class: 'joining' },
    h('h3', { class: 'label' }, own.sameAs),
    h('ul', {}, ...rows),
    inReport.length ? select : null,
  );
}

/**
 * @param {import('./app.js').ReviewApp} app
 * @param {number} number
 * @param {string} why
 * @param {() => void} onclick
 * @param {boolean} pressed
 */
function row(app, number, why, onclick, pressed) {
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button', class: 'joinable', 'aria-pressed': String(pressed),
        'data-key': `join-${number}`, onclick,
      },
      h('span', { dir: 'auto' }, shortly(app, number)),
      h('span', { class: 'note', dir: 'auto' }, why),
    ),
  );
}

/** An event in a line. @param {import('./app.js').ReviewApp} app @param {number} number */
function shortly(app, number) {
  const item = app.data.items[number];
  const { text } = item.tellings[0].quote;
  return `${item.label}: ${text.length > 90 ? `${text.slice(0, 90)}…` : text}`;
}

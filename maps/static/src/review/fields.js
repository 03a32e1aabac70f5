/** Fields in which a person decides: note, date, and one of a few words. */

import { DAY, isoDate } from '../calendar.js';
import { rangeInWords, readDate } from '../datewords.js';
import { h } from '../dom.js';
import { minutesOf } from './facts.js';

/** A line on why. @param {import('./app.js').ReviewApp} app @param {number} index */
export function noteField(app, index) {
  const answer = app.desk.answers.get(index);
  if (!answer) return null;
  const { own } = app.speech;
  const input = h('input', {
    type: 'text',
    'data-key': 'note',
    onchange: () => app.decide({ note: input.value.trim() }),
  });
  input.value = answer.note ?? '';
  return h('label', { class: 'field' }, h('span', { class: 'label' }, own.note), input);
}

/**
 * One of a few words.
 * @param {string} name
 * @param {[string, string][]} choices what it stands for, and how it reads
 * @param {string} now
 * @param {(value: string) => void} onchoose
 */
export function choiceField(name, choices, now, onchoose) {
  const select = h(
    'select',
    { 'data-key': name, 'aria-label': name, onchange: () => onchoose(select.value) },
    ...choices.map(([value, text]) => h('option', { value, selected: value === now }, text)),
  );
  return h('label', { class: 'field' }, h('span', { class: 'label' }, name), select);
}

/**
 * First and last day, or none.
 * @param {import('./words.js').Speech} speech
 * @param {import('./corrections.js').When | null} when
 * @param {(when: import('./corrections.js').When | null) => void} onchoose
 */
export function dateField({ shared, own }, when, onchoose) {
  const [first, last] = typedDays(when, shared);
  const problem = h('p', { class: 'problem', role: 'alert' });
  const read = () => {
    const found = spanOf(from.value, to.value, shared);
    problem.textContent = typeof found === 'string' ? own[/** @type {'badDate'} */ (found)] : '';
    if (typeof found !== 'string') onchoose(found);
  };
  const day = (/** @type {string} */ name, /** @type {string} */ text, placeholder = '') => {
    const input = h('input', {
      type: 'text', class: 'date', placeholder, title: own.dateHint, 'data-key': name, onchange: read,
    });
    input.value = text;
    return input;
  };
  const from = day(own.from, first, own.dateHint);
  const to = day(own.to, last);
  return h(
    'div',
    { class: 'date-fields' },
    h('label', { class: 'field' }, h('span', { class: 'label' }, own.from), from),
    h('label', { class: 'field' }, h('span', { class: 'label' }, own.to), to),
    h(
      'button',
      { type: 'button', class: 'text-button', 'data-key': 'no-date', onclick: () => onchoose(null) },
      own.noDate,
    ),
    problem,
  );
}

/** What stands in the fields for a span. @param {any} when @param {import('../words.js').Words} words */
function typedDays(when, words) {
  const start = minutesOf(when?.start ?? null);
  const end = minutesOf(when?.end ?? null);
  if (start === null || end === null) {
    return [start ?? end].flatMap((one) => (one === null ? ['', ''] : [rangeInWords(one, one + DAY, words, true), '']));
  }
  const whole = rangeInWords(start, end, words, true);
  if (readDate(whole, words)?.[0] === start && readDate(whole, words)?.[1] === end) return [whole, ''];
  const day = Math.floor(start / DAY) * DAY;
  const lastDay = Math.floor((end - 1) / DAY) * DAY;
  return [
    rangeInWords(day, day + DAY, words, true),
    lastDay > day ? rangeInWords(lastDay, lastDay + DAY, words, true) : '',
  ];
}

/**
 * The span between two dates as typed; the second may be empty. Null without any.
 * @param {string} first
 * @param {string} last
 * @param {import('../words.js').Words} words
 * @returns {import('./corrections.js').When | null | 'badDate' | 'badRange'}
 */
export function spanOf(first, last, words) {
  if (!first.trim() && !last.trim()) return null;
  const from = readDate(first, words);
  const to = last.trim() ? readDate(last, words) : from;
  if (!from || !to) return 'badDate';
  if (to[1] <= from[0]) return 'badRange';
  const precision = last.trim() && (to[0] !== from[0] || to[1] !== from[1]) ? 'range' : unitOf(from);
  return { start: isoDate(from[0]), end: isoDate(to[1]), precision, basis: 'explicit' };
}

function unitOf(/** @type {[number, number]} */ [start, end]) {
  const days = (end - start) / DAY;
  if (days === 1) return 'day';
  return days > 31 ? 'year' : 'month';
}

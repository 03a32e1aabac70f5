/** What a person decided of an event, so that nobody takes it for the machine's reading. */

import { h } from './dom.js';
import { wordIn } from './words.js';

/** @typedef {{what: string, was: string, by: string, at: string, note: string}} Amendment */

/**
 * @param {import('./data/data.js').Data} data
 * @param {number} row
 * @param {import('./words.js').Words} words
 * @returns {Node | null} null where nobody did
 */
export function amendmentsElement(data, row, words) {
  const amendments = data.amendments(row);
  if (!amendments.length) return null;
  const isChanged = amendments.some(({ was, what }) => was || what === 'same' || what === 'apart');
  return h(
    'section',
    { class: 'amendments' },
    h('h3', { class: 'label' }, isChanged ? words.corrected : words.confirmed),
    ...amendments.map((one) => h('p', { class: 'note' }, h('bdi', {}, inWords(one, words)))),
  );
}

/** @param {Amendment} amendment @param {import('./words.js').Words} words */
function inWords({ what, was, by, at, note }, words) {
  const [day] = at.split('T');
  const parts = [wordIn(words.amended, what, what), was && words.wasBefore(was), by, day, note];
  return parts.filter(Boolean).join(' · ');
}

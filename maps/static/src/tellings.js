/** The other passages that tell the same event, each with its report, and where they differ. */

import { outletOf, webAddress } from './citation.js';
import { differenceInWords } from './differences.js';
import { h } from './dom.js';
import { wordIn } from './words.js';

/** @typedef {import('./data/data.js').Data} Data */
/** @typedef {import('./data/data.js').Telling} Telling */
/** @typedef {import('./words.js').Words} Words */

/** Each passage once, though it has a row for each of its places. @param {Telling[]} rows @returns {Telling[]} */
export function passages(rows) {
  return [...new Map(rows.map((one) => [one.event_id, one])).values()];
}

/**
 * @param {Data} data
 * @param {number} row
 * @param {Words} words
 * @returns {Node | null} null where one passage alone tells the event
 */
export function tellingsElement(data, row, words) {
  const others = passages(data.tellings(row)).slice(1);
  if (!others.length) return null;
  const differences = data.list('differences', row);
  return h(
    'details',
    { class: 'tellings' },
    h('summary', {}, words.toldBy(data.reportCount(row), others.length + 1)),
    ...differences.map((line) => h('p', { class: 'note' }, h('bdi', {}, differenceInWords(line, words)))),
    ...others.map((telling) => tellingElement(telling, words)),
  );
}

/** @param {Telling} telling @param {Words} words */
function tellingElement({ quote, title, source, outlet, factuality }, words) {
  const url = webAddress(source);
  const name = h('cite', { dir: 'auto' }, title || words.noTitle);
  return h(
    'div',
    { class: 'telling' },
    h('blockquote', { dir: 'auto' }, quote),
    h(
      'p',
      { class: 'citation' },
      url
        ? h('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, name)
        : name,
      h('span', { class: 'outlet' }, h('bdi', {}, outlet || outletOf(source)), ` · ${wordIn(words.stancesOne, factuality, factuality)}`),
    ),
  );
}

/** How many events of which family: symbols with numbers, for tooltips and headings. */

import { h } from './dom.js';
import { FAMILIES } from './families.js';
import { glyph } from './symbols.js';

/**
 * @param {import('./data/data.js').Data} data
 * @param {ArrayLike<number>} rows events
 * @param {import('./words.js').Words} words
 */
export function kindsRow(data, rows, words) {
  const counts = new Array(FAMILIES.length).fill(0);
  for (let i = 0; i < rows.length; i += 1) counts[data.columns.family[rows[i]]] += 1;
  const parts = counts.flatMap((count, family) =>
    count === 0
      ? []
      : [
          h(
            'span',
            { class: 'kind-count', title: familyName(family, words) },
            glyph(family),
            h('span', { class: 'visually-hidden' }, `${familyName(family, words)}: `),
            words.number(count),
          ),
        ],
  );
  return h('span', { class: 'kinds-row' }, ...parts);
}

/**
 * The name of a family, in one word if short.
 * @param {number} family
 * @param {import('./words.js').Words} words
 */
export function familyName(family, words, short = false) {
  const names = /** @type {Record<string, string>} */ (
    short ? words.familyShort : words.familyNames
  );
  return names[FAMILIES[family]];
}

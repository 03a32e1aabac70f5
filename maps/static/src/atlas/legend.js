/** The key of an atlas: what occurs on its map. */

import { h } from '../dom.js';
import { glyph } from '../symbols.js';
import { familyName } from '../kindsrow.js';

/** @param {import('./model.js').AtlasModel} model @param {import('./words.js').Speech} speech */
export function atlasLegend(model, { shared, own }) {
  const families = model
    .allBy('family')
    .flatMap((count, family) => (count > 0 ? [entry(glyph(family), familyName(family, shared))] : []));
  const hasPale = model.everything().some((count, kind) => count > 0 && model.kinds[kind].isPale);
  const notes = [
    entry(h('span', { class: 'swatch ring' }, '9'), own.legendSizes),
    entry(h('span', { class: 'swatch dot' }), own.legendDots),
    hasPale && entry(h('span', { class: 'swatch dot is-pale' }), own.legendPale),
    model.head.countries.length > 0 && entry(h('span', { class: 'swatch badge' }, '3'), shared.legendCountry),
  ].filter(Boolean);
  const open = matchMedia('(min-width: 1000px) and (min-height: 600px)').matches;
  return h(
    'details',
    { class: 'legend', open },
    h('summary', {}, shared.legend),
    h('ul', { class: 'legend-families' }, ...families),
    h('ul', { class: 'legend-notes' }, ...notes),
  );
}

function entry(/** @type {Node} */ symbol, /** @type {string} */ text) {
  return h('li', {}, symbol, h('span', {}, text));
}

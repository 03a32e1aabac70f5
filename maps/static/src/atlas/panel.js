/** The head of the panel: title, counts, the search for places, kinds of event. */

import { countLine } from '../counts.js';
import { h } from '../dom.js';
import { STANCES } from '../families.js';
import { chipGroup, section } from '../filters.js';
import { familyName } from '../kindsrow.js';
import { printRange } from '../panelhead.js';
import { searchField } from '../searchfield.js';
import { glyph } from '../symbols.js';
import { wordIn } from '../words.js';

/** @typedef {import('./model.js').AtlasModel} AtlasModel */
/** @typedef {import('./words.js').Speech} Speech */

/** @param {AtlasModel} model @param {Speech} speech @param {string} title */
export function panelHead(model, speech, title) {
  const { seen, said } = atlasCounts(model, speech);
  return h('header', { class: 'panel-head' }, h('h1', { dir: 'auto' }, title), printRange(model, speech.shared), seen, said);
}

/** How many events are shown, and where all others are. @param {AtlasModel} model @param {Speech} speech */
export function atlasCounts(model, { shared }) {
  return countLine(model, shared, () => {
    const { shown, total, undated, byTime, byFilter, undatedHidden } = model.tally();
    return {
      shown,
      total,
      others: [
        [undated, shared.undatedAmong],
        [byTime, shared.outsideDates],
        [byFilter, shared.hiddenByFilters],
        [undatedHidden, shared.undatedHidden],
      ],
    };
  });
}

/** @param {AtlasModel} model @param {Speech} speech */
export function panelTools(model, speech) {
  const { element } = searchField(model, { label: speech.own.search, clear: speech.own.clear });
  return h('div', { class: 'panel-tools' }, element, chips(model, speech));
}

/** Kinds of event, and how sure reports are of them, to switch off and on. @param {AtlasModel} model @param {Speech} speech */
function chips(model, { shared }) {
  const families = chipGroup(model, {
    title: shared.families,
    counts: model.allBy('family'),
    key: 'offFamilies',
    least: 1,
    name: (family) => familyName(family, shared, true),
    symbol: (family) => glyph(family),
    words: shared,
  });
  const stances = chipGroup(model, {
    title: shared.stances,
    counts: model.allBy('stance'),
    key: 'offStances',
    name: (stance) => wordIn(shared.stancesOne, STANCES[stance], STANCES[stance]),
    symbol: (stance) => glyph(0, stance),
    words: shared,
  });
  return h(
    'details',
    { class: 'filters', open: !matchMedia('(max-width: 599px)').matches },
    h('summary', { class: 'label filters-summary' }, shared.filters),
    families,
    section(shared.stances, stances),
  );
}

/** Search box and filter chips. */

import { h } from './dom.js';
import { facetSection } from './facetlist.js';
import { FAMILIES, STANCES } from './families.js';
import { familyName } from './kindsrow.js';
import { searchField } from './searchfield.js';
import { glyph } from './symbols.js';
import { wordIn } from './words.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./words.js').Words} Words */

/** @param {Model} model @param {Words} words */
export function searchBox(model, words) {
  const onfocus = () => model.prepareSearch();
  const { input, element } = searchField(model, { label: words.search, clear: words.clearSearch, onfocus });
  const busy = h('span', { class: 'search-busy', role: 'status' }, words.searching);
  const tellBusy = () => {
    input.setAttribute('aria-busy', String(model.state.searching));
    busy.hidden = !model.state.searching;
  };
  tellBusy();
  input.after(busy);
  model.onChange((changed) => changed.has('searching') && tellBusy());
  return element;
}

/** Chips for the families and the stances that occur. @param {Model} model @param {Words} words */
export function filterChips(model, words) {
  const { family, stance } = model.data.columns;
  const families = chipGroup(model, {
    title: words.families,
    counts: counted(family, FAMILIES.length),
    key: 'offFamilies',
    least: 1,
    name: (number) => familyName(number, words, true),
    symbol: (number) => glyph(number),
    words,
  });
  const stances = chipGroup(model, {
    title: words.stances,
    counts: counted(stance, STANCES.length),
    key: 'offStances',
    name: (number) => /** @type {Record<string, string>} */ (words.stancesOne)[STANCES[number]],
    symbol: (number) => glyph(0, number),
    words,
  });
  const precisions = chipGroup(model, {
    title: words.precisions,
    counts: counted(/** @type {Uint8Array} */ (model.data.columns.precision), model.data.precisions.length),
    key: 'offPrecisions',
    name: (number) => /** @type {any} */ (words.precisionShort)[model.data.precisions[number]],
    symbol: () => h('span', {}),
    words,
  });
  const open = !matchMedia('(max-width: 599px)').matches;
  return h(
    'details',
    { class: 'filters', open },
    h('summary', { class: 'label filters-summary' }, words.filters),
    families,
    h(
      'details',
      { class: 'more-filters' },
      h('summary', { class: 'label' }, words.moreFilters),
      section(words.stances, stances),
      section(words.precisions, precisions),
      ...facets(model, words),
    ),
  );
}

/** A group of chips under its name. */
export function section(/** @type {string} */ title, /** @type {Element | null} */ inside) {
  return inside && h('details', {}, h('summary', { class: 'label' }, title), inside);
}

/** Filters by what events share. @param {Model} model @param {Words} words */
function facets(model, words) {
  const { data } = model;
  return [
    data.places.count > 0 &&
      facetSection(model, words, {
        name: 'kinds',
        title: words.placeKinds,
        say: (kind) => wordIn(words.kinds, kind, kind),
      }),
    data.actorTexts.length > 0 && facetSection(model, words, { name: 'actors', title: words.actors }),
    data.outlets.length > 1 && facetSection(model, words, { name: 'outlets', title: words.outlets }),
  ];
}

/** How often each number occurs. @param {Uint8Array} column @param {number} size */
function counted(column, size) {
  const counts = new Array(size).fill(0);
  for (const number of column) counts[number] += 1;
  return counts;
}

/**
 * Chips that switch off and on what occurs.
 * @param {{state: any, set: (patch: any) => void, onChange: (listener: (changed: Set<string>) => void) => void}} model
 * @param {object} what
 * @param {string} what.title
 * @param {number[]} what.counts how often each number occurs
 * @param {'offFamilies' | 'offStances' | 'offPrecisions'} what.key
 * @param {number} [what.least] fewer chips than this are not worth showing
 * @param {(number: number) => string} what.name
 * @param {(number: number) => Element} what.symbol
 * @param {Words} what.words
 */
export function chipGroup(model, { title, counts, key, least = 2, name, symbol, words }) {
  const chips = counts.flatMap((count, number) => (count ? [chip(number, count)] : []));
  if (chips.length < least) return null;

  function chip(/** @type {number} */ number, /** @type {number} */ count) {
    const button = h(
      'button',
      {
        type: 'button',
        class: `chip ${key}`,
        onclick: () => toggle(number),
      },
      symbol(number),
      h('span', { class: 'chip-name', title: name(number) }, name(number)),
      h('span', { class: 'chip-count' }, words.number(count)),
    );
    const update = () => button.setAttribute('aria-pressed', String(!model.state[key].has(number)));
    update();
    model.onChange((changed) => changed.has(key) && update());
    return button;
  }

  function toggle(/** @type {number} */ number) {
    const off = new Set(model.state[key]);
    if (!off.delete(number)) off.add(number);
    model.set({ [key]: off });
  }

  return h('div', { class: 'chips', role: 'group', 'aria-label': title }, ...chips);
}

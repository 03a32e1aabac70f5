/** The head of the panel: title, counts, language, the search for places, kinds of event. */

import { fill, h, icon, iconButton } from '../dom.js';
import { ICONS } from '../icons.js';
import { familyName } from '../kindsrow.js';
import { glyph } from '../symbols.js';
import { LANGUAGES } from '../words.js';
import { total } from './runs.js';

/** @typedef {import('./model.js').AtlasModel} AtlasModel */
/** @typedef {import('./words.js').Speech} Speech */

const SEARCH_AFTER_MS = 150;

/** @param {AtlasModel} model @param {Speech} speech @param {(lang: string) => void} speak */
export function panelHead(model, speech, speak) {
  const { shared } = speech;
  const languages = h(
    'select',
    { class: 'atlas-language', 'aria-label': shared.language, title: shared.language, onchange: () => speak(languages.value) },
    ...LANGUAGES.map(({ lang, name }) => h('option', { value: lang, lang, selected: lang === shared.lang }, name)),
  );
  const seen = countLine(model, speech);
  seen.setAttribute('role', 'status');
  return h('header', { class: 'panel-head' }, h('div', { class: 'atlas-head' }, h('h1', { dir: 'auto' }, model.head.page.title), languages), seen);
}

/** How many events are shown, and where all others are. @param {AtlasModel} model @param {Speech} speech */
export function countLine(model, { shared }) {
  const element = h('p', { class: 'counts' });
  const update = () => {
    const tally = model.tally();
    /** @type {[number, (count: number) => string][]} */
    const parts = [
      [tally.undated, shared.undatedAmong],
      [tally.byTime, shared.outsideDates],
      [tally.byFilter, shared.hiddenByFilters],
      [tally.undatedHidden, shared.undatedHidden],
    ];
    fill(
      element,
      h('span', { class: 'shown-count' }, h('strong', {}, shared.number(tally.shown)), ` ${shared.shownOf(tally.total)}`),
      ...parts.filter(([count]) => count > 0).map(([count, say]) => h('span', {}, say(count))),
    );
  };
  update();
  model.onChange((changed) => changed.has('shown') && update());
  return element;
}

/** @param {AtlasModel} model @param {Speech} speech */
export function panelTools(model, speech) {
  return h('div', { class: 'panel-tools' }, searchBox(model, speech), chips(model, speech));
}

/** @param {AtlasModel} model @param {Speech} speech */
function searchBox(model, { own }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const input = h('input', {
    type: 'search', placeholder: own.search, 'aria-label': own.search, autocomplete: 'off', spellcheck: 'false',
    value: model.state.query,
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(() => model.set({ query: input.value }), SEARCH_AFTER_MS);
    },
  });
  const clear = iconButton(own.clear, ICONS.close, () => {
    model.set({ query: '' });
    input.focus();
  }, { class: 'icon-button clear', hidden: model.state.query === '' });
  model.onChange((changed) => {
    if (!changed.has('query')) return;
    if (model.state.query === '') input.value = '';
    clear.hidden = model.state.query === '';
  });
  return h('div', { class: 'search', role: 'search' }, icon(ICONS.search), input, clear);
}

/** Kinds of event, to switch off and on. @param {AtlasModel} model @param {Speech} speech */
function chips(model, { shared }) {
  const every = new Uint8Array(model.choice.kinds.length).fill(1);
  const none = model.time.bins + 2;
  const counts = model.counts({ from: 0, to: none - 1, undated: none, kinds: every });
  const found = model.families.flatMap((family, number) => {
    const count = total(counts.slice(2 * number, 2 * number + 2));
    return count > 0 ? [chip(model, family, count, shared)] : [];
  });
  return h(
    'details',
    { class: 'filters', open: !matchMedia('(max-width: 599px)').matches },
    h('summary', { class: 'label filters-summary' }, shared.filters),
    h('div', { class: 'chips', role: 'group', 'aria-label': shared.families }, ...found),
  );
}

/** @param {AtlasModel} model @param {number} family @param {number} count @param {import('../words.js').Words} words */
function chip(model, family, count, words) {
  const name = familyName(family, words, true);
  const button = h(
    'button',
    {
      type: 'button',
      class: 'chip offFamilies',
      onclick: () => {
        const off = new Set(model.state.offFamilies);
        if (!off.delete(family)) off.add(family);
        model.set({ offFamilies: off });
      },
    },
    glyph(family),
    h('span', { class: 'chip-name', title: familyName(family, words) }, name),
    h('span', { class: 'chip-count' }, words.number(count)),
  );
  const update = () => button.setAttribute('aria-pressed', String(!model.state.offFamilies.has(family)));
  update();
  model.onChange((changed) => changed.has('offFamilies') && update());
  return button;
}

/** The head of the panel: title, counts, search and filters. */

import { rangeInWords } from './datewords.js';
import { fill, h } from './dom.js';
import { filterChips, searchBox } from './filters.js';
import { shareBar } from './sharebar.js';
import { titleIn } from './words.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./words.js').Words} Words */

/** The dates shown, which only paper has in words. @param {import('./timemodel.js').TimeModel} model @param {Words} words */
export function printRange(model, words) {
  const range = h('p', { class: 'print-range' });
  const tell = () => fill(range, model.data.span && rangeInWords(...model.state.range, words));
  tell();
  model.onChange((changed) => changed.has('range') && tell());
  return range;
}

/** @param {Model} model @param {Words} words @param {ReturnType<typeof import('./counts.js').countLine>} counts */
export function panelHead(model, words, counts) {
  return h(
    'header',
    { class: 'panel-head' },
    h('h1', { dir: 'auto' }, titleIn(model.data.page.title, words)),
    printRange(model, words),
    counts.seen,
    counts.said,
    shareBar(model, words),
  );
}

/** @param {Model} model @param {Words} words */
export function panelTools(model, words) {
  return h(
    'div',
    { class: 'panel-tools', hidden: model.data.count === 0 },
    searchBox(model, words),
    filterChips(model, words),
  );
}

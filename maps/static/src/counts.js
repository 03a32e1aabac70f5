/** The line of counts: how many events are shown, and where all the others are. */

import { fill, h } from './dom.js';

const SAY_AFTER_MS = 600;

/**
 * Every event is counted once: shown, or hidden by filters, dates or the switch for undated ones. So
 * is every place that is only named: shown or hidden.
 * @param {import('./model.js').Model} model
 * @param {import('./words.js').Words} words
 */
export function countLine(model, words) {
  const seen = h('p', { class: 'counts', 'aria-hidden': 'true' });
  const said = h('p', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function update() {
    const { shown } = model;
    const first = [h('strong', {}, words.number(shown.shown)), ` ${words.shownOf(shown.total)}`];
    const rest = restOf(model, words);
    fill(
      seen,
      h('span', { class: 'shown-count' }, ...first),
      ...rest.map((text) => h('span', {}, text)),
    );
    clearTimeout(timer);
    // While it plays a screen reader would only hear the beginnings of sentences.
    if (!model.state.playing)
      timer = setTimeout(
        () => fill(said, [seen.firstChild?.textContent, ...rest].join(words.comma)),
        SAY_AFTER_MS,
      );
  }
  update();
  model.onChange((changed) => {
    if (changed.has('shown') || changed.has('playing')) update();
  });
  return { seen, said };
}

/**
 * @param {import('./model.js').Model} model
 * @param {import('./words.js').Words} words
 * @returns {string[]}
 */
function restOf(model, words) {
  const { shown, passing } = model;
  /** @type {[number, (count: number) => string][]} */
  const parts = [
    [shown.undatedShown, words.undatedAmong],
    [shown.byTime, words.outsideDates],
    [shown.byFilter, words.hiddenByFilters],
    [shown.bySwitch, words.undatedHidden],
    [shown.named, words.mentions],
    [passing.totalNamed - shown.named, words.mentionsHidden],
  ];
  return parts.filter(([count]) => count > 0).map(([count, say]) => say(count));
}

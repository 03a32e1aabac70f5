/** The line of counts: how many events are shown, and where all the others are. */

import { fill, h } from './dom.js';

const SAY_AFTER_MS = 600;

/** @typedef {{shown: number, total: number, others: [number, (count: number) => string][]}} Counts `others`: where all others are */

/**
 * Every event is counted once: shown, or hidden by filters, dates or the switch for undated ones. So
 * is every place that is only named: shown or hidden.
 * @param {import('./announcer.js').Announcer & {state: {playing: boolean}}} model
 * @param {import('./words.js').Words} words
 * @param {() => Counts} count
 */
export function countLine(model, words, count) {
  const seen = h('p', { class: 'counts', 'aria-hidden': 'true' });
  const said = h('p', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function update() {
    const { shown, total, others } = count();
    const first = [h('strong', {}, words.number(shown)), ` ${words.shownOf(total)}`];
    const rest = others.filter(([number]) => number > 0).map(([number, say]) => say(number));
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

/** Where all that a page holds has gone. @param {import('./model.js').Model} model @param {import('./words.js').Words} words @returns {Counts} */
export function countsOf({ shown, passing }, words) {
  return {
    shown: shown.shown,
    total: shown.total,
    others: [
      [shown.undatedShown, words.undatedAmong],
      [shown.byTime, words.outsideDates],
      [shown.byFilter, words.hiddenByFilters],
      [shown.bySwitch, words.undatedHidden],
      [shown.named, words.mentions],
      [passing.totalNamed - shown.named, words.mentionsHidden],
    ],
  };
}

/** What every time strip stands in: controls above, plot and undated events below. */

import { h } from './dom.js';

/**
 * @param {import('./words.js').Words} words
 * @param {{isEmpty: boolean, controls: HTMLElement, plot: HTMLElement, undated: HTMLElement}} parts
 */
export function stripFrame(words, { isEmpty, controls, plot, undated }) {
  return h(
    'section',
    { class: 'strip', 'aria-label': words.time },
    isEmpty ? null : controls,
    h('div', { class: 'plot-row' }, isEmpty ? h('p', { class: 'no-dates' }, words.noDates) : plot, undated),
  );
}

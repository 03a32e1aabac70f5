/** What lies over the map in small frames and while it plays, and whom to thank. */

import { countLine, countsOf } from './counts.js';
import { rangeInWords } from './datewords.js';
import { fill, h } from './dom.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./words.js').Words} Words */

/**
 * @param {Model} model
 * @param {Words} words
 * @param {HTMLElement} opener
 */
export function overlay(model, words, opener) {
  const now = h('p', { class: 'now', 'aria-hidden': 'true', hidden: true });
  const small = countLine(model, words, () => countsOf(model, words)).seen;
  model.onChange((changed) => {
    if (!changed.has('range') && !changed.has('playing')) return;
    now.hidden = !model.state.playing;
    fill(now, rangeInWords(...model.state.range, words));
  });
  const hasAddress = /^(https?|file):/.test(location.protocol);
  const fullPage = h(
    'a',
    {
      class: 'full-page',
      hidden: !hasAddress,
      href: location.href,
      target: '_blank',
      rel: 'noopener',
    },
    words.fullPage,
  );
  return h(
    'div',
    { class: 'overlay' },
    h('div', { class: 'overlay-line' }, opener, small, fullPage),
    now,
  );
}

/**
 * Whom to thank.
 * @param {import('./data/data.js').Data} data
 * @param {Words} words
 */
export function credits({ page }, words) {
  const lines = [page.tiles && words.makesRequests, page.attribution, ...page.credits];
  return h(
    'details',
    { class: 'credits' },
    h('summary', {}, words.credits),
    h('ul', {}, ...lines.filter(Boolean).map((line) => h('li', { dir: 'auto', lang: line === words.makesRequests ? words.lang : 'en' }, line))),
  );
}

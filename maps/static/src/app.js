/** Put the page together. */

import { Card } from './card.js';
import { countLine } from './counts.js';
import { rangeInWords } from './datewords.js';
import { fill, h } from './dom.js';
import { filterChips, searchBox } from './filters.js';
import { keepClear, legend } from './legend.js';
import { EventList } from './list.js';
import { MapView } from './mapview.js';
import { Model } from './model.js';
import { makeSheet } from './sheet.js';
import { Strip } from './strip.js';
import { wordsFor } from './words.js';

/** @typedef {import('./words.js').Words} Words */

/**
 * @param {import('./data/data.js').Data} data
 * @param {any} base the base map
 * @returns {Model}
 */
export function startApp(data, base) {
  const words = wordsFor(data.page.lang);
  const model = new Model(data);
  const name = document.body.dataset.map ?? '';
  const mapElement = document.getElementById(name) ?? h('div', {});
  const stage = h('main', { class: 'stage' }, mapElement);
  const strip = new Strip(model, words);
  const panel = h('section', { class: 'panel', 'aria-label': words.listTitle });
  const plain = model.data.span === null ? 'page without-dates' : 'page';
  document.body.prepend(h('div', { class: plain }, panel, stage, strip.element));
  strip.update();
  const map = new MapView(model, words, { element: mapElement, name, base });
  const list = new EventList(model, words, { fitAll: () => map.fitAll() });
  const card = new Card(model, words, {
    spread: (places) => map.spread(places),
    onclose: () => list.focus(),
  });
  const counts = countLine(model, words);
  fillPanel(panel, { model, words, counts, list });
  const sheet = makeSheet(panel, words);
  const key = legend(data, words);
  stage.append(overlay(model, words, sheet.opener), map.buttons, key, credits(data, words));
  keepClear(key, (box) => map.covers(box));
  strip.element.before(card.element);
  list.onhover = (row) => map.pointAt(row);
  closeOnEscape([() => card.close(), () => sheet.close()]);
  model.onChange((changed) => {
    if (changed.has('selection') && model.state.selection) sheet.setHeight('peek');
  });
  return model;
}

/**
 * @param {HTMLElement} panel
 * @param {{model: Model, words: Words, counts: ReturnType<typeof countLine>, list: EventList}} parts
 */
function fillPanel(panel, { model, words, counts, list }) {
  panel.append(
    h(
      'header',
      { class: 'panel-head' },
      h('h1', { dir: 'auto' }, model.data.page.title),
      counts.seen,
      counts.said,
    ),
    h(
      'div',
      { class: 'panel-tools', hidden: model.data.count === 0 },
      searchBox(model, words),
      filterChips(model, words),
    ),
    list.element,
  );
}

/**
 * What lies over the map in small frames and while it plays.
 * @param {Model} model
 * @param {Words} words
 * @param {HTMLElement} opener
 */
function overlay(model, words, opener) {
  const now = h('p', { class: 'now', 'aria-hidden': 'true', hidden: true });
  const small = countLine(model, words).seen;
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
function credits({ page }, words) {
  const lines = [...(page.tiles ? [words.makesRequests, page.attribution] : []), ...page.credits];
  return h(
    'details',
    { class: 'credits' },
    h('summary', {}, words.credits),
    h('ul', {}, ...lines.filter(Boolean).map((line) => h('li', { dir: 'auto' }, line))),
  );
}

/** Escape closes what is open, the topmost first. @param {(() => boolean)[]} closers */
function closeOnEscape(closers) {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closers.some((close) => close());
  });
}

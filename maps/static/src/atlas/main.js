/** The entry of an atlas: runs when the page is parsed, after Leaflet. */

import { readJson } from '../data/unpack.js';
import { parseIso } from '../calendar.js';
import { calmMaps } from '../motion.js';
import { AtlasApp } from './app.js';
import { spokenFor } from './words.js';

const VERSION = 2;

calmMaps();

const ready = Promise.all([readJson(document, 'dateline-atlas'), readJson(document, 'dateline-base')]).then(
  ([head, base]) => {
    if (head.version !== VERSION) throw new Error(`the atlas is of version ${head.version}, not ${VERSION}`);
    return new AtlasApp(head, base);
  },
  (error) => {
    document.body.prepend(`This page could not be drawn: ${error}`);
    throw error;
  },
);

/** For programs and tests: what is shown, once the page is drawn. */
const api = Object.freeze({
  ready: ready.then(() => true),
  /** Whether the archive could be opened. */
  opened: () => ready.then((app) => app.opened),
  count: () => ready.then((app) => app.model.tally()),
  /** The symbols that the map shows. */
  symbols: () =>
    ready.then((app) => app.map.shown().map(({ name, count, country }) => ({ name, count, country: country !== null }))),
  /** Where in the window the symbol of a name stands. @param {string} name */
  whereIs: (name) =>
    ready.then((app) => {
      const drawn = app.map.shown().find((one) => one.name === name);
      return drawn ? app.map.windowPoint(drawn) : null;
    }),
  /** @param {string} first @param {string} end excluded */
  setRange: (first, end) =>
    ready.then((app) => {
      const range = [parseIso(first), parseIso(end)];
      if (range[0] === null || range[1] === null || range[0] >= range[1]) return false;
      app.model.set({ range: /** @type {[number, number]} */ (range), playing: false });
      app.model.flush();
      return true;
    }),
  /** What is looked at, as the text behind a #. */
  address: () => ready.then((app) => app.address()),
  /** @param {string} address */
  open: (address) => ready.then((app) => app.follow(String(address))),
  /** @param {string} lang whether an atlas speaks it */
  language: (lang) =>
    ready.then((app) => {
      app.speak(String(lang));
      return spokenFor(String(lang)) !== null;
    }),
  /** Whether no tile is on its way. */
  settled: () => ready.then((app) => app.cache.pending.size === 0),
});
Object.defineProperty(window, 'dateline', { value: api, enumerable: true });

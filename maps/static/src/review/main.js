/** The entry of the review page: runs when the page is parsed, after Leaflet. */

import { readJson } from '../data/unpack.js';
import { calmMaps } from '../motion.js';
import { ReviewApp } from './app.js';

calmMaps();

const ready = Promise.all([
  readJson(document, 'dateline-review'),
  readJson(document, 'dateline-base'),
]).then(
  ([data, base]) => new ReviewApp(data, base),
  (error) => {
    document.body.prepend(`This page could not be drawn: ${error}`);
    throw error;
  },
);

/** For programs and tests: what would be saved, once the page is drawn. */
const api = Object.freeze({
  ready: ready.then(() => true),
  corrections: () => ready.then((app) => app.desk.lines()),
});
Object.defineProperty(window, 'dateline', { value: api, enumerable: true });

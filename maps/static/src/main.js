/** The entry: runs when the page is parsed, after Leaflet and before folium's program. */

import { makeApi } from './api.js';
import { startApp } from './app.js';
import { provideFoliumBits } from './foliumbits.js';
import { readPage } from './data/read.js';

provideFoliumBits(window);

/** @type {import('./model.js').Model} */
let model;

const parsed = new Promise((resolve) => {
  document.addEventListener('DOMContentLoaded', resolve);
});

/** The data stand before this program: they are unpacked while the rest of the page is parsed. */
const ready = Promise.all([readPage(document), parsed]).then(
  ([{ data, base }]) => {
    model = startApp(data, base);
    return model;
  },
  (error) => {
    document.body.prepend(`This page could not be drawn: ${error}`);
    throw error;
  },
);

Object.defineProperty(window, 'dateline', { value: makeApi(ready, () => model), enumerable: true });

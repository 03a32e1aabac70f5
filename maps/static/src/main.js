/** The entry: runs when the page is parsed, after Leaflet and before folium's program. */

import { makeApi } from './api.js';
import { startApp } from './app.js';
import { provideFoliumBits } from './foliumbits.js';
import { Data, readBlock } from './payload.js';

provideFoliumBits(window);

/** @type {import('./model.js').Model} */
let model;

const ready = new Promise((resolve, reject) => {
  document.addEventListener('DOMContentLoaded', () => {
    try {
      const base = readBlock(document, 'dateline-base');
      model = startApp(new Data(readBlock(document, 'dateline-data'), base.labels), base);
      resolve(model);
    } catch (error) {
      document.body.prepend(`This page could not be drawn: ${error}`);
      reject(error);
    }
  });
});

Object.defineProperty(window, 'dateline', { value: makeApi(ready, () => model), enumerable: true });

/** The entry: runs when the page is parsed, after Leaflet and before folium's program. */

import { makeApi } from './api.js';
import { App } from './app.js';
import { listenToParent } from './embed.js';
import { provideFoliumBits } from './foliumbits.js';
import { readPage } from './data/read.js';
import { calmMaps } from './motion.js';

provideFoliumBits(window);
calmMaps();

/** @type {App} */
let app;

const parsed = new Promise((resolve) => {
  document.addEventListener('DOMContentLoaded', resolve);
});

/** The data stand before this program: they are unpacked while the rest of the page is parsed. */
const ready = Promise.all([readPage(document), parsed]).then(
  ([{ data, base }]) => {
    app = new App(data, base);
    listenToParent(app, api);
    return app;
  },
  (error) => {
    document.body.prepend(`This page could not be drawn: ${error}`);
    throw error;
  },
);

const api = makeApi(ready, () => app);
Object.defineProperty(window, 'dateline', { value: api, enumerable: true });

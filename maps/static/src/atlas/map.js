/** The map of an atlas: Leaflet with the page's own ground, the cells, buttons and a tooltip. */

import { baseMapPainter } from '../basemap.js';
import { fill, h, iconButton } from '../dom.js';
import { FAMILIES } from '../families.js';
import { ICONS } from '../icons.js';
import { familyName } from '../kindsrow.js';
import { MapFrame } from '../mapframe.js';
import { canvasLayer } from '../maplayer.js';
import { lonOf, latOf, worldSize, worldX, worldY } from '../mercator.js';
import { isStill } from '../motion.js';
import { glyph } from '../symbols.js';
import { onThemeChange, readTheme } from '../theme.js';
import { CellLayer, countryWords, keyOf, nameOf } from './celllayer.js';
import { cellsOf } from './spots.js';
import { tileZoom } from './tilecache.js';

/** @typedef {import('./celllayer.js').Drawn} Drawn */
/** @typedef {import('./words.js').Speech} Speech */

const MARGIN = 36;
const CLOSEST_HOME = 9;
const NEAR_PLACE = 10;
const EVENTS_KEYS = ['shown', 'selection'];
/** Symbols of no more events are opened at once, whatever their zoom. */
export const FEW = 200;

export class AtlasMap extends MapFrame {
  /**
   * @param {import('./model.js').AtlasModel} model
   * @param {Speech} speech
   * @param {{base: any, cache: import('./tilecache.js').TileCache, onopen: (drawn: Drawn) => void}} given
   */
  constructor(model, speech, { base, cache, onopen }) {
    const canvas = h('div', { class: 'atlas-map', dir: 'ltr', role: 'region' });
    const closest = model.head.archive.closest + 2;
    super(
      L.map(canvas, {
        zoomControl: false, attributionControl: false, minZoom: 2, maxZoom: closest,
        zoomSnap: 0.25, zoomDelta: 1, wheelPxPerZoomLevel: 120,
      }),
    );
    this.model = model;
    this.speech = speech;
    this.cache = cache;
    this.onopen = onopen;
    this.theme = readTheme(document.body);
    this.closest = closest;
    this.canvas = canvas;
    this.tooltip = h('div', { class: 'tooltip', hidden: true });
    const now = () => this.theme;
    this.ground = canvasLayer('dateline-base', 0.25, baseMapPainter(base, now));
    this.cells = new CellLayer(model, speech.shared, { theme: now, cache, labels: base.labels });
    this.canvas.append(this.tooltip);
    this.buttons = this.makeButtons();
    this.listen();
  }

  listen() {
    const { map, model } = this;
    map.on('mousemove', (/** @type {any} */ event) => this.point(event));
    map.on('mouseout', () => this.unpoint());
    map.on('click', (/** @type {any} */ event) => this.click(event));
    map.on('moveend', () => model.set(/** @type {any} */ ({ view: map.getBounds().toBBoxString() })));
    new ResizeObserver(() => {
      if (this.isHome) this.home();
      else map.invalidateSize({ pan: false });
    }).observe(this.canvas);
    model.onChange((changed) => {
      if (EVENTS_KEYS.some((key) => changed.has(key))) this.cells.redraw();
    });
    onThemeChange(() => this.repaint());
  }

  repaint() {
    this.theme = readTheme(document.body);
    this.map.invalidateSize({ pan: false });
    this.ground.redraw();
    this.cells.redraw();
  }

  /** @param {Speech} speech */
  speak(speech) {
    this.speech = speech;
    this.cells.words = speech.shared;
    this.canvas.setAttribute('aria-label', speech.own.map);
    this.tooltip.dir = speech.shared.dir;
    this.buttons = this.makeButtons();
    this.repaint();
  }

  home() {
    const [west, south, east, north] = this.model.head.page.home;
    this.map.invalidateSize({ pan: false });
    this.whenStill(() => {
      this.map.fitBounds(L.latLngBounds([south, west], [north, east]), {
        padding: [MARGIN, MARGIN], maxZoom: CLOSEST_HOME, animate: false,
      });
      this.isHome = true;
    });
    for (const layer of [this.ground, this.cells.layer]) {
      if (!this.map.hasLayer(layer)) layer.addTo(this.map);
    }
  }

  /** Show a place as close as tells it from its neighbours. @param {number} lon @param {number} lat */
  goTo(lon, lat) {
    this.map.setView([lat, lon], Math.max(this.map.getZoom(), NEAR_PLACE), { animate: false });
  }

  /** The symbols in sight, those with most events first. @returns {Drawn[]} */
  shown() {
    const { min, max } = this.map.getPixelBounds();
    const isSeen = (/** @type {Drawn} */ { x, y }) => x > min.x && x < max.x && y > min.y && y < max.y;
    return this.cells.drawn.filter(isSeen).sort((a, b) => b.count - a.count);
  }

  /** Where the archive tells what is in view: cells whose middle is, and countries whose number is. @returns {import('./model.js').Stretch[]} */
  stretches() {
    const { min, max } = this.map.getPixelBounds();
    const size = worldSize(this.map.getZoom());
    const box = { left: min.x / size, top: min.y / size, right: max.x / size, bottom: max.y / size };
    const parts = this.cache.parts(box, tileZoom(this.map.getZoom(), this.model.head.archive.closest));
    const countries = this.shown().flatMap(({ country }) => (country ? [stretchOfCountry(country)] : []));
    return [...cellsOf(parts, box).map((cell) => this.stretchOf(cell)), ...countries];
  }

  /** The rows of a cell. @param {import('./spots.js').Cell} cell @returns {import('./model.js').Stretch} */
  stretchOf({ tile, cell }) {
    const places = tile.places[cell];
    const sorted = places === 1 || tile.zoom === this.model.head.archive.closest;
    return { row: tile.rows[cell], events: tile.events[cell], places, runs: tile.runs, cell, sorted };
  }

  /** Where a symbol stands in the window, pixels. @param {Drawn} drawn @returns {[number, number]} */
  windowPoint({ x, y }) {
    const { min } = this.map.getPixelBounds();
    const { left, top } = this.canvas.getBoundingClientRect();
    return [x - min.x + left, y - min.y + top];
  }

  /** The symbol that counts what happened at a place. @param {number} lon @param {number} lat @returns {Drawn | null} */
  nearest(lon, lat) {
    return this.cells.counting(worldX(lon), worldY(lat), this.map.getZoom());
  }

  makeButtons() {
    const { map } = this;
    const { shared } = this.speech;
    return h(
      'div',
      { class: 'map-buttons', role: 'group', 'aria-label': shared.legend },
      iconButton(shared.zoomIn, ICONS.plus, () => map.zoomIn(1)),
      iconButton(shared.zoomOut, ICONS.minus, () => map.zoomOut(1)),
      iconButton(shared.zoomHome, ICONS.target, () => this.home()),
    );
  }

  /** @param {any} event @returns {Drawn | null} */
  hit(event) {
    const { x, y } = this.map.project(event.latlng);
    return this.cells.hit(x, y);
  }

  /** Open what is under the pointer, or come closer where that is too much for a list. @param {any} event */
  click(event) {
    const drawn = this.hit(event);
    if (!drawn) this.model.set({ selection: null, event: null });
    else if (this.isOpenable(drawn)) this.onopen(drawn);
    else this.spread(drawn);
  }

  /** Whether its events are to be listed: few, at one place, or as close as the map goes. @param {Drawn} drawn */
  isOpenable({ spot }) {
    if (!spot) return true;
    return spot.events <= FEW || spot.places === 1 || this.map.getZoom() >= this.closest - 0.5;
  }

  /** Show a part of the unit square. @param {[number, number, number, number]} box left, top, right, bottom */
  fit([left, top, right, bottom]) {
    const bounds = L.latLngBounds([latOf(bottom), lonOf(left)], [latOf(top), lonOf(right)]);
    const closer = Math.min(this.closest, this.map.getZoom() + 1);
    const zoom = this.map.getBoundsZoom(bounds, false, L.point(4 * MARGIN, 4 * MARGIN));
    const shown = Math.min(this.closest, Math.max(closer, zoom));
    this.whenStill(() => this.map.setView(bounds.getCenter(), shown, { animate: false }));
  }

  /** Come closer until the cells of a symbol come apart. @param {Drawn} drawn */
  spread({ spot }) {
    if (!spot) return;
    const zoom = Math.min(this.closest, Math.max(this.map.getZoom() + 1, Math.floor(this.map.getZoom() + 2)));
    this.whenStill(() => this.map.setView([latOf(spot.y), lonOf(spot.x)], zoom, { animate: !isStill() }));
  }

  /** @param {any} event */
  point(event) {
    const drawn = this.hit(event);
    const key = drawn?.spot ? keyOf(drawn.spot) : null;
    this.canvas.classList.toggle('on-symbol', drawn !== null);
    if (key !== this.cells.pointed) {
      this.cells.pointed = key;
      this.cells.redraw();
    }
    this.tooltip.hidden = !drawn;
    if (!drawn) return;
    this.describe(drawn);
    const { x, y } = event.containerPoint;
    const { clientWidth, clientHeight } = this.canvas;
    const { offsetWidth, offsetHeight } = this.tooltip;
    const left = Math.min(x + 14, clientWidth - offsetWidth - 8);
    const top = y + 18 + offsetHeight > clientHeight ? y - offsetHeight - 12 : y + 18;
    this.tooltip.style.transform = `translate(${Math.max(8, left)}px, ${top}px)`;
  }

  unpoint() {
    this.tooltip.hidden = true;
    if (this.cells.pointed === null) return;
    this.cells.pointed = null;
    this.cells.redraw();
  }

  /** @param {Drawn} drawn */
  describe(drawn) {
    const { shared, own } = this.speech;
    const { spot, country, shares, count } = drawn;
    const title = country ? countryWords(country, shared) : titleOf(drawn, this.speech);
    fill(
      this.tooltip,
      h('strong', {}, h('bdi', {}, title)),
      h('span', {}, shared.events(count)),
      familiesRow(shares, shared),
      h('span', { class: 'note' }, this.isOpenable(drawn) ? own.clickToList : own.clickToZoom(spot?.places ?? 0)),
    );
  }
}

/** The rows of what is known to a country alone. @param {any} country @returns {import('./model.js').Stretch} */
export function stretchOfCountry(country) {
  return { ...country, places: 1, cell: 0, sorted: true };
}

/** What a symbol is called. @param {Drawn} drawn @param {Speech} speech */
export function titleOf({ spot, area }, { shared }) {
  if (!spot) return '';
  const [{ tile, cell }] = spot.cells;
  const name = nameOf(tile, cell, shared);
  if (spot.places > 1) return shared.placeAndMore(name, spot.places - 1);
  return area ? shared.somewhereIn(name) : name;
}

/** Numbers by family. @param {number[]} shares @param {import('../words.js').Words} words */
export function familiesRow(shares, words) {
  const parts = FAMILIES.flatMap((_, family) => {
    const count = (shares[2 * family] ?? 0) + (shares[2 * family + 1] ?? 0);
    if (count === 0) return [];
    const name = familyName(family, words);
    return [h('span', { class: 'kind-count', title: name }, glyph(family), h('span', { class: 'visually-hidden' }, `${name}: `), words.number(count))];
  });
  return h('span', { class: 'kinds-row' }, ...parts);
}

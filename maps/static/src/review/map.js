/** The small map: the candidates with their numbers, other places of the report as dots. */

import { baseMapPainter } from '../basemap.js';
import { Boxes, boxAround } from '../boxes.js';
import { h, iconButton } from '../dom.js';
import { ICONS } from '../icons.js';
import { canvasLayer } from '../maplayer.js';
import { speechFor } from './words.js';
import { drawCountries, namesLook } from '../maplabels.js';
import { onThemeChange, readTheme } from '../theme.js';

/**
 * @typedef {object} Spot
 * @property {string} mark number or sign on it; empty for a dot
 * @property {string} name
 * @property {number} lon
 * @property {number} lat
 * @property {boolean} chosen
 * @property {boolean} near whether the map opens on it
 * @property {(() => void) | null} onchoose
 */

/** Closest at first: with surroundings that a reader knows. */
const CLOSEST = 6.5;
const WORLD = [-130, -45, 150, 65];
const PADDING = [56, 56];

export class ReviewMap {
  /** @param {HTMLElement} element @param {any} base @param {any} data */
  constructor(element, base, data) {
    this.element = element;
    this.words = speechFor(data.page.lang).shared;
    this.home = data.page.home ?? WORLD;
    this.theme = readTheme(document.body);
    this.map = L.map(element, {
      zoomControl: false, attributionControl: false, minZoom: 1, maxZoom: 14, zoomSnap: 0.25,
      zoomDelta: 0.5, wheelPxPerZoomLevel: 120,
    });
    element.setAttribute('role', 'region');
    // Leaflet counts pixels from the left.
    element.dir = 'ltr';
    const now = () => this.theme;
    const ground = baseMapPainter(base, now);
    this.ground = canvasLayer('tilePane', 0.25, (context, view) => {
      ground(context, view);
      drawCountries(context, view, namesLook(this.theme, this.words), {
        labels: base.labels, badges: new Map(), boxes: new Boxes(),
      });
    });
    this.markers = L.layerGroup();
    /** @type {Spot[]} */
    this.spots = [];
    /** @type {any[]} their elements */
    this.labels = [];
    /** @type {((lon: number, lat: number) => void) | null} what a click on the map places */
    this.onplace = null;
    this.hint = h('p', { class: 'map-hint', hidden: true });
    this.buttons = h('div', {});
    this.map.on('click', (/** @type {any} */ { latlng }) => {
      const { lat, lng } = latlng.wrap();
      this.onplace?.(lng, lat);
    });
    this.map.on('moveend', () => this.spaceNames());
    onThemeChange(() => {
      this.theme = readTheme(document.body);
      this.ground.redraw();
    });
    new ResizeObserver(() => this.fit()).observe(element);
  }

  /** @param {import('./words.js').Speech} speech */
  speak({ shared, own }) {
    this.words = shared;
    this.ground.redraw();
    this.element.setAttribute('aria-label', own.map);
    this.hint.textContent = own.onMapHint;
    this.buttons = h(
      'div',
      { class: 'map-buttons', role: 'group' },
      iconButton(shared.zoomIn, ICONS.plus, () => this.map.zoomIn(1)),
      iconButton(shared.zoomOut, ICONS.minus, () => this.map.zoomOut(1)),
      iconButton(own.zoomAll, ICONS.target, () => this.fit(true)),
    );
  }

  /** Draw spots. @param {Spot[]} spots @param {boolean} [still] whether the map stays where it is */
  show(spots, still = false) {
    this.spots = spots;
    this.markers.clearLayers();
    this.labels = spots.map((spot) => marker(spot, this.markers));
    if (still) this.spaceNames();
    else this.fit();
  }

  /** Names stand where there is room, that of what is chosen first. */
  spaceNames() {
    if (!this.map.hasLayer(this.markers)) return;
    const { x: left, y: top } = this.map.containerPointToLayerPoint([0, 0]);
    const { x: width, y: height } = this.map.getSize();
    const boxes = new Boxes({ left, top, right: left + width, bottom: top + height });
    const order = [...this.spots.keys()].sort((a, b) => rank(this.spots[b]) - rank(this.spots[a]));
    const at = order.map((index) => {
      const { lat, lon } = this.spots[index];
      return this.map.latLngToLayerPoint([lat, lon]);
    });
    at.forEach(({ x, y }, nth) => {
      const reach = this.spots[order[nth]].mark ? 13 : 5;
      boxes.add({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach });
    });
    order.forEach((index, nth) => {
      const { x, y } = at[nth];
      const label = this.labels[index];
      const name = label.lastElementChild;
      const half = name.scrollWidth / 2 + 3;
      const sides = [x + 14 + half, x - 14 - half].map((middle) => boxAround(middle, y, half, 8));
      const side = boxes.takeFirst(sides) ?? (this.spots[index].chosen ? 0 : null);
      label.classList.toggle('leftward', side === 1);
      name.classList.toggle('crowded', side === null);
    });
  }

  /** Let the next click choose a spot; null ends that. @param {((lon: number, lat: number) => void) | null} onplace */
  place(onplace) {
    this.onplace = onplace;
    this.element.classList.toggle('placing', onplace !== null);
    this.hint.hidden = onplace === null;
  }

  /** Show the likely spots, or all. */
  fit(all = false) {
    this.map.invalidateSize({ pan: false });
    if (!this.element.clientWidth) return;
    const near = this.spots.filter((spot) => spot.mark && (all || spot.near));
    const [west, south, east, north] = this.home;
    const bounds = near.length
      ? L.latLngBounds(near.map(({ lat, lon }) => [lat, lon]))
      : L.latLngBounds([south, west], [north, east]);
    this.map.fitBounds(bounds, { padding: PADDING, maxZoom: CLOSEST, animate: false });
    if (!this.map.hasLayer(this.ground)) {
      this.ground.addTo(this.map);
      this.markers.addTo(this.map);
    }
    this.spaceNames();
  }
}

/** What is chosen before what may be, and that before the rest. @param {{mark: string, chosen: boolean}} spot */
function rank({ mark, chosen }) {
  return chosen ? 2 : mark ? 1 : 0;
}

/**
 * Put a spot on the map.
 * @param {Spot} spot
 * @param {any} layer
 * @returns {any} its element
 */
function marker({ mark, name, lon, lat, chosen, onchoose }, layer) {
  const html = h(
    'span',
    { class: `spot${mark ? '' : ' dot'}${chosen ? ' chosen' : ''}` },
    h('b', {}, mark),
    h('span', { class: 'spot-name' }, h('bdi', {}, name)),
  );
  const made = L.marker([lat, lon], {
    icon: L.divIcon({ html, className: 'spot-icon', iconSize: [0, 0] }),
    keyboard: false,
    interactive: onchoose !== null,
    zIndexOffset: rank({ mark, chosen }) * 1000,
  });
  if (onchoose) made.on('click', onchoose);
  layer.addLayer(made);
  return html;
}

/** The map: Leaflet with the page's own ground, symbols, buttons and tooltip. */

import { baseMapPainter } from './basemap.js';
import { h, iconButton } from './dom.js';
import { EventLayer } from './eventlayer.js';
import { ICONS } from './icons.js';
import { MapFrame } from './mapframe.js';
import { canvasLayer } from './maplayer.js';
import { MapTooltip } from './maptooltip.js';
import { latOf, lonOf, worldSize } from './mercator.js';
import { isStill } from './motion.js';
import { pictureLayer } from './pictures.js';
import { onThemeChange, readTheme } from './theme.js';

const CLOSEST = 9;
const MARGIN = 36;
/** How much more of it the side has where the buttons stand. */
const BESIDE_BUTTONS = 22;
/** A symbol of more places than this is opened by coming closer, not by a list. */
const MOST_TOLD = 30;
const SPREAD_TO = 13;
/** The card with what lies beside it. */
const CARD_WIDTH = 450;
const EVENT_KEYS = ['shown', 'selection'];

/** Leaflet's map, made by folium's program; one of our own if that failed. @returns {any} */
function leafletMap(/** @type {HTMLElement} */ element, /** @type {string} */ name) {
  const made = /** @type {any} */ (window)[name];
  return made instanceof L.Map ? made : L.map(element, { zoomControl: false });
}

export class MapView extends MapFrame {
  /**
   * @param {import('./model.js').Model} model
   * @param {import('./words.js').Words} words
   * @param {{element: HTMLElement, name: string, base: any}} given
   */
  constructor(model, words, { element, name, base }) {
    super(leafletMap(element, name));
    this.model = model;
    this.words = words;
    this.theme = readTheme(document.body);
    this.element = element;
    this.tooltip = new MapTooltip(model, element);
    this.element.setAttribute('role', 'region');
    // Leaflet counts pixels from the left.
    this.element.dir = 'ltr';
    const now = () => this.theme;
    this.ground = canvasLayer('dateline-base', 0.25, baseMapPainter(base, now));
    const { page } = model.data;
    const countries = page.tiles || base.pictures ? [] : base.labels;
    /** @type {Element[]} what lies over the map */
    this.furniture = [];
    /** @type {import('./boxes.js').Box[] | null} where that lies; null until somebody asks */
    this.covered = null;
    this.events = new EventLayer(model, words, { theme: now, countries, covered: () => this.coveredBoxes() });
    if (base.pictures) pictureLayer(base.pictures, page.attribution).addTo(this.map);
    this.map.attributionControl?.setPrefix(false);
    this.buttons = this.makeButtons();
    this.listen();
    this.home();
  }

  /** @param {import('./words.js').Words} words */
  speak(words) {
    this.words = words;
    this.events.speak(words);
    this.element.setAttribute('aria-label', words.map);
    this.buttons = this.makeButtons();
  }

  listen() {
    const { map, model } = this;
    map.on('moveend', () => model.set({ view: this.viewBox() }));
    map.on('resize', () => {
      this.covered = null;
    });
    map.on('mousemove', (/** @type {any} */ event) =>
      this.point(this.hit(event), event.containerPoint),
    );
    map.on('mouseout', () => this.point(null));
    map.on('click', (/** @type {any} */ event) => this.click(this.hit(event)));
    onThemeChange(() => this.repaint());
    new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(this.element);
    model.onChange((changed) => {
      if (EVENT_KEYS.some((key) => changed.has(key))) this.events.redraw();
      if (changed.has('selection')) this.reveal();
    });
  }

  /** Go to where most events are; add the layers once there is a view to draw. */
  home() {
    this.map.invalidateSize({ pan: false });
    const box = this.model.data.page.home;
    this.whenStill(() => {
      this.fit(box ?? [-130, -45, 150, 65]);
      this.isHome = true;
    });
    if (!this.map.hasLayer(this.ground)) this.ground.addTo(this.map);
    if (!this.map.hasLayer(this.events.layer)) this.events.layer.addTo(this.map);
  }

  /** @param {[number, number, number, number]} box west, south, east, north */
  fit([west, south, east, north]) {
    const bounds = L.latLngBounds([south, west], [north, east]);
    const aside = this.words.dir === 'rtl' ? -BESIDE_BUTTONS : BESIDE_BUTTONS;
    this.whenStill(() =>
      this.map.fitBounds(bounds, {
        paddingTopLeft: [MARGIN - aside, MARGIN + this.overlayHeight()],
        paddingBottomRight: [MARGIN + aside, MARGIN],
        maxZoom: CLOSEST,
        animate: false,
      }),
    );
  }

  /** Draw all anew, in the size and colours of this moment. */
  repaint() {
    this.theme = readTheme(document.body);
    this.map.invalidateSize({ pan: false });
    this.ground.redraw();
    this.events.redraw();
  }

  /** Hear what lies over the map, so that no name stands under it. @param {Element[]} elements */
  furnish(elements) {
    this.furniture = elements;
    const moved = () => {
      this.covered = null;
      this.events.redraw();
    };
    for (const element of elements) element.addEventListener('toggle', moved);
    moved();
  }

  /** Where furniture lies, in pixels of the map. */
  coveredBoxes() {
    if (this.covered) return this.covered;
    const { left: x, top: y } = this.element.getBoundingClientRect();
    this.covered = this.furniture.map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left: left - x, top: top - y, right: right - x, bottom: bottom - y };
    });
    return this.covered;
  }

  /** How much of the map's top the line over it covers. */
  overlayHeight() {
    return this.element.parentElement?.querySelector('.overlay-line')?.clientHeight ?? 0;
  }

  fitAll() {
    const { x, y, count } = this.model.data.places;
    if (count === 0) return this.home();
    const [west, east] = extent(x);
    const [north, south] = extent(y);
    return this.fit([lonOf(west), latOf(south), lonOf(east), latOf(north)]);
  }

  makeButtons() {
    const { words, map } = this;
    return h(
      'div',
      { class: 'map-buttons', role: 'group', 'aria-label': words.map },
      iconButton(words.zoomIn, ICONS.plus, () => map.zoomIn(1)),
      iconButton(words.zoomOut, ICONS.minus, () => map.zoomOut(1)),
      iconButton(words.zoomHome, ICONS.target, () => this.home()),
      iconButton(words.zoomAll, ICONS.world, () => this.fitAll()),
    );
  }

  hit(/** @type {any} */ event) {
    const { x, y } = this.map.project(event.latlng);
    return this.events.hit(x, y);
  }

  click(/** @type {ReturnType<EventLayer['hit']>} */ hit) {
    const { model } = this;
    if (!hit) model.set({ selection: null });
    else if (hit.event !== null) model.selectEvent(hit.event);
    else if (hit.spot.single.length === 1) model.selectEvent(hit.spot.single[0].row);
    else if (hit.spot.places.length > MOST_TOLD && this.canSpread()) this.spread(hit.spot.places);
    else model.set({ selection: { event: null, places: hit.spot.places } });
  }

  point(/** @type {ReturnType<EventLayer['hit']>} */ hit, /** @type {any} */ at = null) {
    const place = hit?.spot.places[0] ?? null;
    this.element.classList.toggle('on-symbol', hit !== null);
    if (place !== this.events.pointed) {
      this.events.pointed = place;
      this.events.redraw();
      if (hit) this.tooltip.describe(hit.spot, this.words);
    }
    if (hit && at) this.tooltip.show(at);
    else this.tooltip.hide();
  }

  /** Show where an event of the list lies. */
  pointAt(/** @type {number | null} */ row) {
    const place = row === null ? null : (this.model.data.placeRows(row)[0] ?? null);
    if (place === this.events.pointed) return;
    this.events.pointed = place;
    this.events.redraw();
  }

  /** Bring what is selected into view, clear of the card. */
  reveal() {
    const { selection } = this.model.state;
    if (!selection || selection.places.length === 0) return;
    const { x, y } = this.model.data.places;
    const [place] = selection.places;
    const wide = this.element.clientWidth > CARD_WIDTH * 1.5;
    const sheet = matchMedia('(max-width: 599px)').matches;
    const sides = [MARGIN * 1.5, wide ? CARD_WIDTH + MARGIN : MARGIN];
    const [left, right] = this.words.dir === 'rtl' ? sides.reverse() : sides;
    this.map.panInside([latOf(y[place]), lonOf(x[place])], {
      paddingTopLeft: [left, MARGIN * 1.5],
      paddingBottomRight: [right, sheet ? this.element.clientHeight * 0.4 : MARGIN],
      animate: !isStill(),
    });
  }

  /** Whether a box of the window lies over a symbol. @param {DOMRect} box */
  covers({ left, top, right, bottom }) {
    const corner = this.element.getBoundingClientRect();
    const { x: originX, y: originY } = this.map.getPixelBounds().min;
    return this.events.drawn.some(({ x, y, r }) => {
      const at = { x: x - originX + corner.left, y: y - originY + corner.top };
      return at.x + r > left && at.x - r < right && at.y + r > top && at.y - r < bottom;
    });
  }

  /** Whether coming closer can still tell places apart. */
  canSpread() {
    return this.map.getZoom() < SPREAD_TO;
  }

  /** Zoom until the places of a spot come apart. */
  spread(/** @type {number[]} */ rows) {
    const { x, y } = this.model.data.places;
    const bounds = L.latLngBounds(rows.map((row) => [latOf(y[row]), lonOf(x[row])]));
    this.whenStill(() => this.map.fitBounds(bounds, { padding: [120, 120], maxZoom: SPREAD_TO }));
  }

  /** The part of the unit square that the map shows. @returns {[number, number, number, number]} */
  viewBox() {
    const { min, max } = this.map.getPixelBounds();
    const size = worldSize(this.map.getZoom());
    return [min.x / size, min.y / size, max.x / size, max.y / size];
  }
}

/** Least and most of some numbers. @returns {[number, number]} */
function extent(/** @type {Float64Array} */ numbers) {
  let least = Infinity;
  let most = -Infinity;
  for (const number of numbers) {
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  return [least, most];
}

/**
 * Which symbols stand where: one for each place, where places are many one for each square of the
 * map, and numbers on countries.
 */

import { clustered } from './clusters.js';
import { AREA, COUNTRY } from './data/places.js';
import { toCanvas } from './maplayer.js';
import { placeName } from './placenames.js';
import { gatherSpots } from './spots.js';
import { MOST_SINGLE, ringRadius, rosette } from './symbols.js';
import { PlaceTally, shareOut } from './tally.js';

/** @typedef {import('./maplayer.js').View} View */
/** @typedef {import('./spots.js').Item} Item */

/**
 * A symbol as it stands on the canvas.
 * @typedef {object} Drawn
 * @property {number} x
 * @property {number} y
 * @property {number} r how far it reaches
 * @property {number} count its events
 * @property {number[]} shares of its kinds
 * @property {number[]} places
 * @property {string} name
 * @property {boolean} area
 * @property {boolean} selected
 * @property {{row: number, x: number, y: number}[]} single symbols of single events
 */

/** Beyond so many places in sight squares of the map share a symbol. */
export const MOST_PLACES = 250;
const FEW_PLACES = 5;

export class SymbolMaker {
  /** @param {import('./model.js').Model} model @param {import('./words.js').Words} words */
  constructor(model, words) {
    const { places } = model.data;
    this.model = model;
    this.words = words;
    this.tally = new PlaceTally(places.count);
    this.symbolOf = new Int32Array(places.count);
    /** What the tally was made for. @type {View | null} */
    this.tallied = null;
    const most = mostAtOnePlace(model.data);
    /** How far the symbol of so many events reaches, pixels. */
    this.reach = (/** @type {number} */ count) =>
      count > MOST_SINGLE ? ringRadius(count, most) + 2 : rosette(Math.max(1, count)).reach;
  }

  /** Count the events of each place: for shading only when somebody points at it. */
  tallyFor(/** @type {View} */ view) {
    if (this.tallied === view) return;
    this.tallied = view;
    this.tally.count(this.model.data, this.model.shown.rows, boxOf(view));
  }

  /**
   * Numbers on countries: events that are known to no closer place.
   * @param {View} view
   * @param {Set<number>} selected
   * @param {Uint32Array} counts by country
   */
  badgesOf(view, selected, counts) {
    const { places } = this.model.data;
    const chosen = new Set([...selected].map((place) => places.countryOf[place]));
    /** @type {Map<string, Drawn>} */
    const badges = new Map();
    places.countries.forEach(({ name: inEnglish, code, rows }, country) => {
      if (counts[country] === 0) return;
      const name = placeName(places, rows[0], this.words);
      const at = toCanvas(view, places.x[rows[0]], places.y[rows[0]]);
      const plain = { r: 0, shares: [], area: true, single: [] };
      const isChosen = chosen.has(country);
      badges.set(code || inEnglish, { ...at, ...plain, count: counts[country], places: rows, name, selected: isChosen });
    });
    return badges;
  }

  /** The places that have something to draw, countries aside, and whether they are too many. */
  used() {
    const places = this.tally.used(this.model.data.places.standing);
    return { places, isCrowded: places.length > MOST_PLACES };
  }

  /**
   * Symbols for places.
   * @param {View} view
   * @param {ReturnType<SymbolMaker['used']>} used
   * @param {Map<number, [number, number][]>} elsewhere other positions of some areas
   * @returns {Drawn[]}
   */
  spotsOf(view, { places: rows, isCrowded }, elsewhere) {
    const { places } = this.model.data;
    const { counts } = this.tally;
    if (isCrowded) return this.shared(gatherSpots(clustered(places, rows, counts, view), this.reach));
    /** @type {Item[]} */
    const items = rows.map((place) => ({
      ...toCanvas(view, places.x[place], places.y[place]),
      places: [place],
      count: counts[place],
      elsewhere: elsewhere.get(place),
    }));
    return this.shared(gatherSpots(items, this.reach));
  }

  /** What is selected stands out of the shading. @param {View} view @param {Set<number>} selected */
  marks(view, selected) {
    const { places } = this.model.data;
    const rows = [...selected].filter((place) => places.standing[place] !== COUNTRY).slice(0, MOST_PLACES);
    if (rows.length > 0) this.tallyFor(view);
    const items = rows.map((place) => ({
      ...toCanvas(view, places.x[place], places.y[place]),
      places: [place],
      count: this.tally.counts[place],
    }));
    return this.shared(gatherSpots(items, this.reach));
  }

  /**
   * Give each spot its events.
   * @param {import('./spots.js').Spot[]} spots
   * @returns {Drawn[]}
   */
  shared(spots) {
    if (spots.length === 0) return [];
    const { data, shown } = this.model;
    this.symbolOf.fill(-1);
    spots.forEach(({ places }, symbol) => {
      for (const place of places) this.symbolOf[place] = symbol;
    });
    const symbols = {
      of: this.symbolOf,
      count: spots.length,
      most: MOST_SINGLE,
      faint: this.model.isNarrowed(),
    };
    return shareOut(data, shown.rows, symbols).map((events, symbol) =>
      this.drawnOf(spots[symbol], events),
    );
  }

  /**
   * @param {import('./spots.js').Spot} spot
   * @param {import('./tally.js').Shared} events
   * @returns {Drawn}
   */
  drawnOf({ x, y, places }, { count, shares, rows }) {
    const { data } = this.model;
    const first = placeName(data.places, places[0], this.words);
    const only = this.tally.named[places[0]];
    const listed = count > 0 || only < 0 ? this.sorted(rows) : [only];
    const single =
      count > MOST_SINGLE
        ? []
        : rosette(Math.max(1, listed.length)).places.map(([dx, dy], i) => ({
            row: listed[i],
            x: x + dx,
            y: y + dy,
          }));
    return {
      x,
      y,
      r: this.reach(count),
      count,
      shares,
      places,
      name: this.nameOf(places, first, count),
      area: data.places.standing[places[0]] === AREA,
      selected: false,
      single: single.filter((one) => one.row !== undefined),
    };
  }

  /** A symbol of a few places counts them; one of many is called by its place only if that is most of it. */
  nameOf(/** @type {number[]} */ places, /** @type {string} */ first, /** @type {number} */ count) {
    if (places.length === 1) return first;
    if (places.length <= FEW_PLACES) return this.words.placeAndMore(first, places.length - 1);
    return this.tally.counts[places[0]] > count / 2 ? first : '';
  }

  /** By family, the sure ones first. @param {number[]} rows */
  sorted(rows) {
    const { family, stance } = this.model.data.columns;
    return rows.sort((a, b) => family[a] - family[b] || stance[a] - stance[b] || a - b);
  }
}

/** @returns {import('./tally.js').Box} the part of the unit square that a drawing covers */
function boxOf(/** @type {View} */ { left, top, width, height, size }) {
  return {
    left: left / size,
    top: top / size,
    right: (left + width) / size,
    bottom: (top + height) / size,
  };
}

/** Events at the fullest place, countries aside. */
function mostAtOnePlace(/** @type {import('./data/data.js').Data} */ { linkPlaces, places }) {
  const counts = new Uint32Array(places.count);
  let most = 1;
  for (let link = 0; link < linkPlaces.length; link += 1) {
    const place = linkPlaces[link];
    if (places.standing[place] === COUNTRY) continue;
    counts[place] += 1;
    if (counts[place] > most) most = counts[place];
  }
  return most;
}

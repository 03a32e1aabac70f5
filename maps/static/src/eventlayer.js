/**
 * The events on the map: areas, symbols and names, and which of them a pointer is on.
 *
 * Three ways to draw, by how much there is to see: a symbol for each place; where places are many,
 * for each square of the map; where events are more than a map can tell apart, shading.
 */

import { AreaPainter } from './areas.js';
import { Boxes, boxAround } from './boxes.js';
import { clustered } from './clusters.js';
import { AREA, COUNTRY } from './data/places.js';
import { DensityPainter, countCells } from './density.js';
import { canvasLayer, toCanvas } from './maplayer.js';
import { drawBadges, drawCountries, drawPlaceNames } from './maplabels.js';
import { gatherSpots } from './spots.js';
import { MOST_SINGLE, drawFocus, drawRing, drawSymbol, ringRadius, rosette } from './symbols.js';
import { PlaceTally, shareOut } from './tally.js';

/** @typedef {import('./maplayer.js').View} View */
/** @typedef {import('./data/places.js').Place} Place */
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

const REACH_OF_FINGER = 6;
/** Beyond so many places in sight squares of the map share a symbol. */
const MOST_PLACES = 250;
/** Beyond so many events in sight they are shading. */
const MOST_SYMBOLS = 20_000;
const MOST_AREAS = 40;
const FEW_PLACES = 5;
const MOST_NAMES = 60;

export class EventLayer {
  /**
   * @param {import('./model.js').Model} model
   * @param {() => import('./theme.js').Theme} theme
   * @param {import('./maplabels.js').CountryLabel[]} countries
   */
  constructor(model, theme, countries) {
    const { places } = model.data;
    this.model = model;
    this.theme = theme;
    this.countries = countries;
    this.areas = new AreaPainter();
    this.density = new DensityPainter();
    this.tally = new PlaceTally(places.count);
    this.symbolOf = new Int32Array(places.count);
    /** @type {Drawn[]} */
    this.drawn = [];
    /** Where shading is drawn instead of symbols: what a pointer may be on. @type {View | null} */
    this.shaded = null;
    /** What the tally was made for. @type {View | null} */
    this.tallied = null;
    /** @type {number | null} place row under the pointer */
    this.pointed = null;
    const most = mostAtOnePlace(model.data);
    /** How far the symbol of so many events reaches, pixels. */
    this.reach = (/** @type {number} */ count) =>
      count > MOST_SINGLE ? ringRadius(count, most) + 2 : rosette(Math.max(1, count)).reach;
    this.layer = canvasLayer('dateline-events', 0.1, (context, view) => this.draw(context, view));
  }

  redraw() {
    this.layer.redraw();
  }

  /** @param {CanvasRenderingContext2D} context @param {View} view */
  draw(context, view) {
    const { data, shown, state } = this.model;
    const selected = new Set(state.selection?.places ?? []);
    if (this.pointed !== null) selected.add(this.pointed);
    const cells = shown.rows.length > MOST_SYMBOLS ? countCells(data, shown.rows, view) : null;
    const isDense = cells !== null && cells.seen > MOST_SYMBOLS;
    this.shaded = isDense ? view : null;
    this.tallied = null;
    if (isDense) this.density.paint(context, this.theme(), cells);
    else this.tallyFor(view);
    const counts = isDense ? cells.countries : this.tally.inCountries(data.places);
    const badges = this.badgesOf(view, selected, counts);
    const spots = isDense ? this.marks(view, selected) : this.spotsOf(context, view, selected);
    this.drawSelectedPath(context, view);
    for (const spot of [...spots].reverse()) this.drawSpot(context, spot);
    this.drawNames(context, view, { spots, badges });
    this.drawn = [...spots, ...badges.values()].map((spot) => onGlobe(spot, view));
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
    places.countries.forEach(({ name, rows }, country) => {
      if (counts[country] === 0) return;
      const at = toCanvas(view, places.x[rows[0]], places.y[rows[0]]);
      const plain = { r: 0, shares: [], area: true, single: [] };
      const isChosen = chosen.has(country);
      badges.set(name, { ...at, ...plain, count: counts[country], places: rows, name, selected: isChosen });
    });
    return badges;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Set<number>} selected
   * @returns {Drawn[]}
   */
  spotsOf(context, view, selected) {
    const { data } = this.model;
    const used = this.tally.used(data.places.standing);
    const isCrowded = used.length > MOST_PLACES;
    const painted = this.paintAreas(context, view, isCrowded ? [...selected] : used, selected);
    /** @type {Item[]} */
    const items = [];
    for (const place of used) {
      const at = toCanvas(view, data.places.x[place], data.places.y[place]);
      const item = { ...at, places: [place], count: this.tally.counts[place] };
      const area = painted.get(place);
      items.push(area ? { ...item, elsewhere: this.areas.elsewhere(context, view, area) } : item);
    }
    const spots = gatherSpots(isCrowded ? clustered(items, view) : items, this.reach);
    return this.shared(spots).map((spot) => ({
      ...spot,
      selected: selected.size > 0 && spot.places.some((place) => selected.has(place)),
    }));
  }

  /**
   * Hatch the ground that events lie in: of the fullest areas and of what is selected.
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {number[]} used
   * @param {Set<number>} selected
   * @returns {Map<number, Place>} the areas painted
   */
  paintAreas(context, view, used, selected) {
    const { places } = this.model.data;
    const { counts } = this.tally;
    const isTold = (/** @type {number} */ place) => counts[place] > 0 || selected.has(place);
    const rows = used.filter((place) => places.standing[place] === AREA && isTold(place));
    rows.sort((a, b) => Number(selected.has(b)) - Number(selected.has(a)) || counts[b] - counts[a]);
    const painted = new Map();
    for (const row of rows.slice(0, MOST_AREAS)) {
      const place = places.get(row);
      this.areas.paint(context, view, this.theme(), place, selected.has(row));
      painted.set(row, place);
    }
    return painted;
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
    return this.shared(gatherSpots(items, this.reach)).map((spot) => ({ ...spot, selected: true }));
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
    const first = data.places.name(places[0]);
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
    if (places.length <= FEW_PLACES) return `${first} +${places.length - 1}`;
    return this.tally.counts[places[0]] > count / 2 ? first : '';
  }

  /** By family, the sure ones first. @param {number[]} rows */
  sorted(rows) {
    const { family, stance } = this.model.data.columns;
    return rows.sort((a, b) => family[a] - family[b] || stance[a] - stance[b] || a - b);
  }

  /** @param {CanvasRenderingContext2D} context @param {Drawn} spot */
  drawSpot(context, spot) {
    const theme = this.theme();
    const { family, stance, dated } = this.model.data.columns;
    const narrowed = this.model.isNarrowed();
    if (spot.selected) drawFocus(context, theme, spot);
    if (spot.single.length === 0) {
      drawRing(context, theme, spot, { x: spot.x, y: spot.y, r: spot.r - 2 });
    }
    const { r } = rosette(Math.max(1, spot.single.length));
    const event = this.model.state.selection?.event;
    for (const { row, x, y } of spot.single) {
      const kind = { family: family[row], stance: stance[row], faint: narrowed && !dated[row] };
      drawSymbol(context, theme, kind, { x, y, r: row === event ? r + 1.5 : r });
    }
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {{spots: Drawn[], badges: Map<string, Drawn>}} what
   */
  drawNames(context, view, { spots, badges }) {
    const theme = this.theme();
    const boxes = new Boxes(view.seen);
    for (const { x, y, r } of spots) boxes.add(boxAround(x, y, r - 1));
    const first = [...spots].sort((a, b) => Number(b.selected) - Number(a.selected));
    drawBadges(context, theme, badges, boxes);
    drawPlaceNames(context, theme, first.slice(0, MOST_NAMES), boxes);
    drawCountries(context, view, theme, { labels: this.countries, badges, boxes });
  }

  /**
   * A movement: from where to where the selected event leads.
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   */
  drawSelectedPath(context, view) {
    const event = this.model.state.selection?.event ?? null;
    if (event === null) return;
    const { places } = this.model.data;
    const links = this.model.data.linksOf(event);
    const origin = links.find((link) => link.role === 'origin');
    const goal = links.find((link) => link.role === 'destination');
    if (!origin || !goal) return;
    const at = (/** @type {Place} */ { row }) => toCanvas(view, places.x[row], places.y[row]);
    arrow(context, this.theme().accent, at(origin.place), at(goal.place));
  }

  /**
   * What lies under a point of the map: one event of a rosette, or a whole spot.
   * @param {number} x world pixel
   * @param {number} y world pixel
   * @returns {{spot: Drawn, event: number | null} | null}
   */
  hit(x, y) {
    let best = null;
    let nearest = Infinity;
    for (const spot of this.drawn) {
      const distance = Math.hypot(spot.x - x, spot.y - y);
      if (distance < spot.r + REACH_OF_FINGER && distance < nearest) {
        best = spot;
        nearest = distance;
      }
    }
    if (!best) return this.shaded ? this.hitShading(this.shaded, x, y) : null;
    const close = best.single.find((one) => Math.hypot(one.x - x, one.y - y) < 8);
    return { spot: best, event: close && best.places.length === 1 ? close.row : null };
  }

  /**
   * The places in the shading around a point.
   * @param {View} view
   * @param {number} x world pixel
   * @param {number} y world pixel
   */
  hitShading(view, x, y) {
    this.tallyFor(view);
    const { size } = view;
    const { places } = this.model.data;
    const { counts } = this.tally;
    const found = [];
    let count = 0;
    for (let place = 0; place < counts.length; place += 1) {
      if (counts[place] === 0 || places.standing[place] === COUNTRY) continue;
      if (Math.hypot(places.x[place] * size - x, places.y[place] * size - y) > REACH_OF_FINGER) continue;
      found.push(place);
      count += counts[place];
    }
    if (found.length === 0) return null;
    found.sort((a, b) => counts[b] - counts[a]);
    const first = places.name(found[0]);
    const name = found.length === 1 ? first : `${first} +${found.length - 1}`;
    const spot = { x, y, r: REACH_OF_FINGER, count, shares: [], places: found, name, area: false, selected: false, single: [] };
    return { spot, event: null };
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

/** The same symbol in world pixels, which stay while the map is dragged. @returns {Drawn} */
function onGlobe(/** @type {Drawn} */ spot, /** @type {View} */ { left, top }) {
  return {
    ...spot,
    x: spot.x + left,
    y: spot.y + top,
    single: spot.single.map(({ row, x, y }) => ({ row, x: x + left, y: y + top })),
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} colour
 * @param {{x: number, y: number}} a
 * @param {{x: number, y: number}} b
 */
function arrow(context, colour, a, b) {
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  const tip = { x: b.x - Math.cos(angle) * 14, y: b.y - Math.sin(angle) * 14 };
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(a.x, a.y);
  context.lineTo(tip.x, tip.y);
  for (const turn of [2.6, -2.6]) {
    context.moveTo(tip.x, tip.y);
    context.lineTo(tip.x + Math.cos(angle + turn) * 9, tip.y + Math.sin(angle + turn) * 9);
  }
  context.stroke();
}

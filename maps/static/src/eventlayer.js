/**
 * The events on the map: areas, symbols and names, and which of them a pointer is on.
 *
 * Three ways to draw, by how much there is to see: a symbol for each place; where places are many,
 * for each square of the map; where events are more than a map can tell apart, shading.
 */

import { AreaPainter } from './areas.js';
import { Boxes, boxAround } from './boxes.js';
import { AREA, COUNTRY } from './data/places.js';
import { DensityPainter, MOST_SYMBOLS, countCells, strongestOf } from './density.js';
import { canvasLayer, toCanvas } from './maplayer.js';
import { drawBadges, drawCountries, drawPlaceNames, namesLook } from './maplabels.js';
import { placeName } from './placenames.js';
import { SymbolMaker } from './symbolmaker.js';
import { drawTowns } from './towns.js';
import { drawFocus, drawReports, drawRing, drawSymbol, rosette } from './symbols.js';

/** @typedef {import('./words.js').Words} Words */
/** @typedef {import('./maplayer.js').View} View */
/** @typedef {import('./data/places.js').Place} Place */
/** @typedef {import('./symbolmaker.js').Drawn} Drawn */

const REACH_OF_FINGER = 6;
const MOST_AREAS = 40;
/** Room for a number of reports, each way. */
const NOTE = 5;
const MOST_NAMES = 60;

export class EventLayer {
  /**
   * @param {import('./model.js').Model} model
   * @param {Words} words
   * @param {object} given
   * @param {() => import('./theme.js').Theme} given.theme
   * @param {import('./data/places.js').CountryLabel[]} given.countries
   * @param {() => import('./boxes.js').Box[]} given.covered where no name is to stand, in pixels of the map
   */
  constructor(model, words, { theme, countries, covered }) {
    this.model = model;
    this.words = words;
    this.theme = theme;
    this.countries = countries;
    this.covered = covered;
    this.areas = new AreaPainter();
    this.density = new DensityPainter();
    this.maker = new SymbolMaker(model, words);
    /** How many events in a cell of the shading count as most, by zoom and filters. */
    this.strongest = { zoom: NaN, passing: model.passing, count: 0 };
    /** @type {Drawn[]} */
    this.drawn = [];
    /** Where numbers of reports stand. @type {{x: number, y: number}[]} */
    this.noted = [];
    /** Where shading is drawn instead of symbols: what a pointer may be on. @type {View | null} */
    this.shaded = null;
    /** @type {number | null} place row under the pointer */
    this.pointed = null;
    this.layer = canvasLayer('dateline-events', 0.1, (context, view) => this.draw(context, view));
  }

  redraw() {
    this.layer.redraw();
  }

  /** Call places in another language. @param {Words} words */
  speak(words) {
    if (words === this.words) return;
    this.words = words;
    this.maker.words = words;
    this.redraw();
  }

  /** @param {CanvasRenderingContext2D} context @param {View} view */
  draw(context, view) {
    const { data, shown, state } = this.model;
    const selected = new Set(state.selection?.places ?? []);
    if (this.pointed !== null) selected.add(this.pointed);
    const cells = shown.rows.length > MOST_SYMBOLS ? countCells(data, shown.rows, view) : null;
    const isDense = cells !== null && cells.seen > MOST_SYMBOLS;
    const { maker } = this;
    this.shaded = isDense ? view : null;
    maker.tallied = null;
    if (isDense) this.density.paint(context, this.theme(), cells, this.strongestAt(view));
    else maker.tallyFor(view);
    const counts = isDense ? cells.countries : maker.tally.inCountries(data.places);
    const badges = maker.badgesOf(view, selected, counts);
    const spots = isDense ? maker.marks(view, selected) : this.spots(context, view, selected);
    for (const spot of spots) spot.selected = spot.places.some((place) => selected.has(place));
    this.drawSelectedPath(context, view);
    this.noted.length = 0;
    for (const spot of [...spots].reverse()) this.drawSpot(context, spot);
    this.drawNames(context, view, { spots, badges });
    this.drawn = [...spots, ...badges.values()].map((spot) => onGlobe(spot, view));
  }

  /** The measure of the shading: of all dates at this zoom, so that it stays while it plays. */
  strongestAt(/** @type {View} */ view) {
    const { data, passing } = this.model;
    if (this.strongest.zoom !== view.zoom || this.strongest.passing !== passing) {
      const count = strongestOf(countCells(data, passing.passed, view));
      this.strongest = { zoom: view.zoom, passing, count };
    }
    return this.strongest.count;
  }

  /**
   * Hatch areas, then place symbols.
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   * @param {Set<number>} selected
   * @returns {Drawn[]}
   */
  spots(context, view, selected) {
    const used = this.maker.used();
    const painted = this.paintAreas(context, view, used.isCrowded ? [...selected] : used.places, selected);
    const elsewhere = new Map(
      [...painted].map(([row, place]) => [row, this.areas.elsewhere(context, view, place)]),
    );
    return this.maker.spotsOf(view, used, elsewhere);
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
    const { counts } = this.maker.tally;
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
    for (const { row, x, y } of spot.single) {
      const reports = this.model.data.reportCount(row);
      if (reports < 2) continue;
      this.noted.push(drawReports(context, theme, reports, { x, y, r, left: x < spot.x - 1 }));
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
    for (const box of this.covered()) boxes.add(moved(box, view.seen));
    for (const { x, y, r } of spots) boxes.add(boxAround(x, y, r - 1));
    for (const { x, y } of this.noted) boxes.add(boxAround(x + NOTE, y, NOTE));
    const first = [...spots].sort((a, b) => Number(b.selected) - Number(a.selected));
    const look = namesLook(theme, this.words);
    drawBadges(context, view, look, { labels: this.countries, badges, boxes });
    drawPlaceNames(context, look, first.slice(0, MOST_NAMES), boxes);
    drawCountries(context, view, look, { labels: this.countries, badges, boxes });
    // Tiles bring names of their own.
    if (this.countries.length > 0) drawTowns(context, view, look, this.model.data, boxes);
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
    this.maker.tallyFor(view);
    const { size } = view;
    const { places } = this.model.data;
    const { counts } = this.maker.tally;
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
    const first = placeName(places, found[0], this.words);
    const name = found.length === 1 ? first : this.words.placeAndMore(first, found.length - 1);
    const spot = { x, y, r: REACH_OF_FINGER, count, shares: [], places: found, name, area: false, selected: false, single: [] };
    return { spot, event: null };
  }
}

/** A box of the map on the canvas. @returns {import('./boxes.js').Box} */
function moved(/** @type {import('./boxes.js').Box} */ box, /** @type {{left: number, top: number}} */ { left, top }) {
  return { left: box.left + left, top: box.top + top, right: box.right + left, bottom: box.bottom + top };
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

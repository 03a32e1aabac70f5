/** The cells on the map: rings, dots, numbers on countries and names, and what a pointer is on. */

import { Boxes, boxAround } from '../boxes.js';
import { worldSize, worldX, worldY } from '../mercator.js';
import { canvasLayer, toCanvas } from '../maplayer.js';
import { drawBadges, drawCountries, drawPlaceNames, namesLook } from '../maplabels.js';
import { mapCountryName } from '../placenames.js';
import { drawFocus, drawRing } from '../symbols.js';
import { drawTowns } from '../towns.js';
import { addCell, readRuns, total } from './runs.js';
import { fullest, isRing, measureFor, spotRadius, spotsOf } from './spots.js';
import { tileZoom } from './tilecache.js';

/** @typedef {import('../maplayer.js').View} View */
/** @typedef {import('../words.js').Words} Words */
/** @typedef {import('./spots.js').Spot} Spot */
/** @typedef {import('./spots.js').Measure} Measure */

/**
 * A symbol as it was drawn; `x` and `y` are world pixels.
 * @typedef {object} Drawn
 * @property {number} x
 * @property {number} y
 * @property {number} r
 * @property {number} count
 * @property {number[]} shares by family, pale ones second
 * @property {string} name
 * @property {boolean} area
 * @property {boolean} selected
 * @property {Spot | null} spot
 * @property {any} country as the head has it
 */

const HALO = 1.2;
const PALE = 0.42;
const MOST_NAMES = 40;
const REACH_OF_FINGER = 6;
/** How far the middle of a cell may lie from what was looked for, pixels. */
const NEAR = 40;
const LEAST_NAMED = 0.02;

export class CellLayer {
  /**
   * @param {import('./model.js').AtlasModel} model
   * @param {Words} words
   * @param {{theme: () => import('../theme.js').Theme, cache: import('./tilecache.js').TileCache, labels: import('../data/places.js').CountryLabel[]}} given
   */
  constructor(model, words, { theme, cache, labels }) {
    this.model = model;
    this.words = words;
    this.theme = theme;
    this.cache = cache;
    this.labels = labels;
    this.countries = countriesOf(model.head.countries, labels);
    this.towns = townsOf(model.head.towns);
    /** @type {Drawn[]} */
    this.drawn = [];
    /** @type {string | null} what is pointed at */
    this.pointed = null;
    /** What was gathered last, and for what. @type {{size: number, seen: number, tiles: any[], measure: Measure, spots: Spot[]}} */
    this.gathered = { size: NaN, seen: NaN, tiles: [], measure: measureFor(1, 1), spots: [] };
    this.layer = canvasLayer('dateline-events', 0.1, (context, view) => this.draw(context, view));
  }

  redraw() {
    this.layer.redraw();
  }

  /** @param {CanvasRenderingContext2D} context @param {View} view */
  draw(context, view) {
    const { closest } = this.model.head.archive;
    const zoom = tileZoom(view.zoom, closest);
    const width = view.seen.right - view.seen.left;
    const { spots, measure } = this.spots(view, zoom, width);
    const drawn = spots.flatMap((spot) => this.counted(spot, view, measure));
    drawn.sort((a, b) => b.count - a.count);
    for (const one of [...drawn].reverse()) this.drawSpot(context, one);
    const badges = this.badges(view);
    this.drawNames(context, view, drawn, badges);
    this.drawn = [...drawn, ...badges.values()].map((one) => ({
      ...one,
      x: one.x + view.left,
      y: one.y + view.top,
    }));
  }

  /** What was gathered for a view, or is now. @param {View} view @param {number} zoom @param {number} seen pixels across */
  spots(view, zoom, seen) {
    const { left, top, width, height, size } = view;
    const box = { left: left / size, top: top / size, right: (left + width) / size, bottom: (top + height) / size };
    const parts = this.cache.parts(box, zoom);
    const tiles = parts.flatMap(({ tile, box: part }) => [tile, part?.left ?? null]);
    const { gathered } = this;
    const isSame =
      gathered.size === view.size &&
      gathered.seen === seen &&
      gathered.tiles.length === tiles.length &&
      gathered.tiles.every((tile, at) => tile === tiles[at]);
    if (!isSame) {
      const measure = measureFor(fullest(parts, box), seen);
      this.gathered = { size, seen, tiles, measure, spots: spotsOf(parts, size, measure) };
    }
    return this.gathered;
  }

  /** A spot with what of it is chosen; nothing where that is none. @param {Spot} spot @param {View} view @param {Measure} measure @returns {Drawn[]} */
  counted(spot, view, measure) {
    const kinds = new Array(this.model.kinds.length).fill(0);
    for (const { tile, cell } of spot.cells) addCell(tile.runs, cell, this.model.choice, kinds);
    const count = total(kinds);
    if (count === 0) return [];
    const { x, y } = toCanvas(view, spot.x, spot.y);
    const r = spotRadius(count, measure);
    const [{ tile, cell }] = spot.cells;
    const isMost = spot.cells.length === 1 || tile.events[cell] > spot.events / 2;
    return [
      {
        x, y, r, count, spot,
        shares: this.model.shares(kinds),
        name: isMost ? nameOf(tile, cell, this.words) : '',
        area: tile.area[cell] === 1,
        selected: this.isChosen(spot),
        country: null,
      },
    ];
  }

  isChosen(/** @type {Spot} */ spot) {
    const first = keyOf(spot);
    const { selection } = this.model.state;
    return first === this.pointed || (selection?.parts.some(({ row }) => String(row) === first) ?? false);
  }

  /** @param {CanvasRenderingContext2D} context @param {Drawn} one */
  drawSpot(context, one) {
    const theme = this.theme();
    if (one.selected) drawFocus(context, theme, one);
    if (isRing(one.r)) drawRing(context, theme, one, one);
    else drawDot(context, theme, one);
  }

  /** @param {View} view @returns {Map<string, any>} */
  badges(view) {
    const badges = new Map();
    for (const country of this.countries) {
      const kinds = this.model.countsOf(country.runs, 0);
      const count = total(kinds);
      if (count === 0) continue;
      const selected = this.model.state.selection?.parts[0]?.row === country.row;
      badges.set(country.code || country.name, {
        ...toCanvas(view, country.x, country.y),
        r: 0, count, shares: this.model.shares(kinds), name: countryWords(country, this.words), area: true, selected, spot: null, country,
      });
    }
    return badges;
  }

  /** @param {CanvasRenderingContext2D} context @param {View} view @param {Drawn[]} drawn @param {Map<string, any>} badges */
  drawNames(context, view, drawn, badges) {
    const boxes = new Boxes(view.seen);
    const seen = drawn.filter(({ x, y }) => x > view.seen.left && x < view.seen.right && y > view.seen.top && y < view.seen.bottom);
    const largest = seen[0]?.count ?? 1;
    for (const { x, y, r } of seen.slice(0, 400)) boxes.add(boxAround(x, y, r - 1));
    const look = namesLook(this.theme(), this.words);
    drawBadges(context, view, look, { labels: this.labels, badges, boxes });
    const named = seen.filter(({ count, selected }) => selected || count > largest * LEAST_NAMED || seen.length < MOST_NAMES);
    named.sort((a, b) => Number(b.selected) - Number(a.selected) || b.count - a.count);
    drawPlaceNames(context, look, /** @type {any} */ (named.slice(0, MOST_NAMES)), boxes);
    drawCountries(context, view, look, { labels: this.labels, badges, boxes });
    drawTowns(context, view, look, this.towns, boxes);
  }

  /**
   * The symbol of the cell that is nearest to a point.
   * @param {number} x in the unit square
   * @param {number} y
   * @param {number} zoom
   * @returns {Drawn | null} null where none is near
   */
  counting(x, y, zoom) {
    let best = null;
    let nearest = NEAR / worldSize(zoom);
    for (const one of this.drawn) {
      for (const { tile, cell } of one.spot?.cells ?? []) {
        const distance = Math.hypot(tile.x[cell] - x, tile.y[cell] - y);
        if (distance < nearest) {
          best = one;
          nearest = distance;
        }
      }
    }
    return best;
  }

  /** What lies under a point. @param {number} x world pixel @param {number} y @returns {Drawn | null} */
  hit(x, y) {
    let best = null;
    let nearest = Infinity;
    for (const one of this.drawn) {
      const distance = Math.hypot(one.x - x, one.y - y) - one.r;
      if (distance < REACH_OF_FINGER && distance < nearest) {
        best = one;
        nearest = distance;
      }
    }
    return best;
  }
}

/** The first row of a symbol's fullest cell: what it is known by. */
export function keyOf(/** @type {Spot} */ { cells: [{ tile, cell }] }) {
  return String(tile.rows[cell]);
}

/** @param {import('./celltile.js').CellTile} tile @param {number} cell @param {Words} words */
export function nameOf(tile, cell, words) {
  return (words.lang === 'ar' && tile.arabic[cell]) || tile.name[cell];
}

/** @param {{name: string, code: string, arabic: string}} country @param {Words} words */
export function countryWords(country, words) {
  if (words.lang === 'ar' && country.arabic) return country.arabic;
  return mapCountryName(country, words);
}

/**
 * A dot of few events, divided by their kinds. What is unsure, or known to an area alone, is pale.
 * @param {CanvasRenderingContext2D} context
 * @param {import('../theme.js').Theme} theme
 * @param {Drawn} one
 */
function drawDot(context, theme, { x, y, r, shares, count }) {
  circle(context, x, y, r + HALO);
  context.fillStyle = theme.paper;
  context.fill();
  let angle = -Math.PI / 2;
  shares.forEach((share, index) => {
    if (share === 0) return;
    const next = angle + (2 * Math.PI * share) / count;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, r, angle, next);
    context.fillStyle = theme.families[index >> 1];
    context.globalAlpha = index & 1 ? PALE : 1;
    context.fill();
    angle = next;
  });
  context.globalAlpha = 1;
}

function circle(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {number} */ x,
  /** @type {number} */ y,
  /** @type {number} */ r,
) {
  context.beginPath();
  context.arc(x, y, r, 0, Math.PI * 2);
}

/** Countries with their runs, where the base map writes their names. @param {any[]} countries @param {import('../data/places.js').CountryLabel[]} labels */
function countriesOf(countries, labels) {
  const found = new Map(labels.map((label) => [label.code || label.name, label]));
  return countries.map((country) => {
    const label = found.get(country.code || country.name);
    const { lon, lat } = label ?? country;
    const name = label?.name ?? country.name;
    return { ...country, name, x: worldX(lon), y: worldY(lat), runs: readRuns([country.runs]) };
  });
}

/** Towns as the base map draws them. @param {{x: number[], y: number[], name: string[], arabic: string[]}} told @returns {any} */
function townsOf({ x, y, name, arabic }) {
  const count = x.length;
  const numbers = Array.from({ length: count }, (_, at) => at);
  return {
    strings: [...name, ...arabic],
    towns: { x, y, name: numbers, arabic: numbers.map((at) => count + at) },
  };
}

/**
 * The events on the map: areas, symbols and names, and which of them a pointer is on.
 */

import { AreaPainter } from './areas.js';
import { Boxes, boxAround } from './boxes.js';
import { NAMED } from './families.js';
import { canvasLayer, toCanvas } from './maplayer.js';
import { drawBadges, drawCountries, drawPlaceNames } from './maplabels.js';
import { worldX, worldY } from './mercator.js';
import { gatherSpots } from './spots.js';
import { MOST_SINGLE, drawFocus, drawRing, drawSymbol, ringRadius, rosette } from './symbols.js';

/** @typedef {import('./maplayer.js').View} View */
/** @typedef {import('./payload.js').Place} Place */

/**
 * A symbol as it stands on the canvas.
 * @typedef {object} Drawn
 * @property {number} x
 * @property {number} y
 * @property {number} r how far it reaches
 * @property {number[]} rows its events
 * @property {number[]} places
 * @property {string} name
 * @property {boolean} area
 * @property {boolean} selected
 * @property {{row: number, x: number, y: number}[]} single symbols of single events
 */

const REACH_OF_FINGER = 6;

export class EventLayer {
  /**
   * @param {import('./model.js').Model} model
   * @param {() => import('./theme.js').Theme} theme
   * @param {import('./maplabels.js').CountryLabel[]} countries
   */
  constructor(model, theme, countries) {
    this.model = model;
    this.theme = theme;
    this.countries = countries;
    this.areas = new AreaPainter();
    /** @type {Drawn[]} */
    this.drawn = [];
    /** @type {number | null} place row under the pointer */
    this.pointed = null;
    const most = mostAtOnePlace(model.data.links.place);
    /** How far the symbol of so many events reaches, pixels. */
    this.reach = (/** @type {number} */ count) =>
      count > MOST_SINGLE ? ringRadius(count, most) + 2 : rosette(count).reach;
    this.layer = canvasLayer('dateline-events', (context, view) => this.draw(context, view));
  }

  redraw() {
    this.layer.redraw();
  }

  /**
   * Rows of shown events by place row. Where nothing is told, that the place is named is drawn
   * once, however often it is.
   * @returns {Map<number, number[]>}
   */
  rowsByPlace() {
    const { data, shown } = this.model;
    /** @type {Map<number, number[]>} */
    const found = new Map();
    /** @type {Map<number, number>} */
    const named = new Map();
    for (const row of shown.rows) {
      const isEvent = data.columns.family[row] !== NAMED;
      for (const place of data.placeRows(row)) {
        if (!isEvent) named.set(place, row);
        else if (found.has(place)) found.get(place)?.push(row);
        else found.set(place, [row]);
      }
    }
    for (const [place, row] of named) if (!found.has(place)) found.set(place, [row]);
    return found;
  }

  /** @param {CanvasRenderingContext2D} context @param {View} view */
  draw(context, view) {
    const { data } = this.model;
    const theme = this.theme();
    const selected = new Set(this.model.state.selection?.places ?? []);
    const items = [];
    /** @type {Map<string, Drawn>} */
    const badges = new Map();
    for (const [row, rows] of this.rowsByPlace()) {
      const place = data.places[row];
      const at = toCanvas(view, worldX(place.lon), worldY(place.lat));
      const isSelected = selected.has(row) || row === this.pointed;
      if (place.kind === 'country') {
        badges.set(place.name, this.drawnOf({ ...at, places: [row], rows }, isSelected));
      } else if (place.area) {
        const isTold = rows.some((event) => data.columns.family[event] !== NAMED);
        if (isTold || isSelected) this.areas.paint(context, view, theme, place, isSelected);
        items.push({
          ...at,
          place: row,
          rows,
          elsewhere: this.areas.elsewhere(context, view, place),
        });
      } else {
        items.push({ ...at, place: row, rows });
      }
    }
    const spots = gatherSpots(items, this.reach).map((spot) =>
      this.drawnOf(
        spot,
        spot.places.some((place) => selected.has(place) || place === this.pointed),
      ),
    );
    this.drawSelectedPath(context, view);
    for (const spot of [...spots].reverse()) this.drawSpot(context, spot);
    this.drawNames(context, view, { spots, badges });
    this.drawn = [...spots, ...badges.values()].map((spot) => onGlobe(spot, view));
  }

  /**
   * @param {{x: number, y: number, rows: number[], places: number[]}} spot
   * @param {boolean} selected
   * @returns {Drawn}
   */
  drawnOf({ x, y, rows, places }, selected) {
    const { data } = this.model;
    const { family, stance } = data.columns;
    const sorted = [...rows].sort(
      (a, b) => family[a] - family[b] || stance[a] - stance[b] || a - b,
    );
    const first = data.places[places[0]];
    const name = places.length === 1 ? first.name : `${first.name} +${places.length - 1}`;
    const single =
      sorted.length > MOST_SINGLE
        ? []
        : rosette(sorted.length).places.map(([dx, dy], i) => ({
            row: sorted[i],
            x: x + dx,
            y: y + dy,
          }));
    return {
      x,
      y,
      r: this.reach(rows.length),
      rows: sorted,
      places,
      name,
      area: first.area,
      selected,
      single,
    };
  }

  /** @param {CanvasRenderingContext2D} context @param {Drawn} spot */
  drawSpot(context, spot) {
    const theme = this.theme();
    const { family, stance, dated } = this.model.data.columns;
    const narrowed = this.model.isNarrowed();
    const kind = (/** @type {number} */ row) => ({
      family: family[row],
      stance: stance[row],
      faint: narrowed && !dated[row],
    });
    if (spot.selected) drawFocus(context, theme, spot);
    if (spot.single.length === 0) {
      drawRing(context, theme, spot.rows.map(kind), { x: spot.x, y: spot.y, r: spot.r - 2 });
    }
    const { r } = rosette(Math.max(1, spot.single.length));
    const event = this.model.state.selection?.event;
    for (const { row, x, y } of spot.single) {
      drawSymbol(context, theme, kind(row), { x, y, r: row === event ? r + 1.5 : r });
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
    drawPlaceNames(context, theme, first, boxes);
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
    const links = this.model.data.linksOf(event);
    const origin = links.find((link) => link.role === 'origin');
    const goal = links.find((link) => link.role === 'destination');
    if (!origin || !goal) return;
    const at = (/** @type {Place} */ place) => toCanvas(view, worldX(place.lon), worldY(place.lat));
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
    if (!best) return null;
    const close = best.single.find((one) => Math.hypot(one.x - x, one.y - y) < 8);
    return { spot: best, event: close && best.places.length === 1 ? close.row : null };
  }
}

function mostAtOnePlace(/** @type {number[]} */ places) {
  const counts = new Map();
  let most = 0;
  for (const place of places) {
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    most = Math.max(most, count);
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

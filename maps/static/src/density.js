/**
 * Shading where events are too many to be told apart: darker for more, by orders of magnitude. Cells
 * are counted straight from the events, so that a million take no longer than a frame or two.
 */

import { NAMED } from './families.js';

/** Beyond so many events in sight they are shading. */
export const MOST_SYMBOLS = 20_000;
/** Width of a cell, CSS pixels. */
export const CELL = 4;
const LEVELS = 256;
/** The share of cells that may be as strong as can be, and the least number that makes them so. */
const STRONGEST = 0.003;
const LEAST_STRONG = 12;

/**
 * @typedef {object} Cells
 * @property {Float32Array} cells events in each, line by line
 * @property {number} columns
 * @property {number} lines
 * @property {number} seen events in all of them
 * @property {Uint32Array} countries events of each country that are known to no closer place
 */

/**
 * Count events in the cells of a drawing.
 * @param {import('./data/data.js').Data} data
 * @param {Uint32Array} rows events
 * @param {import('./maplayer.js').View} view
 * @returns {Cells}
 */
export function countCells({ columns: events, linkStarts, linkPlaces, places }, rows, view) {
  const columns = Math.ceil(view.width / CELL);
  const lines = Math.ceil(view.height / CELL);
  const cells = new Float32Array(columns * lines);
  const countries = new Uint32Array(places.countries.length);
  const { x, y, countryOf } = places;
  let seen = 0;
  const scale = view.size / CELL;
  const left = view.left / CELL;
  const top = view.top / CELL;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    if (events.family[row] === NAMED) continue;
    for (let link = linkStarts[row]; link < linkStarts[row + 1]; link += 1) {
      const place = linkPlaces[link];
      if (countryOf[place] >= 0) {
        countries[countryOf[place]] += 1;
        continue;
      }
      const column = x[place] * scale - left;
      const line = y[place] * scale - top;
      if (column >= 0 && column < columns && line >= 0 && line < lines) {
        cells[(line | 0) * columns + (column | 0)] += 1;
        seen += 1;
      }
    }
  }
  return { cells, columns, lines, seen, countries };
}

/**
 * How many events in a cell count as most: the same for all dates, so that shading can be compared
 * while it plays.
 * @param {Cells} all cells of everything that may be shown at this zoom
 */
export function strongestOf({ cells }) {
  const filled = cells.filter((count) => count > 0).sort();
  return Math.max(LEAST_STRONG, filled[Math.floor(filled.length * (1 - STRONGEST))] ?? 0);
}

/** Paints cells; keeps its small canvas and its colours from one drawing to the next. */
export class DensityPainter {
  constructor() {
    this.canvas = document.createElement('canvas');
    this.stops = '';
    this.colours = new Uint32Array(LEVELS);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import('./theme.js').Theme} theme
   * @param {Cells} counted
   * @param {number} strongest events in a cell at which the shading is as strong as can be
   */
  paint(context, theme, { cells, columns, lines }, strongest) {
    this.mix(theme.density);
    if (this.canvas.width !== columns || this.canvas.height !== lines) {
      this.canvas.width = columns;
      this.canvas.height = lines;
    }
    const pen = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    const image = pen.createImageData(columns, lines);
    const pixels = new Uint32Array(image.data.buffer);
    const smooth = blurred(cells, columns, lines);
    const scale = (LEVELS - 1) / Math.log1p(strongest);
    for (let i = 0; i < pixels.length; i += 1) {
      if (smooth[i] > 0) {
        pixels[i] = this.colours[Math.min(LEVELS - 1, Math.round(Math.log1p(smooth[i]) * scale))];
      }
    }
    pen.putImageData(image, 0, 0);
    context.imageSmoothingEnabled = true;
    context.drawImage(this.canvas, 0, 0, columns * CELL, lines * CELL);
  }

  /** Mix the colours of the levels from a few stops. @param {string[]} stops */
  mix(stops) {
    if (this.stops === stops.join()) return;
    this.stops = stops.join();
    const strip = document.createElement('canvas');
    strip.width = LEVELS;
    strip.height = 1;
    const pen = /** @type {CanvasRenderingContext2D} */ (strip.getContext('2d'));
    const ramp = pen.createLinearGradient(0, 0, LEVELS, 0);
    stops.forEach((stop, index) => ramp.addColorStop(index / (stops.length - 1), stop));
    pen.fillStyle = ramp;
    pen.fillRect(0, 0, LEVELS, 1);
    this.colours.set(new Uint32Array(pen.getImageData(0, 0, LEVELS, 1).data.buffer));
  }
}

/** Means over 3 × 3 cells, weighted 1 2 1, so that single events stay visible and grids do not. */
function blurred(
  /** @type {Float32Array} */ cells,
  /** @type {number} */ columns,
  /** @type {number} */ lines,
) {
  const across = new Float32Array(cells.length);
  for (let i = 1; i < cells.length - 1; i += 1) {
    across[i] = (cells[i - 1] + 2 * cells[i] + cells[i + 1]) / 4;
  }
  const smooth = new Float32Array(cells.length);
  for (let i = columns; i < columns * (lines - 1); i += 1) {
    smooth[i] = (across[i - columns] + 2 * across[i] + across[i + columns]) / 4;
  }
  return smooth;
}

/** The cells of one tile, as columns. */

import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { readRuns } from './runs.js';

/** @typedef {{zoom: number, column: number, line: number}} Address */

/**
 * @typedef {object} CellTile
 * @property {number} zoom
 * @property {number} count cells
 * @property {Float64Array} x where most of what they count lies, in the unit square
 * @property {Float64Array} y
 * @property {Uint32Array} events
 * @property {Float64Array} rows the first row of each
 * @property {Uint32Array} places
 * @property {Uint8Array} area 1 where its fullest place is ground rather than a spot
 * @property {string[]} name
 * @property {string[]} arabic
 * @property {import('./runs.js').Runs} runs
 */

/**
 * @param {ArrayBuffer} data a vector tile
 * @param {Address} address
 * @returns {CellTile}
 */
export function readTile(data, { zoom, column, line }) {
  const layer = new VectorTile(new PbfReader(new Uint8Array(data))).layers.cells;
  const count = layer?.length ?? 0;
  const tiles = 2 ** zoom;
  const tile = {
    zoom,
    count,
    x: new Float64Array(count),
    y: new Float64Array(count),
    events: new Uint32Array(count),
    rows: new Float64Array(count),
    places: new Uint32Array(count),
    area: new Uint8Array(count),
    name: new Array(count).fill(''),
    arabic: new Array(count).fill(''),
  };
  const texts = new Array(count).fill('');
  for (let cell = 0; cell < count; cell += 1) {
    const feature = layer.feature(cell);
    const told = /** @type {any} */ (feature.properties);
    const [[point]] = feature.loadGeometry();
    tile.x[cell] = (column + point.x / layer.extent) / tiles;
    tile.y[cell] = (line + point.y / layer.extent) / tiles;
    tile.events[cell] = told.events;
    tile.rows[cell] = told.row;
    tile.places[cell] = told.places;
    tile.area[cell] = told.area;
    tile.name[cell] = told.name ?? '';
    tile.arabic[cell] = told.arabic ?? '';
    texts[cell] = told.runs;
  }
  return { ...tile, runs: readRuns(texts) };
}

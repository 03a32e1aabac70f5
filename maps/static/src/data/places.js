/** The places of a page: positions in arrays for drawing, the rest when asked for. */

import { looked, scaled } from './columns.js';
import { latOf, lonOf, worldX, worldY } from '../mercator.js';

const AREAS = new Set(['country', 'admin1', 'admin2', 'region', 'desert', 'mountain', 'water']);
/** Steps across the world in which positions are told. */
export const STEPS = 2 ** 25;

/**
 * @typedef {object} Place
 * @property {number} row
 * @property {string} id
 * @property {string} name in Latin script
 * @property {string} arabic in Arabic; empty where nobody knows, like the next two
 * @property {string} kurdish
 * @property {string} admin1Arabic
 * @property {string} kind
 * @property {string} country
 * @property {string} admin1
 * @property {number} lon
 * @property {number} lat
 * @property {any} outline GeoJSON geometry or null
 * @property {boolean} area whether the point only stands for ground
 */

/**
 * Where the base map writes a country's name.
 * @typedef {object} CountryLabel
 * @property {string} name in English
 * @property {string} code ISO 3166-1 alpha-2; empty without one
 * @property {number} lon
 * @property {number} lat
 * @property {number} size what may be dropped first
 */

/** What a place is to a drawing. */
export const POINT = 0;
export const AREA = 1;
export const COUNTRY = 2;

export class PlaceTable {
  /**
   * @param {any} head
   * @param {Record<string, import('./columns.js').Numbers>} columns
   * @param {import('./texttable.js').TextTable} texts
   * @param {CountryLabel[]} labels where the base map writes countries
   */
  constructor(head, columns, texts, labels) {
    this.strings = /** @type {string[]} */ (head.strings);
    this.outlines = head.outlines;
    this.columns = columns;
    this.texts = texts;
    this.count = columns['places.x'].length;
    this.kinds = columns['places.kind'];
    this.names = columns['places.name'];
    /** In the unit square, as in mercator.js. */
    this.x = scaled(columns['places.x'], STEPS);
    this.y = scaled(columns['places.y'], STEPS);
    this.standing = looked(this.kinds, this.strings.map(standing));
    /** Countries, each with the rows of its places. @type {{name: string, code: string, rows: number[]}[]} */
    this.countries = [];
    /** The number of the country that a place is, -1 for other places. */
    this.countryOf = new Int16Array(this.count).fill(-1);
    this.findCountries();
    this.moveCountries(labels);
  }

  findCountries() {
    /** @type {Map<number, number>} */
    const numbers = new Map();
    for (let row = 0; row < this.count; row += 1) {
      if (this.standing[row] !== COUNTRY) continue;
      const name = this.names[row];
      if (!numbers.has(name)) {
        numbers.set(name, this.countries.length);
        const code = this.strings[this.columns['places.country'][row]];
        this.countries.push({ name: this.strings[name], code, rows: [] });
      }
      const number = numbers.get(name) ?? 0;
      this.countryOf[row] = number;
      this.countries[number].rows.push(row);
    }
  }

  /**
   * A country stands where its name stands.
   * @param {CountryLabel[]} labels
   */
  moveCountries(labels) {
    const found = new Map(labels.map((label) => [label.code || label.name, label]));
    for (const { name, code, rows } of this.countries) {
      const label = found.get(code || name);
      if (!label) continue;
      const [x, y] = [worldX(label.lon), worldY(label.lat)];
      for (const row of rows) {
        this.x[row] = x;
        this.y[row] = y;
      }
    }
  }

  name(/** @type {number} */ row) {
    return this.strings[this.names[row]];
  }

  /** What a column of strings says of a place. @param {string} column @param {number} row */
  text(column, row) {
    return this.strings[this.columns[`places.${column}`][row]];
  }

  /** Its names in all scripts. @param {number} row @returns {string[]} */
  allNames(row) {
    return [this.name(row), this.text('arabic', row), this.text('kurdish', row)].filter(Boolean);
  }

  /** @param {number} row @returns {string} */
  id(row) {
    return this.texts.cell('id', row) ?? String(row);
  }

  /** The place of an id, -1 without one. @param {string} id @returns {number} */
  rowOf(id) {
    for (let row = 0; row < this.count; row += 1) if (this.id(row) === id) return row;
    return -1;
  }

  /** @param {number} row @returns {Place} */
  get(row) {
    const kind = this.strings[this.kinds[row]];
    const text = (/** @type {string} */ column) => this.text(column, row);
    const degrees = (/** @type {string} */ column) => this.columns[column][row] / STEPS;
    return {
      row,
      id: this.texts.cell('id', row) ?? '',
      name: this.name(row),
      kind,
      arabic: text('arabic'),
      kurdish: text('kurdish'),
      admin1Arabic: text('admin1Arabic'),
      country: text('country'),
      admin1: text('admin1'),
      lon: lonOf(degrees('places.x')),
      lat: latOf(degrees('places.y')),
      outline: this.outlines[this.columns['places.outline'][row] - 1] ?? null,
      area: AREAS.has(kind),
    };
  }
}

/** Point, area or country, by kind. */
function standing(/** @type {string} */ kind) {
  if (kind === 'country') return COUNTRY;
  return AREAS.has(kind) ? AREA : POINT;
}

/**
 * The data that the page carries, as columns. The format is told in maps/page/payload.py.
 */

import { ceilTo, floorTo } from './calendar.js';
import { FAMILIES, STANCES } from './families.js';

const FORMAT = 'dateline-page';
const VERSION = 1;
const AREAS = new Set(['country', 'admin1', 'admin2', 'region', 'desert', 'mountain', 'water']);

/**
 * @typedef {object} Place
 * @property {number} row
 * @property {string} id
 * @property {string} name
 * @property {string} kind
 * @property {string} country
 * @property {string} admin1
 * @property {number} lon
 * @property {number} lat
 * @property {any} outline GeoJSON geometry or null
 * @property {boolean} area whether the point only stands for ground
 */

/**
 * @typedef {object} Link
 * @property {Place} place
 * @property {string} role
 * @property {string} text
 * @property {number} from
 * @property {number} to
 * @property {number} score
 */

/** @typedef {{start: number | null, end: number | null, precision: string}} Span */

/**
 * @typedef {object} Report
 * @property {string} id
 * @property {string} title
 * @property {string} source
 * @property {Span} published
 */

/** Events, places and reports of one page, read-only. */
export class Data {
  /**
   * @param {any} payload a parsed payload of this version
   * @param {{name: string, lon: number, lat: number}[]} labels where the base map writes countries
   */
  constructor(payload, labels = []) {
    if (payload.format !== FORMAT || payload.version !== VERSION) {
      throw new Error(`not a page of version ${VERSION}: ${payload.format} ${payload.version}`);
    }
    this.page = payload.page;
    this.strings = payload.strings;
    this.events = payload.events;
    this.types = payload.types;
    this.documents = payload.documents;
    this.links = payload.links;
    this.columns = columnsOf(payload);
    this.count = this.columns.count;
    /** @type {Place[]} */
    this.places = payload.places.id.map((/** @type {number} */ _, /** @type {number} */ row) =>
      placeOf(payload, row, labels),
    );
    this.linkStarts = linkStarts(payload.links.event, this.count);
    this.span = spanOf(this.columns);
    /** @type {Map<string, number>} */
    this.rowById = new Map();
    for (let row = this.count - 1; row >= 0; row -= 1) this.rowById.set(this.id(row), row);
  }

  text(/** @type {number} */ number) {
    return this.strings[number];
  }

  id(/** @type {number} */ row) {
    return this.text(this.events.id[row]);
  }

  label(/** @type {number} */ row) {
    return this.text(this.events.label[row]);
  }

  quote(/** @type {number} */ row) {
    return this.text(this.events.quote[row]);
  }

  family(/** @type {number} */ row) {
    return FAMILIES[this.columns.family[row]];
  }

  stance(/** @type {number} */ row) {
    return STANCES[this.columns.stance[row]];
  }

  /**
   * @param {'actors' | 'recipients' | 'quantities'} column
   * @param {number} row
   * @returns {string[]}
   */
  texts(column, row) {
    return this.events[column][row].map((/** @type {number} */ n) => this.text(n));
  }

  /** @param {number} row @returns {Span} */
  when(row) {
    const { start, end, precision } = this.events;
    return { start: start[row], end: end[row], precision: this.text(precision[row]) };
  }

  /** Row numbers of the places of an event, each once. @param {number} row @returns {number[]} */
  placeRows(row) {
    const found = this.links.place.slice(this.linkStarts[row], this.linkStarts[row + 1]);
    return [...new Set(found)];
  }

  /** @param {number} row @returns {Link[]} */
  linksOf(row) {
    const { place, role, text, from, to, score } = this.links;
    const result = [];
    for (let i = this.linkStarts[row]; i < this.linkStarts[row + 1]; i += 1) {
      result.push({
        place: this.places[place[i]],
        role: this.text(role[i]),
        text: this.text(text[i]),
        from: from[i],
        to: to[i],
        score: score[i],
      });
    }
    return result;
  }

  /** @param {number} row of an event @returns {Report} */
  report(row) {
    const { id, title, source, start, end, precision } = this.documents;
    const at = this.events.document[row];
    return {
      id: this.text(id[at]),
      title: this.text(title[at]),
      source: this.text(source[at]),
      published: { start: start[at], end: end[at], precision: this.text(precision[at]) },
    };
  }

  /** Everything a search should find an event by. */
  searchText(/** @type {number} */ row) {
    const report = this.report(row);
    const places = this.linksOf(row).map((link) => `${link.text} ${link.place.name}`);
    return [
      this.label(row),
      this.quote(row),
      this.text(this.events.attribution[row]),
      report.title,
      ...places,
      ...this.texts('actors', row),
      ...this.texts('recipients', row),
    ].join(' ');
  }
}

/** The payload in a document's data block. */
export function readBlock(/** @type {Document} */ document, /** @type {string} */ id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? 'null');
}

function columnsOf(/** @type {any} */ { events, types, strings }) {
  const count = events.id.length;
  const families = types.family.map((/** @type {number} */ n) => FAMILIES.indexOf(strings[n]));
  const other = FAMILIES.length - 1;
  const isDated = (/** @type {number} */ row) =>
    events.start[row] !== null || events.end[row] !== null;
  const from =
    (/** @type {(row: number) => number} */ value) =>
    (/** @type {any} */ _, /** @type {number} */ row) =>
      value(row);
  return {
    count,
    start: Float64Array.from(events.start, (value) => value ?? -Infinity),
    end: Float64Array.from(events.end, (value) => value ?? Infinity),
    dated: Uint8Array.from(
      { length: count },
      from((row) => (isDated(row) ? 1 : 0)),
    ),
    family: Uint8Array.from(
      { length: count },
      from((row) => {
        const family = families[events.type[row]];
        return family < 0 ? other : family;
      }),
    ),
    stance: Uint8Array.from(
      { length: count },
      from((row) => Math.max(0, STANCES.indexOf(strings[events.factuality[row]]))),
    ),
  };
}

/**
 * A country stands where its name stands.
 * @param {any} payload
 * @param {number} row
 * @param {{name: string, lon: number, lat: number}[]} labels
 * @returns {Place}
 */
function placeOf({ places, outlines, strings }, row, labels) {
  const kind = strings[places.kind[row]];
  const name = strings[places.name[row]];
  const label = kind === 'country' ? labels.find((one) => one.name === name) : undefined;
  return {
    row,
    id: strings[places.id[row]],
    name,
    kind,
    country: strings[places.country[row]],
    admin1: strings[places.admin1[row]],
    lon: label?.lon ?? places.lon[row],
    lat: label?.lat ?? places.lat[row],
    outline: outlines[places.outline[row]] ?? null,
    area: AREAS.has(kind),
  };
}

/** Where the links of each event begin: links are sorted by event. */
function linkStarts(/** @type {number[]} */ events, /** @type {number} */ count) {
  const starts = new Uint32Array(count + 1);
  for (const event of events) starts[event + 1] += 1;
  for (let row = 0; row < count; row += 1) starts[row + 1] += starts[row];
  return starts;
}

/**
 * Whole days from the first known moment to the last; null if nothing is dated.
 * @returns {[number, number] | null}
 */
function spanOf(
  /** @type {{start: Float64Array, end: Float64Array, count: number}} */ { start, end, count },
) {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < count; row += 1) {
    for (const moment of [start[row], end[row]]) {
      if (!Number.isFinite(moment)) continue;
      first = Math.min(first, moment);
      last = Math.max(last, moment);
    }
  }
  return first < last ? [floorTo(first, 'day'), ceilTo(last, 'day')] : null;
}

/** The events, places and reports of one page, read-only. The format is told in maps/page/payload.py. */

import { FAMILIES, STANCES } from '../families.js';
import { ceilTo, floorTo } from '../calendar.js';
import { looked, readColumns, scaled, startsOf } from './columns.js';
import { PlaceTable, STEPS } from './places.js';
import { NO_TEXTS } from './texttable.js';
import { wordIn } from '../words.js';

const FORMAT = 'dateline-page';
const OTHER = FAMILIES.indexOf('other');

/** @typedef {import('./places.js').Place} Place */

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
 * @property {string} outlet who published it, else the host of its address or the name of its file
 * @property {string} author empty where the report does not say
 * @property {Span} published
 * @property {string} basis of that date: `inferred` where the report does not give it itself
 */

/** A passage that tells an event, as in `tellings` of docs/events.md. @typedef {Record<string, any>} Telling */

/** @typedef {Record<'ids' | 'events' | 'documents' | 'places', import('./texttable.js').TextTable>} TextTables */

export class Data {
  /**
   * @param {any} head
   * @param {Uint8Array} bytes the columns
   * @param {Partial<TextTables>} texts
   * @param {import('./places.js').CountryLabel[]} labels where the base map writes countries
   */
  constructor(head, bytes, texts = {}, labels = []) {
    if (head.format !== FORMAT) throw new Error(`no page's data: ${head.format}`);
    const columns = readColumns(head.columns, bytes);
    this.page = head.page;
    /** @type {string[]} */
    this.strings = head.strings;
    /** @type {string[]} */
    this.precisions = head.precisions;
    /** @type {string[]} */
    this.codes = head.types.code;
    /** @type {TextTables} */
    this.texts = { ids: NO_TEXTS, events: NO_TEXTS, documents: NO_TEXTS, places: NO_TEXTS, ...texts };
    this.columns = eventColumns(head, columns);
    this.count = this.columns.count;
    this.places = new PlaceTable(head, columns, this.texts.places, labels);
    /** Towns of the base map, weightiest first. */
    this.towns = {
      x: scaled(columns['towns.x'], STEPS),
      y: scaled(columns['towns.y'], STEPS),
      name: columns['towns.name'],
      arabic: columns['towns.arabic'],
    };
    this.linkStarts = startsOf(columns['events.links']);
    this.linkPlaces = columns['links.place'];
    this.actorStarts = startsOf(columns['events.actors']);
    this.actorTexts = columns['actors.text'];
    this.labels = columns['events.label'];
    this.reports = columns['events.reports'];
    /** What other languages call the labels. @type {Record<string, Record<string, string>>} */
    this.spokenLabels = head.labels;
    this.outlets = columns['documents.outlet'];
    this.span = spanOf(this.columns);
    this.hasHours = hasHours(this.precisions, this.columns.precision);
    /** @type {Map<string, number> | null} */
    this.rows = null;
  }

  id(/** @type {number} */ row) {
    return this.texts.ids.cell('id', row) ?? String(row);
  }

  /** The event of an id. @param {string} id @returns {number | undefined} */
  rowOf(id) {
    if (!this.rows) {
      this.rows = new Map();
      for (let row = this.count - 1; row >= 0; row -= 1) this.rows.set(this.id(row), row);
    }
    return this.rows.get(id);
  }

  label(/** @type {number} */ row) {
    return this.strings[this.labels[row]];
  }

  /** The label as a language has it. @param {number} row @param {string} lang */
  labelIn(row, lang) {
    const label = this.label(row);
    return Object.hasOwn(this.spokenLabels, lang) ? wordIn(this.spokenLabels[lang], label, label) : label;
  }

  /** @param {number} row @returns {string} */
  quote(row) {
    return this.texts.events.cell('quote', row) ?? '';
  }

  /**
   * A text that is told of an event.
   * @param {'date' | 'basis' | 'attribution'} column
   * @param {number} row
   * @returns {string}
   */
  told(column, row) {
    return this.texts.events.cell(column, row) ?? '';
  }

  /** Where the trigger stands in the quote. @param {number} row @returns {[number, number]} */
  trigger(row) {
    return this.texts.events.cell('trigger', row) ?? [0, 0];
  }

  /** Who did it. @param {number} row @returns {string[]} */
  actors(row) {
    const numbers = this.actorTexts.subarray(this.actorStarts[row], this.actorStarts[row + 1]);
    return Array.from(numbers, (number) => this.strings[number]);
  }

  /**
   * @param {'recipients' | 'quantities' | 'differences'} column
   * @param {number} row
   * @returns {string[]}
   */
  list(column, row) {
    return this.texts.events.cell(column, row) ?? [];
  }

  /** What a person decided of it. @param {number} row @returns {import('../amendments.js').Amendment[]} */
  amendments(row) {
    const rows = this.texts.events.cell('corrected', row) ?? [];
    return rows.map((/** @type {string[]} */ [what, was, by, at, note]) => ({ what, was, by, at, note }));
  }

  /**
   * The passages that tell an event, one for each of their places, the one shown first; none where
   * one alone tells it.
   * @param {number} row
   * @returns {Telling[]}
   */
  tellings(row) {
    return this.texts.events.cell('tellings', row) ?? [];
  }

  /** How many reports tell an event. @param {number} row @returns {number} */
  reportCount(row) {
    return this.reports[row];
  }

  code(/** @type {number} */ row) {
    return this.codes[this.columns.type[row]];
  }

  stance(/** @type {number} */ row) {
    return STANCES[this.columns.stance[row]];
  }

  /** @param {number} row @returns {Span} */
  when(row) {
    const { start, end, precision } = this.columns;
    return {
      start: Number.isFinite(start[row]) ? start[row] : null,
      end: Number.isFinite(end[row]) ? end[row] : null,
      precision: this.precisions[precision[row]],
    };
  }

  /** Row numbers of the places of an event, each once. @param {number} row @returns {number[]} */
  placeRows(row) {
    const found = this.linkPlaces.subarray(this.linkStarts[row], this.linkStarts[row + 1]);
    return [...new Set(found)];
  }

  /** @param {number} row @returns {Link[]} */
  linksOf(row) {
    const first = this.linkStarts[row];
    const told = this.texts.events.cell('links', row) ?? [];
    return Array.from(
      this.linkPlaces.subarray(first, this.linkStarts[row + 1]),
      (place, index) => {
        const [role, text, from, to, score] = told[index] ?? ['location', '', -1, -1, 1];
        return { place: this.places.get(place), role, text, from, to, score };
      },
    );
  }

  /** @param {number} row of an event @returns {Report} */
  report(row) {
    const at = this.columns.document[row];
    const cell = (/** @type {string} */ column) => this.texts.documents.cell(column, at);
    return {
      id: cell('id') ?? '',
      title: cell('title') ?? '',
      source: cell('source') ?? '',
      outlet: this.strings[this.outlets[at]] ?? '',
      author: cell('author') ?? '',
      published: {
        start: cell('start') ?? null,
        end: cell('end') ?? null,
        precision: cell('precision') ?? 'none',
      },
      basis: cell('basis') ?? 'none',
    };
  }

  /** Everything a search should find an event by. @param {number} row */
  searchText(row) {
    const told = this.texts.events.cell('links', row) ?? [];
    const places = this.placeRows(row).flatMap((place) => this.places.allNames(place));
    return [
      this.label(row),
      ...Object.keys(this.spokenLabels).map((lang) => this.labelIn(row, lang)),
      this.quote(row),
      this.told('attribution', row),
      this.report(row).title,
      ...told.map((/** @type {string[]} */ [, text]) => text),
      ...places,
      ...this.actors(row),
      ...this.list('recipients', row),
    ].join(' ');
  }
}

/**
 * @param {any} head
 * @param {Record<string, import('./columns.js').Numbers>} columns
 */
function eventColumns(head, columns) {
  const open = columns['events.open'];
  const count = open.length;
  const at = (/** @type {string[]} */ names, /** @type {number} */ other) => (/** @type {string} */ name) => names.includes(name) ? names.indexOf(name) : other;
  const families = head.types.family.map(at(FAMILIES, OTHER));
  const stances = head.stances.map(at(STANCES, 0));
  const type = columns['events.type'];
  return {
    count,
    ...moments(head.epoch, columns),
    dated: looked(open, [1, 1, 1, 0]),
    type,
    family: looked(type, families),
    stance: looked(columns['events.stance'], stances),
    precision: columns['events.precision'],
    document: columns['events.document'],
  };
}

/** Whether any event is known to the hour or closer. */
function hasHours(
  /** @type {string[]} */ precisions,
  /** @type {import('./columns.js').Numbers} */ column,
) {
  const [minute, hour] = ['minute', 'hour'].map((name) => precisions.indexOf(name));
  return column.includes(minute) || column.includes(hour);
}

/**
 * Both ends of each event in minutes since 1970, infinite where open.
 * @param {number} epoch
 * @param {Record<string, import('./columns.js').Numbers>} columns
 */
function moments(epoch, columns) {
  const open = columns['events.open'];
  const starts = columns['events.start'];
  const lengths = columns['events.length'];
  const start = new Float64Array(open.length);
  const end = new Float64Array(open.length);
  for (let row = 0; row < open.length; row += 1) {
    const from = epoch + (open[row] & 1 ? 0 : starts[row]);
    start[row] = open[row] & 1 ? -Infinity : from;
    end[row] = open[row] & 2 ? Infinity : from + lengths[row];
  }
  return { start, end };
}

/**
 * Whole days from the first known moment to the last; null if nothing is dated.
 * @param {{start: Float64Array, end: Float64Array, count: number}} columns
 * @returns {[number, number] | null}
 */
function spanOf({ start, end, count }) {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < count; row += 1) {
    if (Number.isFinite(start[row])) {
      first = Math.min(first, start[row]);
      last = Math.max(last, start[row]);
    }
    if (Number.isFinite(end[row])) {
      first = Math.min(first, end[row]);
      last = Math.max(last, end[row]);
    }
  }
  return first < last ? [floorTo(first, 'day'), ceilTo(last, 'day')] : null;
}

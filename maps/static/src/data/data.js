/** The events, places and reports of one page, read-only. The format is told in maps/page/payload.py. */

import { STANCES } from '../families.js';
import { readColumns, scaled, startsOf } from './columns.js';
import { eventColumns, hasHours, spanOf } from './events.js';
import { PlaceTable, STEPS } from './places.js';
import { NO_TEXTS } from './texttable.js';
import { wordIn } from '../words.js';

const FORMAT = 'dateline-page';

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

/** @typedef {Record<'ids' | 'events' | 'links' | 'tellings' | 'documents' | 'places', import('./texttable.js').TextTable>} TextTables */

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
    this.texts = {
      ids: NO_TEXTS,
      events: NO_TEXTS,
      links: NO_TEXTS,
      tellings: NO_TEXTS,
      documents: NO_TEXTS,
      places: NO_TEXTS,
      ...texts,
    };
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
    this.tellingStarts = startsOf(columns['events.tellings']);
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
    const { tellings } = this.texts;
    const first = this.tellingStarts[row];
    const count = tellings.count && this.tellingStarts[row + 1] - first;
    return Array.from({ length: count }, (_, index) => tellings.row(first + index));
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
    const { links } = this.texts;
    return Array.from(
      this.linkPlaces.subarray(first, this.linkStarts[row + 1]),
      (place, index) => {
        const [from, to] = links.cell('mark', first + index) ?? [-1, -1];
        return {
          place: this.places.get(place),
          role: links.cell('role', first + index) ?? 'location',
          text: links.cell('text', first + index) ?? '',
          from,
          to,
          score: links.cell('score', first + index) ?? 1,
        };
      },
    );
  }

  /** Its places as the report writes them. @param {number} row @returns {string[]} */
  linkTexts(row) {
    const first = this.linkStarts[row];
    const length = this.linkStarts[row + 1] - first;
    return Array.from({ length }, (_, index) => this.texts.links.cell('text', first + index) ?? '');
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
    const places = this.placeRows(row).flatMap((place) => this.places.allNames(place));
    return [
      this.label(row),
      ...Object.keys(this.spokenLabels).map((lang) => this.labelIn(row, lang)),
      this.quote(row),
      this.told('attribution', row),
      this.report(row).title,
      ...this.linkTexts(row),
      ...places,
      ...this.actors(row),
      ...this.list('recipients', row),
    ].join(' ');
  }
}

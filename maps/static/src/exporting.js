/**
 * What is shown, as GeoJSON and as CSV, made in the page or an atlas. Pure: events in, text out.
 *
 * One feature, or one line, for each event at each of its places; an event without a place has one
 * too. Columns are called as in docs/events.md; lists are joined by "; " in CSV, which leaves out the
 * single tellings. The GeoJSON is one that `dateline map` reads back.
 */

import { DAY, civil, isoDate, two } from './calendar.js';
import { outletOf } from './citation.js';

/**
 * What is asked of data: those of the page are more.
 * @typedef {Pick<import('./data/data.js').Data, 'id' | 'code' | 'label' | 'stance' | 'quote' | 'trigger' | 'when'
 *   | 'report' | 'told' | 'list' | 'actors' | 'amendments' | 'reportCount' | 'tellings' | 'linksOf'>} Data
 */
/** @typedef {import('./data/data.js').Link} Link */
/** @typedef {Record<string, string | number | string[] | object[] | null>} Properties */
/**
 * An event at one of its places, or without one.
 * @typedef {object} Told
 * @property {Properties} properties
 * @property {{lon: number, lat: number} | null} place
 * @property {number} number which of its places, from 1; 0 for none
 */

const DECIMALS = 5;
/** As geo/geojson/version.py has it. */
const MARK = { format: 'dateline-events', version: 2 };
/** A table program takes a cell that begins so for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** @typedef {(told: Iterable<Told>) => string[]} Write the parts of a text */

export const FORMATS = {
  GeoJSON: { suffix: 'geojson', type: 'application/geo+json', write: geojson },
  CSV: { suffix: 'csv', type: 'text/csv;charset=utf-8', write: csv },
};

/**
 * RFC 7946.
 * @param {Iterable<Told>} told
 * @returns {string[]} the parts of the text
 */
export function geojson(told) {
  const parts = [`{"type":"FeatureCollection","dateline":${JSON.stringify(MARK)},"features":[`];
  for (const { properties, place, number } of told) {
    const at = place && [rounded(place.lon), rounded(place.lat)];
    const feature = {
      type: 'Feature',
      id: `${properties.event_id}/${number}`,
      geometry: at && { type: 'Point', coordinates: at },
      properties,
    };
    parts.push(`${parts.length > 1 ? ',' : ''}\n${JSON.stringify(feature)}`);
  }
  parts.push('\n]}\n');
  return parts;
}

/**
 * RFC 4180, UTF-8 with a mark, every text in quotes; cells that a table program would compute begin
 * with an apostrophe.
 * @param {Iterable<Told>} told
 * @returns {string[]} the parts of the text
 */
export function csv(told) {
  /** @type {string[]} */
  const parts = ['\ufeff'];
  const line = (/** @type {Properties[string][]} */ cells) => `${cells.map(cell).join(',')}\r\n`;
  for (const { properties: { tellings, corrected, ...properties }, place } of told) {
    const all = {
      ...properties,
      corrected: Array.isArray(corrected) ? JSON.stringify(corrected) : null,
      lon: place && rounded(place.lon),
      lat: place && rounded(place.lat),
    };
    if (parts.length === 1) parts.push(line(Object.keys(all)));
    parts.push(line(Object.values(all)));
  }
  return parts;
}

/** One cell of a CSV file. @param {Properties[string]} value @returns {string} */
export function cell(value) {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = (Array.isArray(value) ? value.join('; ') : value).replaceAll('\0', '\ufffd');
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/**
 * Events of the page.
 * @param {Data} data
 * @param {ArrayLike<number>} rows
 * @returns {Iterable<Told>}
 */
export function* toldOf(data, rows) {
  for (let at = 0; at < rows.length; at += 1) {
    const told = ofEvent(data, rows[at]);
    const quote = data.quote(rows[at]);
    const links = data.linksOf(rows[at]);
    for (const [index, link] of links.entries()) {
      yield { properties: { ...told, ...ofPlace(link, quote) }, place: link.place, number: index + 1 };
    }
    if (links.length === 0) yield { properties: { ...told, ...ofPlace(null, quote) }, place: null, number: 0 };
  }
}

/** @param {Data} data @param {number} row @returns {Properties} */
function ofEvent(data, row) {
  const { start, end, precision } = data.when(row);
  const { published, ...report } = data.report(row);
  const quote = data.quote(row);
  const [first, last] = data.trigger(row);
  return {
    event_id: data.id(row),
    type: data.code(row),
    label: data.label(row),
    factuality: data.stance(row),
    attribution: data.told('attribution', row),
    date_start: moment(start),
    date_end: moment(end),
    date_precision: precision,
    date_basis: data.told('basis', row) || 'none',
    date_text: data.told('date', row),
    quote,
    trigger_start: codePoints(quote, first),
    trigger_end: codePoints(quote, last),
    actors: data.actors(row),
    recipients: data.list('recipients', row),
    quantities: data.list('quantities', row),
    document_id: report.id,
    title: report.title,
    source: report.source,
    outlet: report.outlet === outletOf(report.source) ? '' : report.outlet,
    author: report.author,
    ...ofPublication(published, report.basis),
    corrected: data.amendments(row),
    told_by: data.reportCount(row),
    differences: data.list('differences', row),
    tellings: data.tellings(row),
  };
}

/** @param {import('./data/data.js').Span} span @param {string} basis @returns {Properties} */
function ofPublication({ start, end, precision }, basis) {
  const isKnown = start !== null || end !== null;
  return {
    published_start: moment(start),
    published_end: moment(end),
    published_precision: isKnown ? precision : null,
    published_basis: isKnown ? basis : null,
  };
}

/** @param {Link | null} link @param {string} quote @returns {Properties} */
function ofPlace(link, quote) {
  const mark = link && link.from >= 0 ? link : null;
  return {
    place_id: link && link.place.id,
    place_name: link && link.place.name,
    place_kind: link && link.place.kind,
    country: link && (link.place.country || null),
    admin1: link && (link.place.admin1 || null),
    place_role: link && link.role,
    place_text: link && link.text,
    place_score: link && link.score,
    mark_start: mark && codePoints(quote, mark.from),
    mark_end: mark && codePoints(quote, mark.to),
  };
}

/** `2019-10-15`, or `2019-10-15T06:45` within a day. @param {number | null} minutes */
function moment(minutes) {
  if (minutes === null) return null;
  const { hour, minute } = civil(minutes);
  return minutes % DAY === 0 ? isoDate(minutes) : `${isoDate(minutes)}T${two(hour)}:${two(minute)}`;
}

/** How many code points the first units of a text are: JavaScript counts the latter, files the former. */
function codePoints(/** @type {string} */ text, /** @type {number} */ units) {
  return Array.from(text.slice(0, units)).length;
}

function rounded(/** @type {number} */ degrees) {
  return Number(degrees.toFixed(DECIMALS));
}

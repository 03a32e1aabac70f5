/**
 * Which events are shown, and why the others are not. Pure: columns in, numbers out.
 *
 * Two steps, since time changes far oftener than all else: what passes the filters, then what of
 * that lies in the dates. Rows are sorted by start, so most of the second is a stretch of rows.
 */

import { NAMED } from './families.js';

/**
 * What filters ask; a set names what is switched off, `matches` and `only` what is kept.
 * @typedef {object} Filters
 * @property {Set<number>} offFamilies
 * @property {Set<number>} offStances
 * @property {Set<number>} [offPrecisions] of dates
 * @property {Uint8Array | null} matches 1 for every event that the search found; null without one
 * @property {Uint8Array | null} [only] 1 for every event that other filters keep; null without any
 */

/**
 * @typedef {object} Dates
 * @property {number} start minutes, first shown
 * @property {number} end minutes, first not shown
 * @property {boolean} undated whether events without a date are shown
 */

/** @typedef {Filters & Dates} Criteria */

/**
 * @typedef {object} Columns
 * @property {number} count
 * @property {Float64Array} start rising, -Infinity where open
 * @property {Float64Array} end Infinity where open
 * @property {Uint8Array} dated 1 where at least one end is known; undated rows are the last
 * @property {Uint8Array} family
 * @property {Uint8Array} stance
 * @property {ArrayLike<number>} [precision]
 */

/**
 * What passes the filters, whatever the dates.
 * @typedef {object} Passing
 * @property {Uint32Array} dated rows, places only named among them
 * @property {Uint32Array} undated rows, likewise
 * @property {Uint32Array} passed dated events, without places only named
 * @property {Uint32Array} passedUndated undated events
 * @property {Uint32Array} named how many of the first so many `dated` are places only named
 * @property {number} total events of the page
 * @property {number} totalUndated events of the page without a date
 * @property {number} totalNamed places only named, of the page
 * @property {number} namedUndated undated ones among them
 */

/**
 * How many events are shown, and what hides the others. Places only named are counted apart.
 * @typedef {object} Tally
 * @property {number} total
 * @property {number} shown
 * @property {number} undated events without a date, shown or not
 * @property {number} undatedShown
 * @property {number} byTime hidden by the dates only
 * @property {number} byFilter hidden by filters or search
 * @property {number} bySwitch undated ones hidden by their switch
 * @property {number} named shown places that are only named
 */

/**
 * @typedef {object} Rows
 * @property {Uint32Array} rows all that is shown, in its order
 * @property {Uint32Array} passed dated events that pass everything but the dates, in their order
 * @property {Uint32Array} passedUndated undated events that pass the filters
 */

/** @typedef {Rows & Tally} Shown */

/**
 * A span is shown if it shares a moment with [start, end).
 * @param {Columns} columns
 * @param {Criteria} criteria
 * @returns {Shown}
 */
export function filterEvents(columns, criteria) {
  return inDates(columns, passing(columns, criteria), criteria);
}

/** @param {Columns} columns @param {Filters} filters @returns {Passing} */
export function passing(columns, filters) {
  const { count, dated, family } = columns;
  const size = dated.indexOf(0) < 0 ? count : dated.indexOf(0);
  const rows = new Uint32Array(count);
  const events = new Uint32Array(count);
  const named = new Uint32Array(size + 1);
  const passes = test(columns, filters);
  const found = { dated: 0, datedEvents: 0, all: 0, events: 0, named: 0, namedUndated: 0 };
  for (let row = 0; row < count; row += 1) {
    if (row === size) Object.assign(found, { dated: found.all, datedEvents: found.events });
    const isNamed = family[row] === NAMED;
    if (isNamed) found.named += 1;
    if (isNamed && row >= size) found.namedUndated += 1;
    if (!passes(row)) continue;
    if (row < size) named[found.all + 1] = named[found.all] + Number(isNamed);
    rows[found.all++] = row;
    if (!isNamed) events[found.events++] = row;
  }
  if (size === count) Object.assign(found, { dated: found.all, datedEvents: found.events });
  return {
    dated: rows.subarray(0, found.dated),
    undated: rows.subarray(found.dated, found.all),
    passed: events.subarray(0, found.datedEvents),
    passedUndated: events.subarray(found.datedEvents, found.events),
    named,
    total: count - found.named,
    totalUndated: count - size - found.namedUndated,
    totalNamed: found.named,
    namedUndated: found.namedUndated,
  };
}

/**
 * @param {Columns} columns
 * @param {Passing} passed
 * @param {Dates} dates
 * @returns {Shown}
 */
export function inDates({ start, end }, passed, dates) {
  const { dated, undated, named } = passed;
  const first = lowerBound(dated, start, dates.start);
  const last = Math.max(first, lowerBound(dated, start, dates.end));
  const rows = new Uint32Array(dated.length + undated.length);
  let size = 0;
  let onlyNamed = named[last] - named[first];
  for (let i = 0; i < Math.min(first, last); i += 1) {
    // Begun before: shown if it lasts long enough.
    if (start[dated[i]] < dates.end && end[dated[i]] > dates.start) {
      rows[size++] = dated[i];
      onlyNamed += named[i + 1] - named[i];
    }
  }
  rows.set(dated.subarray(first, last), size);
  size += last - first;
  const shownDated = size - onlyNamed;
  const undatedShown = dates.undated ? passed.passedUndated.length : 0;
  if (dates.undated) {
    rows.set(undated, size);
    size += undated.length;
    onlyNamed += undated.length - passed.passedUndated.length;
  }
  return {
    rows: rows.subarray(0, size),
    passed: passed.passed,
    passedUndated: passed.passedUndated,
    total: passed.total,
    shown: shownDated + undatedShown,
    undated: passed.totalUndated,
    undatedShown,
    byTime: passed.passed.length - shownDated,
    byFilter: passed.total - passed.passed.length - passed.passedUndated.length,
    bySwitch: passed.passedUndated.length - undatedShown,
    named: onlyNamed,
  };
}

/** The test for one row, with no work for filters that are not set. @returns {(row: number) => boolean} */
function test(/** @type {Columns} */ columns, /** @type {Filters} */ filters) {
  const { family, stance, precision } = columns;
  const tests = [
    without(family, filters.offFamilies),
    without(stance, filters.offStances),
    precision ? without(precision, filters.offPrecisions) : null,
    filters.matches && kept(filters.matches),
    filters.only ? kept(filters.only) : null,
  ].filter((one) => one !== null);
  if (tests.length === 0) return () => true;
  if (tests.length === 1) return tests[0];
  return (row) => tests.every((one) => one(row));
}

/** @returns {((row: number) => boolean) | null} */
function without(
  /** @type {ArrayLike<number>} */ column,
  /** @type {Set<number> | undefined} */ off,
) {
  if (!off || off.size === 0) return null;
  const mask = new Uint8Array(256);
  for (const number of off) mask[number] = 1;
  return (row) => mask[column[row]] === 0;
}

/** @returns {(row: number) => boolean} */
function kept(/** @type {Uint8Array} */ mask) {
  return (row) => mask[row] === 1;
}

/** The first of the rows whose start is not before a moment. */
function lowerBound(
  /** @type {Uint32Array} */ rows,
  /** @type {Float64Array} */ start,
  /** @type {number} */ moment,
) {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[rows[middle]] < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which events are shown, and why the others are not. Pure: columns in, numbers out. */

import { NAMED } from './families.js';

/**
 * @typedef {object} Criteria
 * @property {number} start minutes, first shown
 * @property {number} end minutes, first not shown
 * @property {boolean} undated whether events without a date are shown
 * @property {Set<number>} offFamilies families switched off
 * @property {Set<number>} offStances factualities switched off
 * @property {Uint8Array | null} matches 1 for every event that the search found; null without one
 */

/**
 * @typedef {object} Columns
 * @property {number} count
 * @property {Float64Array} start -Infinity where open
 * @property {Float64Array} end Infinity where open
 * @property {Uint8Array} dated 1 where at least one end is known
 * @property {Uint8Array} family
 * @property {Uint8Array} stance
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
  const { count, dated, family } = columns;
  const rows = new Uint32Array(count);
  const passed = new Uint32Array(count);
  const passedUndated = new Uint32Array(count);
  const sizes = { rows: 0, passed: 0, undated: 0 };
  const tally = emptyTally();
  for (let row = 0; row < count; row += 1) {
    const fate = fateOf(columns, criteria, row);
    if (fate === 'shown') rows[sizes.rows++] = row;
    if (family[row] === NAMED) {
      if (fate === 'shown') tally.named += 1;
      continue;
    }
    tally.total += 1;
    tally[fate] += 1;
    if (!dated[row]) tally.undated += 1;
    if (fate === 'byFilter') continue;
    if (dated[row]) passed[sizes.passed++] = row;
    else passedUndated[sizes.undated++] = row;
  }
  tally.undatedShown = criteria.undated ? sizes.undated : 0;
  return {
    ...tally,
    rows: rows.subarray(0, sizes.rows),
    passed: passed.subarray(0, sizes.passed),
    passedUndated: passedUndated.subarray(0, sizes.undated),
  };
}

/** @returns {Tally} */
function emptyTally() {
  return {
    total: 0,
    shown: 0,
    undated: 0,
    undatedShown: 0,
    byTime: 0,
    byFilter: 0,
    bySwitch: 0,
    named: 0,
  };
}

/**
 * Whether a row is shown, else what hides it first.
 * @param {Columns} columns
 * @param {Criteria} criteria
 * @param {number} row
 * @returns {'shown' | 'byFilter' | 'bySwitch' | 'byTime'}
 */
function fateOf(columns, criteria, row) {
  if (!passes(columns, criteria, row)) return 'byFilter';
  if (!columns.dated[row]) return criteria.undated ? 'shown' : 'bySwitch';
  const inside = columns.start[row] < criteria.end && columns.end[row] > criteria.start;
  return inside ? 'shown' : 'byTime';
}

function passes(
  /** @type {Columns} */ columns,
  /** @type {Criteria} */ criteria,
  /** @type {number} */ row,
) {
  return (
    !criteria.offFamilies.has(columns.family[row]) &&
    !criteria.offStances.has(columns.stance[row]) &&
    (criteria.matches === null || criteria.matches[row] === 1)
  );
}

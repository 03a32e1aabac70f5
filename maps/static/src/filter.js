/** Which events are shown, and why the others are not. Pure: columns in, numbers out. */

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
 * @typedef {object} Shown
 * @property {Uint32Array} rows events shown, in their order
 * @property {Uint32Array} passed dated events that pass everything but the dates, in their order
 * @property {Uint32Array} passedUndated undated events that pass the filters
 * @property {number} total
 * @property {number} shown
 * @property {number} undated events without a date, shown or not
 * @property {number} undatedShown
 * @property {number} byTime hidden by the dates only
 * @property {number} byFilter hidden by filters or search
 * @property {number} bySwitch undated ones hidden by their switch
 */

/**
 * A span is shown if it shares a moment with [start, end).
 * @param {Columns} columns
 * @param {Criteria} criteria
 * @returns {Shown}
 */
export function filterEvents(columns, criteria) {
  const { count, start, end, dated } = columns;
  const rows = new Uint32Array(count);
  const passed = new Uint32Array(count);
  const passedUndated = new Uint32Array(count);
  const sizes = { rows: 0, passed: 0, undated: 0 };
  let undated = 0;
  let byFilter = 0;
  for (let row = 0; row < count; row += 1) {
    undated += 1 - dated[row];
    if (!passes(columns, criteria, row)) {
      byFilter += 1;
    } else if (!dated[row]) {
      passedUndated[sizes.undated++] = row;
      if (criteria.undated) rows[sizes.rows++] = row;
    } else {
      passed[sizes.passed++] = row;
      if (start[row] < criteria.end && end[row] > criteria.start) rows[sizes.rows++] = row;
    }
  }
  const undatedShown = criteria.undated ? sizes.undated : 0;
  return {
    rows: rows.subarray(0, sizes.rows),
    passed: passed.subarray(0, sizes.passed),
    passedUndated: passedUndated.subarray(0, sizes.undated),
    total: count,
    shown: sizes.rows,
    undated,
    undatedShown,
    byTime: sizes.passed - (sizes.rows - undatedShown),
    byFilter,
    bySwitch: sizes.undated - undatedShown,
  };
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

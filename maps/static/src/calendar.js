/**
 * Calendar arithmetic on whole minutes of wall time since 1970-01-01T00:00.
 *
 * Nothing here knows a time zone or asks the browser for one, so every reader sees the same date.
 * Days to dates and back as in Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */

/** @typedef {'hour'|'day'|'week'|'month'|'quarter'|'year'|'lustrum'|'decade'|'century'} Unit */

export const HOUR = 60;
export const DAY = 1440;

const DAYS_PER_ERA = 146097;
const DAYS_TO_1970 = 719468;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4;
/** @type {Record<string, number>} */
const MONTHS = { month: 1, quarter: 3, year: 12, lustrum: 60, decade: 120, century: 1200 };

/** The units from fine to coarse. @type {Unit[]} */
export const UNITS = ['hour', 'day', 'week', 'month', 'quarter', 'year', 'lustrum', 'decade', 'century'];

/** Minutes at the start of a day; months beyond 1 to 12 run over into other years. */
export function fromCivil(/** @type {number} */ year, month = 1, day = 1) {
  const months = year * 12 + month - 1;
  const y = Math.floor((months - 2) / 12);
  const m = months - 2 - y * 12;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * m + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * DAYS_PER_ERA + dayOfEra - DAYS_TO_1970) * DAY;
}

/**
 * The date and time of day that minutes stand for.
 * @param {number} minutes
 */
export function civil(minutes) {
  const days = Math.floor(minutes / DAY) + DAYS_TO_1970;
  const era = Math.floor(days / DAYS_PER_ERA);
  const doe = days - era * DAYS_PER_ERA;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const rest = minutes - Math.floor(minutes / DAY) * DAY;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
    hour: Math.floor(rest / 60),
    minute: rest % 60,
  };
}

/**
 * The start of the unit that holds the moment.
 * @param {number} minutes
 * @param {Unit} unit
 */
export function floorTo(minutes, unit) {
  if (unit === 'hour') return Math.floor(minutes / HOUR) * HOUR;
  if (unit === 'day') return Math.floor(minutes / DAY) * DAY;
  if (unit === 'week') {
    const days = Math.floor(minutes / DAY) - FIRST_MONDAY;
    return (Math.floor(days / 7) * 7 + FIRST_MONDAY) * DAY;
  }
  const { year, month } = civil(minutes);
  const count = MONTHS[unit];
  return fromCivil(0, Math.floor((year * 12 + month - 1) / count) * count + 1);
}

/**
 * The start of the unit that is `count` units away; the moment itself must be such a start.
 * @param {number} start
 * @param {Unit} unit
 */
export function shift(start, unit, count = 1) {
  if (unit === 'hour') return start + count * HOUR;
  if (unit === 'day') return start + count * DAY;
  if (unit === 'week') return start + count * 7 * DAY;
  const { year, month, day } = civil(start);
  return fromCivil(year, month + count * MONTHS[unit], day);
}

/**
 * The first start of a unit at or after the moment.
 * @param {number} minutes
 * @param {Unit} unit
 */
export function ceilTo(minutes, unit) {
  const floor = floorTo(minutes, unit);
  return floor === minutes ? floor : shift(floor, unit);
}

/**
 * Move a range by its own length: calendar months stay calendar months, 31 January is followed
 * by February and not by 3 March.
 * @param {[number, number]} range
 * @param {number} count how many lengths, negative for back
 * @returns {[number, number]}
 */
export function advance([start, end], count) {
  const months = monthsBetween(start, end);
  if (months > 0) {
    return [shift(start, 'month', months * count), shift(end, 'month', months * count)];
  }
  return [start + (end - start) * count, end + (end - start) * count];
}

/** Whole calendar months between two moments, 0 if they are not both starts of months. */
function monthsBetween(/** @type {number} */ start, /** @type {number} */ end) {
  if (floorTo(start, 'month') !== start || floorTo(end, 'month') !== end) return 0;
  const a = civil(start);
  const b = civil(end);
  return (b.year - a.year) * 12 + b.month - a.month;
}

/** `2019-10-15`, the day on which the moment falls. */
export function isoDate(/** @type {number} */ minutes) {
  const { year, month, day } = civil(minutes);
  const sign = year < 0 ? '-' : '';
  return `${sign}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/**
 * Minutes at the start of an ISO 8601 calendar date (`2019-10-15`), null for anything else.
 * @param {unknown} text
 * @returns {number | null}
 */
export function parseIso(text) {
  const match = /^(-?\d{4,6})-(\d{2})-(\d{2})$/.exec(String(text).trim());
  return match ? dayOrNull(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/**
 * Minutes at the start of a day that exists, else null.
 * @param {number} year
 * @param {number} month
 * @param {number} day
 */
export function dayOrNull(year, month, day) {
  const minutes = fromCivil(year, month, day);
  const back = civil(minutes);
  return back.year === year && back.month === month && back.day === day ? minutes : null;
}

export function two(/** @type {number} */ number) {
  return String(number).padStart(2, '0');
}

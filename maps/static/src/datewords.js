/** Dates as people write them, and what people write as dates. */

import {
  DAY,
  civil,
  dayOrNull,
  floorTo,
  fromCivil,
  isoDate,
  parseIso,
  shift,
  two,
} from './calendar.js';

/** @typedef {import('./words.js').Words} Words */

/**
 * `15 October 2019`, or `15 Oct 2019` if short.
 * @param {number} minutes
 * @param {Words} words
 */
export function dateInWords(minutes, words, short = false) {
  const { year, month, day } = civil(minutes);
  return `${day} ${monthName(month, words, short)} ${year}`;
}

/**
 * What a span says, no finer than it is known: `October 2019`, `Since 3 May 2014`.
 * @param {{start: number | null, end: number | null, precision: string}} span end excluded
 * @param {Words} words
 */
export function spanInWords({ start, end, precision }, words, short = false) {
  if (start === null && end === null) return words.noDate;
  if (start === null) return words.until(dateInWords(/** @type {number} */ (end), words, short));
  if (end === null) return words.since(dateInWords(start, words, short));
  const at = civil(start);
  if (precision === 'minute') {
    return `${dateInWords(start, words, short)}, ${two(at.hour)}:${two(at.minute)}`;
  }
  if (precision === 'hour') return `${dateInWords(start, words, short)}, ${two(at.hour)}:00`;
  if (precision === 'week' && end - start === 7 * DAY) {
    return words.weekOf(dateInWords(start, words, short));
  }
  if (precision === 'century') return words.century(Math.floor((at.year + 99) / 100));
  if (precision === 'decade') return words.decade(at.year);
  return rangeInWords(start, end, words, short);
}

/**
 * The days from `start` until before `end`: `2019`, `March 2019`, `3 to 9 March 2019`.
 * @param {number} start
 * @param {number} end excluded
 * @param {Words} words
 */
export function rangeInWords(start, end, words, short = false) {
  const a = civil(start);
  const last = civil(end - 1);
  const whole = floorTo(start, 'month') === start && floorTo(end, 'month') === end;
  const monthOf = (/** @type {number} */ month) => monthName(month, words, short);
  if (whole && a.month === 1 && last.month === 12) return joined(`${a.year}`, `${last.year}`);
  if (whole && a.year === last.year) {
    return `${joined(monthOf(a.month), monthOf(last.month))} ${a.year}`;
  }
  if (whole) return joined(`${monthOf(a.month)} ${a.year}`, `${monthOf(last.month)} ${last.year}`);
  if (a.year === last.year && a.month === last.month) {
    return `${joined(`${a.day}`, `${last.day}`)} ${monthOf(a.month)} ${a.year}`;
  }
  if (a.year === last.year) {
    return `${a.day} ${monthOf(a.month)} to ${dateInWords(end - 1, words, short)}`;
  }
  return `${dateInWords(start, words, short)} to ${dateInWords(end - 1, words, short)}`;
}

/**
 * Read what a reader types: `15 Oct 2019`, `2019-10-15`, `Oct 2019`, `2019`.
 * @param {string} text
 * @param {Words} words
 * @returns {[number, number] | null} first and last plus one minute of what was meant
 */
export function readDate(text, words) {
  const plain = text.trim().toLowerCase().replace(/[.,]/g, ' ').replace(/\s+/g, ' ');
  const iso = parseIso(plain);
  if (iso !== null) return [iso, iso + DAY];
  const parts = /^(?:(\d{1,2}) )?(?:([^\s\d]+) )?(\d{4})$/.exec(plain);
  if (!parts) return null;
  const year = Number(parts[3]);
  if (!parts[2]) return parts[1] ? null : [fromCivil(year), fromCivil(year + 1)];
  const month = monthNumber(parts[2], words);
  if (month === 0) return null;
  if (!parts[1]) return [fromCivil(year, month), fromCivil(year, month + 1)];
  const day = dayOrNull(year, month, Number(parts[1]));
  return day === null ? null : [day, day + DAY];
}

/**
 * The name of a bin of the time strip: `March 2019`, `Week of 4 Mar 2019`, `2010 to 2014`.
 * @param {number} start
 * @param {import('./calendar.js').Unit} unit
 * @param {Words} words
 */
export function binInWords(start, unit, words) {
  if (unit === 'hour') return `${dateInWords(start, words)}, ${two(civil(start).hour)}:00`;
  if (unit === 'week') return words.weekOf(dateInWords(start, words, true));
  return rangeInWords(start, shift(start, unit), words);
}

/** What stands under a tick of the axis. */
export function tickInWords(
  /** @type {number} */ start,
  /** @type {import('./calendar.js').Unit} */ unit,
  /** @type {Words} */ words,
) {
  const { year, month, day, hour } = civil(start);
  if (unit === 'hour' && hour > 0) return `${two(hour)}:00`;
  if (unit === 'hour' || unit === 'day' || unit === 'week') {
    const name = `${day} ${monthName(month, words, true)}`;
    return isoDate(start).endsWith('-01-01') ? `${name} ${year}` : name;
  }
  if (unit === 'month' || unit === 'quarter') {
    return month === 1 ? `${year}` : monthName(month, words, true);
  }
  return `${year}`;
}

function joined(/** @type {string} */ first, /** @type {string} */ last) {
  return first === last ? first : `${first} to ${last}`;
}

function monthName(/** @type {number} */ month, /** @type {Words} */ words, short = false) {
  const name = words.months[month - 1];
  return short ? name.slice(0, 3) : name;
}

/** 1 to 12, or 0: three letters are enough to tell the months apart. */
function monthNumber(/** @type {string} */ text, /** @type {Words} */ words) {
  const index = words.months.findIndex((name) => {
    const lower = name.toLowerCase();
    return (
      text.length >= 3 && (lower.startsWith(text) || (text === 'sept' && lower === 'september'))
    );
  });
  return index + 1;
}

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
import { foldText } from './search.js';

/** @typedef {import('./words.js').Words} Words */

const LEAST_LETTERS = 3;
/** A span of more is said by its months where there is little room. */
const LONG = 62 * DAY;

/**
 * `15 October 2019`, or `15 Oct 2019` if short.
 * @param {number} minutes
 * @param {Words} words
 */
export function dateInWords(minutes, words, short = false) {
  const { year, month, day } = civil(minutes);
  return words.date(words.dayNumber(day), monthName(month, words, short), `${year}`);
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
    return words.atTime(dateInWords(start, words, short), `${two(at.hour)}:${two(at.minute)}`);
  }
  if (precision === 'hour') {
    return words.atTime(dateInWords(start, words, short), `${two(at.hour)}:00`);
  }
  if (precision === 'week' && end - start === 7 * DAY) {
    return words.weekOf(dateInWords(start, words, short));
  }
  if (precision === 'century') return words.century(Math.floor((at.year + 99) / 100));
  if (precision === 'decade') return words.decade(at.year);
  return rangeInWords(start, end, words, short);
}

/**
 * What a span says in a row of the list: a long one by its months, `Aug 2018 to Feb 2019`.
 * @param {{start: number | null, end: number | null, precision: string}} span end excluded
 * @param {Words} words
 */
export function spanInBrief(span, words) {
  const { start, end } = span;
  if (start === null || end === null || end - start <= LONG) return spanInWords(span, words, true);
  const months = { start: floorTo(start, 'month'), end: shift(floorTo(end - 1, 'month'), 'month') };
  return spanInWords({ ...span, ...months }, words, true);
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
  const { fromDayToDay, fromTo, monthOfYear } = words;
  const monthOf = (/** @type {number} */ month) => monthName(month, words, short);
  const dayOf = (/** @type {number} */ day) => words.dayNumber(day);
  if (whole && a.month === 1 && last.month === 12) return joined(`${a.year}`, `${last.year}`, fromTo);
  if (whole && a.year === last.year) {
    return monthOfYear(joined(monthOf(a.month), monthOf(last.month), fromTo), `${a.year}`);
  }
  if (whole) {
    const first = monthOfYear(monthOf(a.month), `${a.year}`);
    return fromTo(first, monthOfYear(monthOf(last.month), `${last.year}`));
  }
  if (a.year === last.year && a.month === last.month) {
    const days = joined(dayOf(a.day), dayOf(last.day), fromDayToDay);
    return words.date(days, monthOf(a.month), `${a.year}`);
  }
  const first =
    a.year === last.year
      ? words.dayOfMonth(dayOf(a.day), monthOf(a.month))
      : dateInWords(start, words, short);
  return fromDayToDay(first, dateInWords(end - 1, words, short));
}

/**
 * Read what a reader types: `15 Oct 2019`, `2019-10-15`, `Oct 2019`, `2019`.
 * @param {string} text
 * @param {Words} words
 * @returns {[number, number] | null} first and last plus one minute of what was meant
 */
export function readDate(text, words) {
  const plain = latinDigits(text).trim().toLowerCase().replace(/[.,،]/g, ' ').replace(/\s+/g, ' ');
  const iso = parseIso(plain);
  if (iso !== null) return [iso, iso + DAY];
  const parts = /^(?:(\d{1,2})(?:er|st|nd|rd|th)? )?(?:([^\d]+) )?(\d{4})$/.exec(plain);
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
  if (unit === 'hour') return words.atTime(dateInWords(start, words), `${two(civil(start).hour)}:00`);
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
    if (isoDate(start).endsWith('-01-01')) return dateInWords(start, words, true);
    return words.dayOfMonth(words.dayNumber(day), monthName(month, words, true));
  }
  if (unit === 'month' || unit === 'quarter') {
    return month === 1 ? `${year}` : monthName(month, words, true);
  }
  return `${year}`;
}

/**
 * @param {string} first
 * @param {string} last
 * @param {(first: string, last: string) => string} fromTo
 */
function joined(first, last, fromTo) {
  return first === last ? first : fromTo(first, last);
}

function monthName(/** @type {number} */ month, /** @type {Words} */ words, short = false) {
  return (short ? words.monthsShort : words.months)[month - 1];
}

/** 1 to 12; 0 for what begins no month's name, or more than one. */
function monthNumber(/** @type {string} */ text, /** @type {Words} */ words) {
  const wanted = foldText(text);
  const named = (/** @type {string[]} */ names, /** @type {(name: string) => boolean} */ fits) =>
    names.flatMap((name, index) => (fits(foldText(name)) ? [index + 1] : []));
  const tables = [words.months, words.monthsShort, words.monthsAlso];
  const whole = tables.flatMap((names) => named(names, (name) => name === wanted));
  if (whole.length > 0) return whole[0];
  if (wanted.length < LEAST_LETTERS + 1) return 0;
  const begun = new Set(tables.flatMap((names) => named(names, (name) => name.startsWith(wanted))));
  return begun.size === 1 ? [...begun][0] : 0;
}

/** Eastern Arabic and Persian digits as Latin ones. */
function latinDigits(/** @type {string} */ text) {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
    String(digit.charCodeAt(0) & 15),
  );
}

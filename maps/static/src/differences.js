/**
 * Where the tellings of an event differ, in the page's language. Python says it in lines such as
 * `when: 2019-10-15 to 2019-10-16 | 2019-10-16 to 2019-10-17` (geo/merging/telling.py); what it says
 * otherwise is told as it stands.
 */

import { parseIso } from './calendar.js';
import { spanInWords } from './datewords.js';
import { wordIn } from './words.js';

/** @typedef {import('./words.js').Words} Words */

const LINE = /^(when|where|how many|how sure): (.*)$/s;
const DATED = /^dated by (.*)$/s;
const DATES = /^(by the report's date )?(\S+) to (\S+)$/;
const BETWEEN = ' | ';

/**
 * @param {string} line
 * @param {Words} words
 */
export function differenceInWords(line, words) {
  const dated = DATED.exec(line);
  if (dated) return words.datedBy(dated[1]);
  const told = LINE.exec(line);
  if (!told) return line;
  const [, name, rest] = told;
  const say = name === 'when' ? datesInWords : name === 'how sure' ? stanceInWords : (/** @type {string} */ text) => text;
  const parts = rest.split(BETWEEN).map((part) => say(part, words));
  return words.differs(words.differences[/** @type {keyof Words['differences']} */ (name)], parts.join(BETWEEN));
}

/** @param {string} text @param {Words} words */
function stanceInWords(text, words) {
  return wordIn(words.stancesOne, text, text);
}

/** @param {string} text @param {Words} words */
function datesInWords(text, words) {
  const told = DATES.exec(text);
  if (!told) return text;
  const [start, end] = [moment(told[2]), moment(told[3])];
  const span = spanInWords({ start, end, precision: 'range' }, words);
  return told[1] ? words.byReport(span) : span;
}

/** Minutes since 1970 of a day or a minute of one; null for what is open. @returns {number | null} */
function moment(/** @type {string} */ text) {
  const [day, time = '00:00'] = text.split('T');
  const start = parseIso(day);
  const [hour, minute] = time.split(':').map(Number);
  return start === null ? null : start + hour * 60 + minute;
}

/** Places and moments of the review page in words. */

import { fromCivil } from '../calendar.js';
import { cutAtMarks } from '../quote.js';
import { h } from '../dom.js';
import { countryName } from '../placenames.js';
import { wordIn } from '../words.js';

/** @typedef {import('../words.js').Words} Words */

const MOMENT = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?/;

/** Minutes since 1970 of a moment as JSON has it. @param {string | null} text @returns {number | null} */
export function minutesOf(text) {
  const parts = MOMENT.exec(text ?? '');
  if (!parts) return null;
  const [year, month, day, hour = 0, minute = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return fromCivil(year, month, day) + hour * 60 + minute;
}

/** What a place is and where, in a line: `Rawah · town · Anbar · Iraq`. @param {any} place @param {Words} words */
export function placeLine(place, words) {
  return [place.name, ...whereabouts(place, words)].join(' · ');
}

/** What sort of place it is, its division and country. @param {any} place @param {Words} words @returns {string[]} */
export function whereabouts(place, words) {
  const parts = [wordIn(words.kinds, place.kind, place.kind)];
  if (place.admin1 && place.admin1 !== place.name) parts.push(place.admin1);
  if (place.country && place.kind !== 'country') parts.push(countryName(place.country, words));
  return parts;
}

/** A sentence with its marks. @param {{text: string, marks: [number, number, 'place' | 'trigger'][]}} quote */
export function passage({ text, marks }) {
  const cut = marks.map(([from, to, kind]) => ({ from, to, kind }));
  const parts = cutAtMarks(text, cut).map(({ text: part, kind }) =>
    kind ? h('mark', { class: kind }, part) : part,
  );
  return h('blockquote', { dir: 'auto' }, ...parts);
}

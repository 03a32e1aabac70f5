/** What was understood of an event, as a table of words: where, when, who, how many. */

import { spanInWords } from './datewords.js';
import { h } from './dom.js';
import { countryName, divisionName, otherNames, placeName } from './placenames.js';
import { wordIn } from './words.js';

/** @typedef {import('./words.js').Words} Words */
/** @typedef {import('./data/data.js').Link} Link */
/** @typedef {import('./data/data.js').Data} Data */

const UNSURE_BELOW = 0.5;

/** @param {Data} data @param {number} row @param {Words} words */
export function factsElement(data, row, words) {
  const links = data.linksOf(row);
  const lists = /** @type {const} */ ([
    [words.who, data.actors(row)],
    [words.toWhom, data.list('recipients', row)],
    [words.howMany, data.list('quantities', row)],
  ]);
  return h(
    'dl',
    { class: 'facts' },
    ...fact(
      words.where,
      links.length ? links.map((link) => placeFact(data, link, words)) : [words.noPlace],
    ),
    ...fact(words.when, [whenFact(data, row, words)]),
    ...lists.flatMap(([name, texts]) =>
      texts.length
        ? fact(
            name,
            texts.map((text) => h('span', { dir: 'auto' }, text)),
          )
        : [],
    ),
  );
}

/**
 * The codes behind the words, for those who want them.
 * @param {Data} data
 * @param {number} row
 * @param {Words} words
 */
export function detailsElement(data, row, words) {
  const places = data
    .linksOf(row)
    .map(({ place, score }) =>
      h('span', {}, code(place.id), ` · ${place.lat.toFixed(4)}, ${place.lon.toFixed(4)} · ${words.surety(score)}`),
    );
  return h(
    'details',
    {},
    h('summary', {}, words.details),
    h(
      'dl',
      { class: 'facts' },
      ...fact(words.type, [code(data.code(row))]),
      ...fact(words.eventId, [code(data.id(row))]),
      ...(places.length ? fact(words.place, places) : []),
      ...fact(words.report, [code(data.report(row).id)]),
    ),
  );
}

/** What is the same in every language. */
function code(/** @type {string} */ text) {
  return h('code', { translate: 'no' }, text);
}

/** @param {string} name @param {readonly (Node | string)[]} values */
function fact(name, values) {
  return [h('dt', {}, name), ...values.map((value) => h('dd', {}, value))];
}

/** @param {Data} data @param {Link} link @param {Words} words */
function placeFact({ places }, { place, role, text, score }, words) {
  const name = placeName(places, place.row, words);
  const others = otherNames(places, place.row, words);
  const parts = [wordIn(words.kinds, place.kind, place.kind), divisionName(place, words)].filter(Boolean);
  if (place.country && place.kind !== 'country') parts.push(countryName(place.country, words));
  return h(
    'span',
    { class: 'fact' },
    wordIn(words.roles, role, '') ? `${wordIn(words.roles, role, '')} ` : '',
    h('b', {}, h('bdi', {}, name)),
    text && text !== name && !others.some((other) => other.name === text)
      ? h('span', { class: 'aside' }, ' ', h('bdi', {}, words.writtenAs(text)))
      : '',
    others.length > 0
      ? h('span', { class: 'note other-names' }, ...others.flatMap(({ lang, name: other }, at) => [at ? ' · ' : '', h('bdi', { lang }, other)]))
      : '',
    h('span', { class: 'note' }, h('bdi', {}, parts.join(words.comma))),
    h(
      'span',
      { class: 'note' },
      placePrecision(place, words),
      score < UNSURE_BELOW ? ` · ${words.unsurePlace}` : '',
    ),
  );
}

/**
 * How exactly the place is known, in words.
 * @param {import('./data/places.js').Place} place
 * @param {Words} words
 */
export function placePrecision(place, words) {
  return wordIn(words.placePrecision, place.kind, words.placePrecision.point);
}

/** @param {Data} data @param {number} row @param {Words} words */
function whenFact(data, row, words) {
  const span = data.when(row);
  const basis = data.told('basis', row);
  const written = data.told('date', row);
  const precision = wordIn(words.precision, span.precision, '');
  return h(
    'span',
    { class: 'fact' },
    h('b', {}, spanInWords(span, words)),
    written ? h('span', { class: 'aside' }, ' ', h('bdi', {}, words.writtenAs(written))) : '',
    h('span', { class: 'note' }, precision),
    h('span', { class: 'note' }, wordIn(words.basis, basis, '')),
  );
}

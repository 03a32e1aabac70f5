/** The languages of the page's own words: one file each, all with the same keys. */

import { AR } from './messages/ar.js';
import { EN } from './messages/en.js';
import { FR } from './messages/fr.js';

/** @typedef {typeof EN} Words */

/** In the order in which a reader may choose. @type {Words[]} */
export const LANGUAGES = [EN, AR, FR];

/**
 * The words of a language, else the English ones.
 * @param {string} lang BCP 47
 * @returns {Words}
 */
export function wordsFor(lang) {
  return spoken(lang) ?? EN;
}

/** The words of a language, null for one that the page does not speak. @param {string} lang BCP 47 */
export function spoken(lang) {
  const plain = lang.toLowerCase().split('-')[0];
  return LANGUAGES.find((words) => words.lang === plain) ?? null;
}

/**
 * The title of a page, in the reader's language where nobody gave one.
 * @param {string} title
 * @param {Words} words
 */
export function titleIn(title, words) {
  return title === EN.title ? words.title : title;
}

/**
 * What a table of words says of a key that came with the data, else what is said otherwise. Names
 * that every object has, such as `constructor`, are in no table.
 * @param {Record<string, string>} table
 * @param {string} key
 * @param {string} otherwise
 */
export function wordIn(table, key, otherwise) {
  return Object.hasOwn(table, key) ? table[key] : otherwise;
}

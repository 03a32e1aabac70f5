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

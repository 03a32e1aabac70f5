/** The languages of an atlas: the words of the map page, and its own. */

import { LANGUAGES, spoken, wordsFor } from '../words.js';
import { AR } from './messages/ar.js';
import { EN } from './messages/en.js';
import { FR } from './messages/fr.js';

/** @typedef {typeof EN} AtlasWords */
/** @typedef {{shared: import('../words.js').Words, own: AtlasWords}} Speech */

/** @type {Record<string, AtlasWords>} */
export const ATLAS_WORDS = { en: EN, ar: AR, fr: FR };
/** @type {Record<string, Speech>} */
const SPEECHES = Object.fromEntries(
  LANGUAGES.map((shared) => [shared.lang, { shared, own: ATLAS_WORDS[shared.lang] }]),
);

/**
 * The words of a language, else the English ones.
 * @param {string} lang BCP 47
 * @returns {Speech}
 */
export function speechFor(lang) {
  return /** @type {Speech} */ (spokenFor(wordsFor(lang).lang));
}

/** The words of a language, null for one that an atlas does not speak. @param {string} lang BCP 47 @returns {Speech | null} */
export function spokenFor(lang) {
  const shared = spoken(lang);
  return shared && SPEECHES[shared.lang];
}

/** The languages of an atlas: the words of the map page, and its own. */

import { wordsFor } from '../words.js';
import { AR } from './messages/ar.js';
import { EN } from './messages/en.js';
import { FR } from './messages/fr.js';

/** @typedef {typeof EN} AtlasWords */
/** @typedef {{shared: import('../words.js').Words, own: AtlasWords}} Speech */

/** @type {Record<string, AtlasWords>} */
export const ATLAS_WORDS = { en: EN, ar: AR, fr: FR };

/**
 * The words of a language, else the English ones.
 * @param {string} lang BCP 47
 * @returns {Speech}
 */
export function speechFor(lang) {
  const shared = wordsFor(lang);
  return { shared, own: ATLAS_WORDS[shared.lang] };
}

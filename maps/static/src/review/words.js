/** The languages of the review page: the words of the map page, and its own. */

import { wordsFor } from '../words.js';
import { AR } from './messages/ar.js';
import { EN } from './messages/en.js';
import { FR } from './messages/fr.js';

/** @typedef {typeof EN} ReviewWords */
/** @typedef {{shared: import('../words.js').Words, own: ReviewWords}} Speech */

/** @type {Record<string, ReviewWords>} */
export const REVIEW_WORDS = { en: EN, ar: AR, fr: FR };

/**
 * The words of a language, else the English ones.
 * @param {string} lang BCP 47
 * @returns {Speech}
 */
export function speechFor(lang) {
  const shared = wordsFor(lang);
  return { shared, own: REVIEW_WORDS[shared.lang] };
}

/** Colours for canvases, read from the style sheet, so that light and dark are told in one place. */

import { FAMILIES } from './families.js';

/**
 * @typedef {object} Theme
 * @property {string} land
 * @property {string} sea
 * @property {string} coast
 * @property {string} border
 * @property {string} admin
 * @property {string} river
 * @property {string} paper
 * @property {string} ink
 * @property {string} muted
 * @property {string} accent
 * @property {string} font
 * @property {string[]} families by family number
 * @property {string[]} density from few to many
 */

/** @returns {Theme} */
export function readTheme(/** @type {Element} */ element) {
  const style = getComputedStyle(element);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  return {
    land: colour('land'),
    sea: colour('sea'),
    coast: colour('coast'),
    border: colour('border'),
    admin: colour('admin'),
    river: colour('river'),
    paper: colour('paper'),
    ink: colour('ink'),
    muted: colour('map-label'),
    accent: colour('accent'),
    font: style.fontFamily,
    families: FAMILIES.map(colour),
    density: [0, 1, 2, 3].map((step) => colour(`density-${step}`)),
  };
}

/** Call when the reader's system turns dark or light. */
export function onThemeChange(/** @type {() => void} */ listener) {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', listener);
}

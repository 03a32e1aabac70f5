/** What places are called in the language of the page. */

/** @typedef {import('./words.js').Words} Words */
/** @typedef {import('./data/places.js').PlaceTable} PlaceTable */

/** @type {Map<string, Intl.DisplayNames>} */
const regions = new Map();

/**
 * The name of a country; its code, or what else is said, where the browser does not know it.
 * @param {string} code ISO 3166-1 alpha-2
 * @param {Words} words
 * @param {string} [otherwise]
 */
export function countryName(code, { lang }, otherwise = code) {
  let names = regions.get(lang);
  if (!names) {
    names = new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' });
    regions.set(lang, names);
  }
  try {
    return names.of(code) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/**
 * A country as a map calls it: in English as the map's makers do, else as the language does.
 * @param {{name: string, code: string}} country
 * @param {Words} words
 */
export function mapCountryName({ name, code }, words) {
  return words.lang === 'en' ? name : countryName(code, words, name);
}

/**
 * A place by the name that readers of the page's language know, in Latin script where there is none.
 * @param {PlaceTable} places
 * @param {number} row
 * @param {Words} words
 */
export function placeName(places, row, words) {
  const name = places.name(row);
  const country = places.countryOf[row];
  if (country >= 0) return mapCountryName(places.countries[country], words);
  return (words.lang === 'ar' && places.text('arabic', row)) || name;
}

/**
 * Its other names and their languages, for those who look the place up elsewhere.
 * @param {PlaceTable} places
 * @param {number} row
 * @param {Words} words
 */
export function otherNames(places, row, words) {
  const shown = placeName(places, row, words);
  const names = [
    { lang: 'en', name: places.name(row) },
    { lang: 'ar', name: places.text('arabic', row) },
    { lang: 'ckb', name: places.text('kurdish', row) },
  ];
  return names.filter(({ name }) => name !== '' && name !== shown);
}

/**
 * The first-level division that holds a place, empty where nobody knows or it is the place itself.
 * @param {import('./data/places.js').Place} place
 * @param {Words} words
 */
export function divisionName({ name, admin1, admin1Arabic }, { lang }) {
  if (admin1 === name) return '';
  return (lang === 'ar' && admin1Arabic) || admin1;
}

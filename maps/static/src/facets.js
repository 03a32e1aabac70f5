/** Filters that keep only what is chosen: persons, outlets, kinds of place. Pure. */

/**
 * What is chosen; an empty set keeps everything. The numbers are those of the page's strings.
 * @typedef {object} Chosen
 * @property {Set<number>} actors
 * @property {Set<number>} outlets
 * @property {Set<number>} kinds
 */

/** @typedef {'actors' | 'outlets' | 'kinds'} FacetName */

/** @type {FacetName[]} */
export const FACETS = ['actors', 'outlets', 'kinds'];

/**
 * The numbers that an event has of each facet.
 * @param {import('./data/data.js').Data} data
 * @returns {Record<FacetName, (row: number, see: (number: number) => void) => void>}
 */
function readers(data) {
  const { linkStarts, linkPlaces, actorStarts, actorTexts, outlets, columns, places } = data;
  return {
    actors(row, see) {
      for (let i = actorStarts[row]; i < actorStarts[row + 1]; i += 1) see(actorTexts[i]);
    },
    outlets(row, see) {
      see(outlets[columns.document[row]]);
    },
    kinds(row, see) {
      for (let i = linkStarts[row]; i < linkStarts[row + 1]; i += 1) see(places.kinds[linkPlaces[i]]);
    },
  };
}

/**
 * 1 for every event that has something chosen of each facet; null if nothing is chosen.
 * @param {import('./data/data.js').Data} data
 * @param {Chosen} chosen
 * @returns {Uint8Array | null}
 */
export function keptBy(data, chosen) {
  const active = FACETS.filter((name) => chosen[name].size > 0);
  if (active.length === 0) return null;
  const read = readers(data);
  const kept = new Uint8Array(data.count);
  for (let row = 0; row < data.count; row += 1) {
    kept[row] = active.every((name) => {
      let has = false;
      read[name](row, (number) => {
        has ||= chosen[name].has(number);
      });
      return has;
    })
      ? 1
      : 0;
  }
  return kept;
}

/**
 * How many events have each value of a facet, most first.
 * @param {import('./data/data.js').Data} data
 * @param {FacetName} name
 * @returns {{number: number, text: string, count: number}[]}
 */
export function facetValues(data, name) {
  const read = readers(data)[name];
  /** @type {Map<number, number>} */
  const counts = new Map();
  /** @type {Set<number>} */
  const seen = new Set();
  for (let row = 0; row < data.count; row += 1) {
    seen.clear();
    read(row, (number) => seen.add(number));
    for (const number of seen) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return [...counts]
    .map(([number, count]) => ({ number, count, text: data.strings[number] }))
    .filter(({ text }) => text !== '')
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

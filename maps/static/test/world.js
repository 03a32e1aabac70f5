/** A small page's data for tests, made column by column. */

import { AREA, COUNTRY, POINT } from '../src/data/places.js';
import { startsOf } from '../src/data/columns.js';
import { FAMILIES, STANCES } from '../src/families.js';

/**
 * @param {{family?: string, stance?: string, at: number[], dated?: boolean, actors?: number[]}[]} events
 * @param {{x: number, y: number, standing?: number, name?: number, arabic?: string, kind?: number}[]} places
 */
export function world(events, places) {
  const column = (read) => Uint8Array.from(events, read);
  const countries = places.flatMap(({ standing }, row) =>
    standing === COUNTRY ? [{ name: `country ${row}`, rows: [row] }] : [],
  );
  const strings = ['', 'town', 'camp', 'gunmen', 'soldiers', 'news.example', 'other.example'];
  return {
    count: events.length,
    strings,
    columns: {
      family: column(({ family = 'violence' }) => FAMILIES.indexOf(family)),
      stance: column(({ stance = 'asserted' }) => STANCES.indexOf(stance)),
      dated: column(({ dated = true }) => Number(dated)),
      document: column((_, row) => row % 2),
    },
    linkStarts: startsOf(column(({ at }) => at.length)),
    linkPlaces: Uint16Array.from(events.flatMap(({ at }) => at)),
    actorStarts: startsOf(column(({ actors = [] }) => actors.length)),
    actorTexts: Uint8Array.from(events.flatMap(({ actors = [] }) => actors)),
    outlets: Uint8Array.from([5, 6]),
    places: {
      count: places.length,
      x: Float64Array.from(places, ({ x }) => x),
      y: Float64Array.from(places, ({ y }) => y),
      standing: Uint8Array.from(places, ({ standing = POINT }) => standing),
      kinds: Uint8Array.from(places, ({ kind = 1 }) => kind),
      names: Uint8Array.from(places, ({ name = 1 }) => name),
      name: (row) => strings[places[row].name ?? 1],
      text: (_, row) => places[row].arabic ?? '',
      countries,
      countryOf: Int16Array.from(places, (_, row) => countries.findIndex(({ rows }) => rows[0] === row)),
    },
  };
}

export { AREA, COUNTRY, POINT };

/** Events of the archive as the page's data tells events (../data/data.js): to be written into files alike. */

import { reportOf } from './eventcard.js';

export class Fetched {
  /** @param {any[]} rows of the archive: events at one place each */
  constructor(rows) {
    /** @type {Map<string, any[]>} */
    const byId = new Map();
    for (const row of rows) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
    /** Each event once, at those of its places that were fetched. */
    this.events = [...byId.values()].map((places) => places.sort((a, b) => a.placeNumber - b.placeNumber));
    this.rows = [...this.events.keys()];
  }

  /** @param {number} row */
  event(row) {
    return this.events[row][0];
  }

  /** @param {number} row */
  id(row) {
    return this.event(row).id;
  }

  /** @param {number} row */
  code(row) {
    return this.event(row).type;
  }

  /** @param {number} row */
  label(row) {
    return this.event(row).label;
  }

  /** @param {number} row */
  stance(row) {
    return this.event(row).stance;
  }

  /** @param {number} row */
  quote(row) {
    return this.event(row).quote;
  }

  /** @param {number} row */
  trigger(row) {
    return this.event(row).trigger ?? [0, 0];
  }

  /** @param {number} row */
  when(row) {
    const { start, end, precision } = this.event(row);
    return { start, end, precision };
  }

  /** @param {number} row */
  report(row) {
    return reportOf(this.event(row));
  }

  /** @param {string} column @param {number} row */
  told(column, row) {
    return this.event(row)[column] ?? '';
  }

  /** @param {string} column @param {number} row */
  list(column, row) {
    return this.event(row)[column] ?? [];
  }

  /** @param {number} row */
  actors(row) {
    return this.list('actors', row);
  }

  /** @param {number} row */
  amendments(row) {
    return JSON.parse(this.event(row).corrected || '[]');
  }

  /** @param {number} row */
  reportCount(row) {
    return this.event(row).reports;
  }

  /** An archive does not hold them. */
  tellings() {
    return [];
  }

  /** @param {number} row @returns {any[]} */
  linksOf(row) {
    const placed = this.events[row].filter(({ lon }) => lon !== null);
    return placed.map(({ mark, ...told }) => ({
      place: {
        id: told.placeId, name: told.place, kind: told.placeKind, country: told.country, admin1: told.admin1,
        lon: told.lon, lat: told.lat,
      },
      role: told.placeRole ?? 'location',
      text: told.placeText ?? '',
      score: told.placeScore,
      from: mark ? mark[0] : -1,
      to: mark ? mark[1] : -1,
    }));
  }
}

/**
 * What the reader has chosen, and what is shown because of it. Everything on the page is drawn
 * from here; nothing else holds state that matters.
 */

import { Announcer } from './announcer.js';
import { keptBy } from './facets.js';
import { NAMED } from './families.js';
import { inDates, passing } from './filter.js';
import { Search } from './search.js';

/** @typedef {import('./data/data.js').Data} Data */
/** @typedef {import('./filter.js').Shown} Shown */

/**
 * A selected event, or places whose events are looked at together.
 * @typedef {{event: number | null, places: number[]}} Selection
 */

/**
 * @typedef {object} State
 * @property {[number, number]} range minutes, end excluded
 * @property {[number, number]} axis what the time strip shows
 * @property {boolean} undated whether undated events are shown
 * @property {Set<number>} offFamilies
 * @property {Set<number>} offStances
 * @property {Set<number>} offPrecisions of dates
 * @property {Set<number>} actors those whose events are shown; all if empty, like the next two
 * @property {Set<number>} outlets
 * @property {Set<number>} kinds of places
 * @property {string} query
 * @property {boolean} searching whether a search has not looked through all events yet
 * @property {Selection | null} selection
 * @property {boolean} playing
 * @property {boolean} cumulative
 * @property {number} speed
 * @property {'time' | 'place'} sort of the list
 * @property {boolean} follow whether the list keeps to the map's view
 * @property {boolean} mentions whether the list holds places that are only named
 * @property {[number, number, number, number] | null} view west, north, east, south in the unit square
 * @property {import('./calendar.js').Unit} unit of the strip's bins
 */

const FACETS = ['actors', 'outlets', 'kinds'];
/** What makes events pass or not, whatever the dates. */
const FILTERS = ['offFamilies', 'offStances', 'offPrecisions', 'query', 'searching', ...FACETS];
const DATES = ['range', 'undated'];
/** How long a search may hold up the page, at first and then again and again. */
const FIRST_MS = 60;
const AGAIN_MS = 24;

/** @param {Data} data @returns {State} */
function initialState(data) {
  const span = data.span ?? [0, 1];
  return {
    range: span,
    axis: span,
    undated: true,
    offFamilies: new Set(),
    offStances: new Set(),
    offPrecisions: new Set(),
    actors: new Set(),
    outlets: new Set(),
    kinds: new Set(),
    query: '',
    searching: false,
    selection: null,
    playing: false,
    cumulative: false,
    speed: 1,
    sort: 'time',
    follow: true,
    mentions: false,
    view: null,
    unit: 'month',
  };
}

/** Holds the state, tells listeners at most once a frame what has changed. */
export class Model extends Announcer {
  /** @param {Data} data @param {(callback: () => void) => void} [schedule] runs a callback soon */
  constructor(data, schedule) {
    super(schedule);
    this.data = data;
    this.state = initialState(data);
    this.search = new Search(data.count, (row) => data.searchText(row));
    /** @type {Uint8Array | null} */
    this.matches = null;
    /** @type {Uint8Array | null} */
    this.only = null;
    this.preparing = false;
    this.passing = this.filtered();
    /** @type {Shown} */
    this.shown = inDates(data.columns, this.passing, this.dates());
  }

  /**
   * Change some of the state. What is shown changes at once, drawing follows.
   * @param {Partial<State>} patch
   */
  set(patch) {
    const keys = Object.keys(patch).filter(
      (key) => /** @type {any} */ (patch)[key] !== /** @type {any} */ (this.state)[key],
    );
    if (keys.length === 0) return;
    this.state = { ...this.state, ...patch };
    if (keys.includes('query')) this.look(keys);
    if (keys.includes('searching')) this.matches = this.search.find(this.state.query);
    if (keys.some((key) => FACETS.includes(key))) this.only = keptBy(this.data, this.state);
    if (keys.some((key) => FILTERS.includes(key))) {
      this.passing = this.filtered();
      keys.push('passing');
    }
    if (keys.includes('passing') || keys.some((key) => DATES.includes(key))) {
      this.shown = inDates(this.data.columns, this.passing, this.dates());
      keys.push('shown');
    }
    this.announce(keys);
  }

  /** Search for the new query, in slices where there is much to look through. */
  look(/** @type {string[]} */ keys) {
    const isNeeded = this.state.query.trim() !== '';
    const searching = isNeeded && !this.search.work(FIRST_MS);
    this.matches = this.search.find(this.state.query);
    if (searching) this.prepareSearch();
    if (searching !== this.state.searching) keys.push('searching');
    this.state.searching = searching;
  }

  /** Fold the texts in slices, as soon as a reader is about to search. */
  prepareSearch() {
    if (this.preparing || this.search.isReady) return;
    this.preparing = true;
    const goOn = () => {
      if (!this.search.work(AGAIN_MS)) setTimeout(goOn);
      else if (this.state.searching) this.set({ searching: false });
    };
    setTimeout(goOn);
  }

  /** Select an event, its places with it. */
  selectEvent(/** @type {number} */ event) {
    this.set({ selection: { event, places: this.data.placeRows(event) } });
  }

  reset() {
    const { view, follow, mentions, sort, speed, cumulative, unit, selection, ...first } = initialState(this.data);
    this.set(first);
  }

  /** Whether the dates shown leave out any of the data's. */
  isNarrowed() {
    const { span } = this.data;
    return span !== null && (this.state.range[0] > span[0] || this.state.range[1] < span[1]);
  }

  /** Shown events at some places, in their order. @param {number[]} places @returns {number[]} */
  rowsAt(places) {
    const { linkStarts, linkPlaces } = this.data;
    const wanted = new Uint8Array(this.data.places.count);
    for (const place of places) wanted[place] = 1;
    const found = [];
    for (const row of this.shown.rows) {
      let isThere = false;
      for (let link = linkStarts[row]; link < linkStarts[row + 1] && !isThere; link += 1) {
        isThere = wanted[linkPlaces[link]] === 1;
      }
      if (isThere) found.push(row);
    }
    return found;
  }

  /** What a reader goes through one by one: events, and what is only named where it is listed. */
  listed() {
    const { family } = this.data.columns;
    const { rows } = this.shown;
    return this.listsMentions() ? rows : rows.filter((row) => family[row] !== NAMED);
  }

  /** Whether the list holds what is only named: if that is wanted, or if there is nothing else. */
  listsMentions() {
    return this.state.mentions || this.passing.total === 0;
  }

  /** Whether an event is shown now. */
  isShown(/** @type {number} */ row) {
    const { rows } = this.shown;
    return rows.includes(row);
  }

  /** What passes the filters. */
  filtered() {
    return passing(this.data.columns, { ...this.state, matches: this.matches, only: this.only });
  }

  dates() {
    const { range, undated } = this.state;
    return { start: range[0], end: range[1], undated };
  }
}

/**
 * What the reader has chosen, and what is shown because of it. Everything on the page is drawn
 * from here; nothing else holds state that matters.
 */

import { filterEvents } from './filter.js';
import { makeSearch } from './search.js';

/** @typedef {import('./payload.js').Data} Data */
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
 * @property {string} query
 * @property {Selection | null} selection
 * @property {boolean} playing
 * @property {boolean} cumulative
 * @property {number} speed
 * @property {boolean} follow whether the list keeps to the map's view
 * @property {[number, number, number, number] | null} view west, north, east, south in the unit square
 * @property {import('./calendar.js').Unit} unit of the strip's bins
 */

const FILTERING = new Set(['range', 'undated', 'offFamilies', 'offStances', 'query']);

/** @param {Data} data @returns {State} */
function initialState(data) {
  const span = data.span ?? [0, 1];
  return {
    range: span,
    axis: span,
    undated: true,
    offFamilies: new Set(),
    offStances: new Set(),
    query: '',
    selection: null,
    playing: false,
    cumulative: false,
    speed: 1,
    follow: true,
    view: null,
    unit: 'month',
  };
}

/** Holds the state, tells listeners once a frame what has changed. */
export class Model {
  /** @param {Data} data @param {(callback: () => void) => void} schedule runs a callback soon */
  constructor(data, schedule = (callback) => requestAnimationFrame(callback)) {
    this.data = data;
    this.state = initialState(data);
    this.search = makeSearch(data.count, (row) => data.searchText(row));
    /** @type {Uint8Array | null} */
    this.matches = null;
    /** @type {((changed: Set<string>) => void)[]} */
    this.listeners = [];
    /** @type {Set<string>} */
    this.changed = new Set();
    this.schedule = schedule;
    /** @type {Shown} */
    this.shown = this.filtered();
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
    if (keys.includes('query')) this.matches = this.search(this.state.query);
    if (keys.some((key) => FILTERING.has(key))) {
      this.shown = this.filtered();
      keys.push('shown');
    }
    if (this.changed.size === 0) this.schedule(() => this.flush());
    for (const key of keys) this.changed.add(key);
  }

  /**
   * Hear of changes: names of state keys, and `shown` whenever the shown events may differ.
   * @param {(changed: Set<string>) => void} listener
   */
  onChange(listener) {
    this.listeners.push(listener);
  }

  flush() {
    const { changed } = this;
    if (changed.size === 0) return;
    this.changed = new Set();
    for (const listener of this.listeners) listener(changed);
  }

  /** Select an event, its places with it. */
  selectEvent(/** @type {number} */ event) {
    this.set({ selection: { event, places: this.data.placeRows(event) } });
  }

  reset() {
    const { range, axis, undated, offFamilies, offStances, query } = initialState(this.data);
    this.set({ range, axis, undated, offFamilies, offStances, query, playing: false });
  }

  /** Whether the dates shown leave out any of the data's. */
  isNarrowed() {
    const { span } = this.data;
    return span !== null && (this.state.range[0] > span[0] || this.state.range[1] < span[1]);
  }

  /** Whether an event is shown now. */
  isShown(/** @type {number} */ row) {
    return this.shown.rows.includes(row);
  }

  filtered() {
    const { range, undated, offFamilies, offStances } = this.state;
    const criteria = { start: range[0], end: range[1], undated, offFamilies, offStances };
    return filterEvents(this.data.columns, { ...criteria, matches: this.matches });
  }
}

/** What the reader of an atlas has chosen, and how many events that leaves. */

import { Announcer } from '../announcer.js';
import { binEdges, binOf } from '../bins.js';
import { floorTo, shift } from '../calendar.js';
import { FAMILIES } from '../families.js';
import { addCell, readRuns, total } from './runs.js';

/** @typedef {import('../calendar.js').Unit} Unit */
/** @typedef {import('./runs.js').Runs} Runs */
/** @typedef {import('./runs.js').Choice} Choice */

/**
 * A stretch of rows whose events a reader looks through: a cell, several, a country, or nowhere.
 * @typedef {object} Stretch
 * @property {string} name
 * @property {number} row the first
 * @property {number} events how many
 * @property {number} places
 * @property {Runs} runs
 * @property {number} cell in `runs`
 * @property {boolean} sorted whether it is one smallest cell, or stands for one
 */

/** @typedef {{name: string, parts: Stretch[], box?: [number, number, number, number]}} Selection `box` in the unit square, of several places */

/**
 * @typedef {object} State
 * @property {[number, number]} range minutes, end excluded; whole bins
 * @property {[number, number]} axis
 * @property {boolean} undated
 * @property {Set<number>} offFamilies
 * @property {Selection | null} selection
 * @property {any} event the event that is looked at, null for none
 * @property {string} query of the search for places
 * @property {boolean} playing
 * @property {boolean} cumulative
 * @property {number} speed
 * @property {Unit} unit
 */

export class AtlasModel extends Announcer {
  /** @param {any} head as maps/atlas/payload.py tells @param {(callback: () => void) => void} [schedule] */
  constructor(head, schedule) {
    super(schedule);
    this.head = head;
    this.time = timeOf(head.time);
    this.data = { span: this.time.span };
    /** The family of each kind, as the page numbers families. @type {number[]} */
    this.families = head.families.map((/** @type {string} */ name) => FAMILIES.indexOf(name));
    /** Of all events, each once. */
    this.runs = readRuns([head.runs]);
    this.state = this.first();
    this.choice = this.chosen();
  }

  /** @returns {State} */
  first() {
    const span = this.time.span ?? [0, 1];
    return {
      range: span,
      axis: span,
      undated: true,
      offFamilies: new Set(),
      selection: null,
      event: null,
      query: '',
      playing: false,
      cumulative: false,
      speed: 1,
      unit: this.time.unit,
    };
  }

  /** Change some of the state; dates go to the borders of bins. @param {Partial<State>} patch */
  set(patch) {
    const told = patch.range ? { ...patch, range: this.wholeBins(patch.range) } : patch;
    const keys = Object.keys(told).filter(
      (key) => /** @type {any} */ (told)[key] !== /** @type {any} */ (this.state)[key],
    );
    if (keys.length === 0) return;
    this.state = { ...this.state, ...told };
    if (keys.some((key) => ['range', 'undated', 'offFamilies'].includes(key))) {
      this.choice = this.chosen();
      keys.push('shown');
    }
    this.announce(keys);
  }

  reset() {
    const { selection, event, speed, cumulative, ...rest } = this.first();
    this.set(rest);
  }

  /** Whether the dates shown leave out any of the data's. */
  isNarrowed() {
    const { span } = this.time;
    return span !== null && (this.state.range[0] > span[0] || this.state.range[1] < span[1]);
  }

  /** A range that begins and ends where bins do, and shows one at least. @param {[number, number]} range @returns {[number, number]} */
  wholeBins([start, end]) {
    const { unit } = this.time;
    const from = floorTo(start, unit);
    const last = floorTo(Math.max(start, end - 1), unit);
    /** @type {[number, number]} */
    const whole = [from, shift(last, unit)];
    const [a, b] = this.state.range;
    return whole[0] === a && whole[1] === b ? this.state.range : whole;
  }

  /** @returns {Choice} */
  chosen() {
    const { range, undated, offFamilies } = this.state;
    const { edges, bins, span } = this.time;
    const kinds = new Uint8Array(2 * this.families.length);
    this.families.forEach((family, number) => {
      kinds.fill(offFamilies.has(family) ? 0 : 1, 2 * number, 2 * number + 2);
    });
    const none = bins + 2;
    if (!span) return { from: 0, to: bins + 1, undated: undated ? none : -1, kinds };
    // What lies before the bins or behind them shows with all dates alone.
    const from = range[0] <= span[0] ? 0 : binOf(edges, range[0]) + 1;
    const to = range[1] >= span[1] ? bins + 1 : binOf(edges, range[1] - 1) + 1;
    return { from, to, undated: undated ? none : -1, kinds };
  }

  /** Events by kind, each once, of a choice. @param {Choice} [choice] */
  counts(choice = this.choice) {
    const counts = new Array(2 * this.families.length).fill(0);
    addCell(this.runs, 0, choice, counts);
    return counts;
  }

  /** Where all events have gone. */
  tally() {
    const { choice, head } = this;
    const all = new Uint8Array(choice.kinds.length).fill(1);
    const none = this.time.bins + 2;
    const shown = total(this.counts());
    const passing = total(this.counts({ ...choice, from: 0, to: none - 1, undated: none }));
    const undated = total(this.counts({ ...choice, from: 1, to: 0, undated: none }));
    return {
      total: head.events,
      shown,
      undated: choice.undated < 0 ? 0 : undated,
      undatedHidden: choice.undated < 0 ? undated : 0,
      byFilter: head.events - passing,
      byTime: passing - shown - (choice.undated < 0 ? undated : 0),
      all: total(this.counts({ from: 0, to: none - 1, undated: none, kinds: all })),
    };
  }
}

/** The bins of an atlas. @param {{unit: Unit, start: number, bins: number} | null} told */
function timeOf(told) {
  if (!told) return { unit: /** @type {Unit} */ ('day'), bins: 0, edges: [0, 1], span: null };
  const { unit, start, bins } = told;
  const edges = binEdges(start, shift(start, unit, bins), unit);
  return { unit, bins, edges, span: /** @type {[number, number]} */ ([edges[0], edges[bins]]) };
}

/** What the reader of an atlas has chosen, and how many events that leaves. */

import { Announcer } from '../announcer.js';
import { binEdges, binOf } from '../bins.js';
import { floorTo, shift } from '../calendar.js';
import { FAMILIES, STANCES, isSure } from '../families.js';
import { addCell, readRuns, total } from './runs.js';

/** @typedef {import('../calendar.js').Unit} Unit */
/** @typedef {import('./runs.js').Runs} Runs */
/** @typedef {import('./runs.js').Choice} Choice */

/**
 * A stretch of rows whose events a reader looks through: a cell, several, a country, or nowhere.
 * @typedef {object} Stretch
 * @property {number} row the first
 * @property {number} events how many
 * @property {number} places
 * @property {Runs} runs
 * @property {number} cell in `runs`
 * @property {boolean} sorted whether it is one smallest cell, or stands for one
 */

/**
 * What a reader lists.
 * @typedef {object} Selection
 * @property {string} key what an address calls it
 * @property {(speech: import('./words.js').Speech) => string} title
 * @property {Stretch[]} parts
 * @property {[number, number, number, number]} [box] in the unit square, of several places
 */

/**
 * @typedef {object} State
 * @property {[number, number]} range minutes, end excluded; whole bins
 * @property {[number, number]} axis
 * @property {boolean} undated
 * @property {Set<number>} offFamilies
 * @property {Set<number>} offStances
 * @property {Selection | null} selection
 * @property {any} event the event that is looked at, null for none
 * @property {string} query of the search for places
 * @property {boolean} playing
 * @property {boolean} cumulative
 * @property {number} speed
 * @property {Unit} unit
 */

/** What changes what is shown. */
const PASSING = ['range', 'undated', 'offFamilies', 'offStances'];

/**
 * A kind of event; families and stances as the page numbers them.
 * @typedef {{family: number, stance: number, isArea: boolean, isPale: boolean}} Kind
 */

export class AtlasModel extends Announcer {
  /** @param {any} head as maps/atlas/payload.py tells @param {(callback: () => void) => void} [schedule] */
  constructor(head, schedule) {
    super(schedule);
    this.head = head;
    this.time = timeOf(head.time);
    this.data = { span: this.time.span };
    this.kinds = kindsOf(head);
    /** Of all events, each once. */
    this.runs = readRuns([head.runs]);
    /** What has no place. @type {Stretch | null} */
    this.nowhere = head.nowhere ? { ...head.nowhere, places: 0, runs: readRuns([head.nowhere.runs]), cell: 0, sorted: true } : null;
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
      offStances: new Set(),
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
    if (keys.some((key) => PASSING.includes(key))) {
      this.choice = this.chosen();
      keys.push('shown');
    }
    if (keys.some((key) => key.startsWith('off'))) keys.push('passing');
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
    const { range, undated, offFamilies, offStances } = this.state;
    const { edges, bins, span } = this.time;
    const isOn = (/** @type {Kind} */ { family, stance }) => !offFamilies.has(family) && !offStances.has(stance);
    const kinds = Uint8Array.from(this.kinds, (kind) => Number(isOn(kind)));
    const none = bins + 2;
    if (!span) return { from: 0, to: bins + 1, undated: undated ? none : -1, kinds };
    // What lies before the bins or behind them shows with all dates alone.
    const from = range[0] <= span[0] ? 0 : binOf(edges, range[0]) + 1;
    const to = range[1] >= span[1] ? bins + 1 : binOf(edges, range[1] - 1) + 1;
    return { from, to, undated: undated ? none : -1, kinds };
  }

  /** Events by kind, each once, of a choice. @param {Choice} [choice] */
  counts(choice = this.choice) {
    return this.countsOf(this.runs, 0, choice);
  }

  /** Events of a cell by kind. @param {Runs} runs @param {number} cell @param {Choice} [choice] @returns {number[]} */
  countsOf(runs, cell, choice = this.choice) {
    const counts = new Array(this.kinds.length).fill(0);
    addCell(runs, cell, choice, counts);
    return counts;
  }

  /** How many events of stretches are chosen. @param {Stretch[]} parts @param {Choice} [choice] */
  countOf(parts, choice = this.choice) {
    return parts.reduce((sum, { runs, cell }) => sum + total(this.countsOf(runs, cell, choice)), 0);
  }

  /** All events by kind, each once, whatever is chosen. */
  everything() {
    const { bins } = this.time;
    const kinds = new Uint8Array(this.kinds.length).fill(1);
    return this.counts({ from: 0, to: bins + 1, undated: bins + 2, kinds });
  }

  /** All events by family or by stance, as the page numbers them. @param {'family' | 'stance'} what */
  allBy(what) {
    const counts = new Array((what === 'family' ? FAMILIES : STANCES).length).fill(0);
    this.everything().forEach((count, kind) => {
      counts[this.kinds[kind][what]] += count;
    });
    return counts;
  }

  /** Counts by family, twice each: those that are sure, and the pale ones. @param {number[]} counts by kind @returns {number[]} */
  shares(counts) {
    const shares = new Array(2 * FAMILIES.length).fill(0);
    counts.forEach((count, kind) => {
      const { family, isPale } = this.kinds[kind];
      shares[2 * family + Number(isPale)] += count;
    });
    return shares;
  }

  /** Where all events have gone. */
  tally() {
    const { choice, head } = this;
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
    };
  }
}

/**
 * The kinds of event that an atlas counts, with what the page knows them by.
 * @param {{families: string[], stances: string[]}} head
 * @returns {Kind[]}
 */
function kindsOf({ families, stances }) {
  const known = (/** @type {string[]} */ names, /** @type {string} */ name, /** @type {number} */ otherwise) =>
    names.includes(name) ? names.indexOf(name) : otherwise;
  return stances.flatMap((stanceName) => {
    const stance = known(STANCES, stanceName, 0);
    return families.flatMap((name) => {
      const family = known(FAMILIES, name, FAMILIES.indexOf('other'));
      return [false, true].map((isArea) => ({ family, stance, isArea, isPale: isArea || !isSure(stance) }));
    });
  });
}

/** The bins of an atlas. @param {{unit: Unit, start: number, bins: number} | null} told */
function timeOf(told) {
  if (!told) return { unit: /** @type {Unit} */ ('day'), bins: 0, edges: [0, 1], span: null };
  const { unit, start, bins } = told;
  const edges = binEdges(start, shift(start, unit, bins), unit);
  return { unit, bins, edges, span: /** @type {[number, number]} */ ([edges[0], edges[bins]]) };
}

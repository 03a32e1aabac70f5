/** What a person has seen and decided, with a way back. Knows nothing of the page's elements. */

import { linesOf } from './corrections.js';

/** @typedef {import('./corrections.js').Answer} Answer */

export class Desk {
  /** @param {any} data of the page */
  constructor(data) {
    this.data = data;
    /** @type {Map<number, Answer>} by number of the item */
    this.answers = new Map();
    /** @type {Set<number>} */
    this.seen = new Set();
    /** @type {{index: number, before: Answer | undefined}[]} */
    this.history = [];
    this.by = '';
    this.unsaved = false;
    /** @type {(() => void)[]} */
    this.listeners = [];
  }

  /** Whether a person decided it, on this page or before. @param {number} index */
  isDecided(index) {
    return this.answers.has(index) || this.data.items[index].corrected.length > 0;
  }

  /** @param {number} index */
  see(index) {
    if (this.seen.has(index)) return;
    this.seen.add(index);
    this.tell();
  }

  /**
   * Decide, on top of what was decided of the item before.
   * @param {number} index
   * @param {Partial<Answer>} change
   * @param {string} at ISO 8601
   */
  decide(index, change, at) {
    const before = this.answers.get(index);
    this.history.push({ index, before });
    this.answers.set(index, { ...before, ...change, by: this.by, at });
    this.seen.add(index);
    this.changed();
  }

  /** Forget what was decided of an item on this page. @param {number} index */
  reset(index) {
    const before = this.answers.get(index);
    if (!before) return;
    this.history.push({ index, before });
    this.answers.delete(index);
    this.changed();
  }

  /** Take the last step back. @returns {number | null} the item that it was about */
  undo() {
    const last = this.history.pop();
    if (!last) return null;
    if (last.before) this.answers.set(last.index, last.before);
    else this.answers.delete(last.index);
    this.changed();
    return last.index;
  }

  /** All lines: those of before, then those of this page. @returns {string[]} */
  lines() {
    const own = [...this.answers].flatMap(([index, answer]) => linesOf(this.data, index, answer));
    return [...this.data.prior, ...own.map((line) => JSON.stringify(line))];
  }

  changed() {
    this.unsaved = this.answers.size > 0;
    this.tell();
  }

  tell() {
    for (const listener of this.listeners) listener();
  }
}

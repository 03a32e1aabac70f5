/** What a person has seen and decided, with a way back. Knows nothing of the page's elements. */

import { foldText } from '../search.js';
import { linesOf } from './corrections.js';

/** @typedef {import('./corrections.js').Answer} Answer */

export class Desk {
  /** @param {any} data of the page */
  constructor(data) {
    this.data = data;
    /** @type {Map<number, Answer>} by number of the item */
    this.answers = new Map();
    /** @type {Map<string, number>} items whose answer holds in all reports, by the folded name */
    this.rules = new Map();
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
    return this.isAnswered(index) || this.data.items[index].corrected.length > 0;
  }

  /** Whether it is decided on this page, by itself or by a rule. @param {number} index */
  isAnswered(index) {
    return this.answers.has(index) || this.ruleOf(index) !== undefined;
  }

  /** What was decided of its name for all reports, at another item. @param {number} index @returns {Answer | undefined} */
  ruleOf(index) {
    const item = this.data.items[index];
    const other = item.kind === 'name' ? this.rules.get(foldText(item.text)) : undefined;
    return other === undefined || other === index ? undefined : this.answers.get(other);
  }

  /** How many items are decided on this page. */
  countAnswered() {
    return this.data.items.filter((/** @type {any} */ _, /** @type {number} */ index) => this.isAnswered(index)).length;
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
    this.rules.clear();
    for (const [index, { everywhere, place }] of this.answers) {
      if (everywhere && place !== undefined) this.rules.set(foldText(this.data.items[index].text), index);
    }
    this.unsaved = this.answers.size > 0;
    this.tell();
  }

  tell() {
    for (const listener of this.listeners) listener();
  }
}

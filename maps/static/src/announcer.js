/** Tells who listens what has changed, once a frame at most. */

import { oncePerFrame } from './frames.js';

export class Announcer {
  /** @param {(callback: () => void) => void} schedule runs a callback soon */
  constructor(schedule = oncePerFrame()) {
    this.schedule = schedule;
    /** @type {((changed: Set<string>) => void)[]} */
    this.listeners = [];
    /** @type {Set<string>} */
    this.changed = new Set();
  }

  /** @param {(changed: Set<string>) => void} listener hears names of what changed */
  onChange(listener) {
    this.listeners.push(listener);
  }

  /** Let listeners know soon. @param {string[]} keys */
  announce(keys) {
    if (this.changed.size === 0) this.schedule(() => this.flush());
    for (const key of keys) this.changed.add(key);
  }

  flush() {
    const { changed } = this;
    if (changed.size === 0) return;
    this.changed = new Set();
    for (const listener of this.listeners) listener(changed);
  }
}

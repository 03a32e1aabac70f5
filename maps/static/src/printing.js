/** One sheet of paper, A4 or Letter across: title, dates, counts, map, histogram, key and sources. */

import { rangeInWords } from './datewords.js';
import { fill, h } from './dom.js';

/** @typedef {import('./app.js').App} App */

/** Lay the page out for paper while it is printed; the same part of the map stays in sight. */
export function layOutForPaper(/** @type {App} */ app) {
  const root = document.documentElement;
  /** @type {(() => void) | null} */
  let back = null;
  const turn = (/** @type {boolean} */ on) => {
    if (on === (back !== null)) return;
    const before = back;
    back = on ? unfold() : null;
    const restore = on ? app.map.keep() : null;
    root.classList.toggle('printing', on);
    if (restore && back) back = chain(back, restore);
    before?.();
    app.repaint();
  };
  addEventListener('beforeprint', () => turn(true));
  addEventListener('afterprint', () => turn(false));
  matchMedia('print').addEventListener('change', ({ matches }) => turn(matches));
}

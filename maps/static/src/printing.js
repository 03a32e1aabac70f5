/** One sheet of paper, A4 or Letter across: title, dates, counts, map, histogram, key and sources. */

/**
 * A page that can be laid out for paper.
 * @typedef {object} App
 * @property {HTMLElement} stage
 * @property {import('./mapframe.js').MapFrame} map
 * @property {() => void} repaint draws map and strip anew, in the size and colours of this moment
 */

/** Lay the page out for paper while it is printed. */
export function layOutForPaper(/** @type {App} */ app) {
  /** @type {(() => void) | null} puts things back */
  let back = null;
  const turn = (/** @type {boolean} */ on) => {
    if (on === (back !== null)) return;
    if (on) back = forPaper(app);
    else {
      back?.();
      back = null;
    }
  };
  addEventListener('beforeprint', () => turn(true));
  addEventListener('afterprint', () => turn(false));
  // Browsers that tell of no print still change the medium.
  matchMedia('print').addEventListener('change', ({ matches }) => turn(matches));
}

/** @param {App} app @returns {() => void} */
function forPaper(app) {
  const root = document.documentElement;
  const restore = app.map.keepView();
  const folded = [...app.stage.querySelectorAll('details:not([open])')];
  const open = (/** @type {boolean} */ isOpen) =>
    folded.forEach((one) => one.toggleAttribute('open', isOpen));
  const lay = (/** @type {boolean} */ isPaper) => {
    root.classList.toggle('printing', isPaper);
    open(isPaper);
    app.repaint();
  };
  lay(true);
  app.map.showBox(restore.box);
  return () => {
    lay(false);
    restore.back();
  };
}

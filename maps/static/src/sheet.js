/**
 * The panel on small screens: a sheet of three heights on phones, a drawer on tablets and in small
 * frames. On wide screens it simply stands there, and nothing of this shows.
 */

import { h, iconButton } from './dom.js';
import { ICONS } from './icons.js';

const HEIGHTS = ['peek', 'half', 'full'];
const DRAGGED = 24;

/** @param {HTMLElement} panel @param {import('./words.js').Words} words */
export function makeSheet(panel, words) {
  const handle = h('button', {
    type: 'button',
    class: 'sheet-handle',
    'aria-label': words.sheetHandle,
    'aria-expanded': 'false',
  });
  const opener = h(
    'button',
    {
      type: 'button',
      class: 'drawer-opener',
      'aria-expanded': 'false',
      onclick: () => setDrawer(true),
    },
    words.openList,
  );
  const closer = iconButton(words.closeList, ICONS.close, () => setDrawer(false), {
    class: 'icon-button drawer-closer',
  });
  panel.prepend(handle, closer);
  let height = 'peek';
  setHeight(height);

  function setHeight(/** @type {string} */ next) {
    height = next;
    panel.dataset.height = next;
    handle.setAttribute('aria-expanded', String(next !== 'peek'));
  }

  function setDrawer(/** @type {boolean} */ open) {
    panel.classList.toggle('is-open', open);
    opener.setAttribute('aria-expanded', String(open));
    (open ? closer : opener).focus();
  }

  function stepHeight(/** @type {number} */ step) {
    setHeight(HEIGHTS[Math.max(0, Math.min(HEIGHTS.length - 1, HEIGHTS.indexOf(height) + step))]);
  }

  handle.addEventListener('click', () =>
    setHeight(HEIGHTS[(HEIGHTS.indexOf(height) + 1) % HEIGHTS.length]),
  );
  handle.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    stepHeight(event.key === 'ArrowUp' ? 1 : -1);
  });
  dragged(handle, (up) => stepHeight(up ? 1 : -1));

  return {
    opener,
    setHeight,
    /** Close what is open. @returns {boolean} whether something was */
    close() {
      const open = panel.classList.contains('is-open');
      if (open) setDrawer(false);
      else if (height === 'peek') return false;
      setHeight('peek');
      return true;
    },
  };
}

/**
 * Tell of a drag up or down; a drag is no click.
 * @param {HTMLElement} element
 * @param {(up: boolean) => void} listener
 */
function dragged(element, listener) {
  let from = 0;
  let moved = false;
  element.addEventListener('pointerdown', (event) => {
    from = event.clientY;
    moved = false;
    element.setPointerCapture(event.pointerId);
  });
  element.addEventListener('pointerup', (event) => {
    const way = event.clientY - from;
    if (Math.abs(way) <= DRAGGED) return;
    moved = true;
    listener(way < 0);
  });
  element.addEventListener(
    'click',
    (event) => {
      if (moved) event.stopImmediatePropagation();
      moved = false;
    },
    { capture: true },
  );
}

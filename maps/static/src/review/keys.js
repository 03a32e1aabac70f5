/** What the keys of the review page do, wherever the focus is, but for what is typed into fields. */

/** @param {import('./app.js').ReviewApp} app */
export function listenToKeys(app) {
  /** @type {Record<string, () => void>} */
  const actions = {
    ArrowDown: () => app.step(1),
    ArrowUp: () => app.step(-1),
    j: () => app.step(1),
    k: () => app.step(-1),
    a: () => app.detail.accept(),
    Enter: () => app.detail.accept(),
    x: () => app.detail.refuse(),
    p: () => app.detail.startPlacing(),
    u: () => app.undo(),
    s: () => app.save(),
    '/': () => app.list.search.focus(),
  };
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      app.openList(false);
      app.detail.stopPlacing();
      return;
    }
    const target = /** @type {HTMLElement} */ (event.target);
    if (isTypedInto(target) || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'z') app.undo();
      return;
    }
    // A button that has the focus is pressed by Enter; a map is moved by arrows.
    if (event.key === 'Enter' && target.closest('button, a, summary')) return;
    if (event.key.startsWith('Arrow') && target.closest('.review-map')) return;
    const number = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
    const action = number ? () => app.detail.choose(number - 1) : actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** Whether keys belong to a field. */
function isTypedInto(/** @type {HTMLElement} */ element) {
  return ['INPUT', 'SELECT', 'TEXTAREA'].includes(element.tagName) && element.getAttribute('type') !== 'checkbox';
}

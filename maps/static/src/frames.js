/** When to draw. */

/**
 * A scheduler that runs a callback as soon as the present task ends, and no second one before the
 * next frame: one change is drawn at once and not a frame later, many changes are drawn once.
 *
 * @param {(callback: () => void) => void} [atFrame]
 * @param {(callback: () => void) => void} [afterTask]
 * @returns {(callback: () => void) => void}
 */
export function oncePerFrame(
  atFrame = (callback) => requestAnimationFrame(callback),
  afterTask = tasks(),
) {
  let hasDrawn = false;
  const draw = (/** @type {() => void} */ callback) => {
    hasDrawn = true;
    atFrame(() => {
      hasDrawn = false;
    });
    callback();
  };
  return (callback) => {
    if (hasDrawn) atFrame(() => draw(callback));
    else afterTask(() => draw(callback));
  };
}

/** Tasks of one's own. Timers would be held back where they follow each other. */
function tasks() {
  const { port1, port2 } = new MessageChannel();
  /** @type {(() => void)[]} */
  const waiting = [];
  port1.onmessage = () => waiting.shift()?.();
  return (/** @type {() => void} */ callback) => {
    waiting.push(callback);
    port2.postMessage(null);
  };
}

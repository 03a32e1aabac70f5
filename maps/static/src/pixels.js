/** How finely canvases are drawn. */

/** Of paper: some 280 dots an inch. */
const ON_PAPER = 3;

/** Device pixels per CSS pixel. */
export function pixelRatio() {
  const onScreen = window.devicePixelRatio || 1;
  return document.documentElement.classList.contains('printing') ? Math.max(ON_PAPER, onScreen) : onScreen;
}

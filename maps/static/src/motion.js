/** How much may move for this reader. */

export const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Let the maps that are made from now on move at once, for readers who ask for that. */
export function calmMaps() {
  if (!isStill()) return;
  const { panBy } = L.Map.prototype;
  L.Map.mergeOptions({ zoomAnimation: false, inertia: false });
  L.Map.include({
    panBy(/** @type {any} */ offset, /** @type {any} */ options) {
      return panBy.call(this, offset, { ...options, animate: false });
    },
  });
}

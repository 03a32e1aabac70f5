/** How much may move for this reader. */

export const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Let the maps that are made from now on zoom at once, for readers who ask for that. */
export function calmMaps() {
  if (isStill()) L.Map.mergeOptions({ zoomAnimation: false, inertia: false });
}

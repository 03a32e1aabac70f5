/** Labels that do not overlap: boxes that are taken, and a question whether one more fits. */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

export class Boxes {
  /** @param {Box} within nothing fits outside */
  constructor(within = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity }) {
    this.within = within;
    /** @type {Box[]} */
    this.taken = [];
  }

  add(/** @type {Box} */ box) {
    this.taken.push(box);
  }

  fits(/** @type {Box} */ box) {
    const { within } = this;
    const isInside =
      box.left >= within.left &&
      box.right <= within.right &&
      box.top >= within.top &&
      box.bottom <= within.bottom;
    return (
      isInside &&
      this.taken.every(
        (other) =>
          box.right <= other.left ||
          box.left >= other.right ||
          box.bottom <= other.top ||
          box.top >= other.bottom,
      )
    );
  }

  /**
   * Take the first of some boxes that fits; null if none does.
   * @param {Box[]} boxes
   * @returns {number | null} its number
   */
  takeFirst(boxes) {
    const index = boxes.findIndex((box) => this.fits(box));
    if (index < 0) return null;
    this.add(boxes[index]);
    return index;
  }
}

/** @returns {Box} */
export function boxAround(
  /** @type {number} */ x,
  /** @type {number} */ y,
  /** @type {number} */ halfWidth,
  /** @type {number} */ halfHeight = halfWidth,
) {
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

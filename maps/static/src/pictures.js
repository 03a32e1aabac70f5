/** Tiles that the page carries; maps/page/archive.py took them out of an archive. */

/**
 * @typedef {object} Pictures
 * @property {string} type of media
 * @property {[number, number]} zooms the widest and the closest
 * @property {Record<string, [number, number]>} tiles offset and length, by `zoom/column/row`
 * @property {Uint8Array<ArrayBuffer>} bytes
 */

/**
 * @param {Pictures} pictures
 * @param {string} credit
 * @returns {any} a Leaflet layer
 */
export function pictureLayer({ type, zooms, tiles, bytes }, credit) {
  const Layer = L.GridLayer.extend({
    createTile(
      /** @type {{x: number, y: number, z: number}} */ { x, y, z },
      /** @type {(error: unknown, tile: HTMLElement) => void} */ done,
    ) {
      const image = document.createElement('img');
      image.alt = '';
      const found = tiles[`${z}/${x}/${y}`];
      if (!found) {
        setTimeout(() => done(null, image));
        return image;
      }
      const [start, length] = found;
      image.src = URL.createObjectURL(new Blob([bytes.subarray(start, start + length)], { type }));
      image.onload = image.onerror = () => {
        URL.revokeObjectURL(image.src);
        done(null, image);
      };
      return image;
    },
  });
  const text = document.createElement('span');
  text.textContent = credit;
  // Leaflet takes the credit as HTML.
  const attribution = text.innerHTML;
  return new Layer({ minNativeZoom: zooms[0], maxNativeZoom: zooms[1], attribution });
}

/** The tiles that a view needs: those that are there, and those on their way. */

/** @typedef {import('./celltile.js').CellTile} CellTile */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box of the unit square */
/** @typedef {{tile: CellTile, box: Box | null}} Part a tile, or only what of it lies in a box */

const MOST_TILES = 240;
/** How many zooms closer tiles may be that stand for one. */
const CLOSER = 2;

/** The zoom of the tiles for a zoom of the map: drawn about 512 pixels wide. */
export function tileZoom(/** @type {number} */ zoom, /** @type {number} */ closest) {
  return Math.max(0, Math.min(closest, Math.round(zoom) - 1));
}

/**
 * The addresses of the tiles that cover a box.
 * @param {Box} box
 * @param {number} zoom of the tiles
 * @returns {[number, number, number][]} zoom, column, line
 */
export function tilesOver(box, zoom) {
  const across = 2 ** zoom;
  const clip = (/** @type {number} */ number) => Math.max(0, Math.min(across - 1, Math.floor(number)));
  /** @type {[number, number, number][]} */
  const found = [];
  for (let line = clip(box.top * across); line <= clip(box.bottom * across); line += 1) {
    for (let column = clip(box.left * across); column <= clip(box.right * across); column += 1) {
      found.push([zoom, column, line]);
    }
  }
  return found;
}

export class TileCache {
  /**
   * @param {(zoom: number, column: number, line: number) => Promise<CellTile | null>} load
   * @param {{onload: () => void, onerror: (error: unknown) => void}} then
   */
  constructor(load, then) {
    this.load = load;
    this.then = then;
    /** Loaded tiles, null where there are no cells, the longest unused first. @type {Map<string, CellTile | null>} */
    this.tiles = new Map();
    /** Whether the archive was found: before that nothing is asked for. */
    this.isOpen = false;
    /** @type {Set<string>} */
    this.pending = new Set();
  }

  /**
   * What is there to draw of a box; what is missing is asked for, and a wider tile or closer ones stand
   * for it: a page that is about to be printed cannot wait.
   * @param {Box} box
   * @param {number} zoom
   * @returns {Part[]}
   */
  parts(box, zoom) {
    /** @type {Part[]} */
    const parts = [];
    for (const address of tilesOver(box, zoom)) {
      const tile = this.get(address);
      if (tile === undefined) {
        this.request(address);
        const wider = this.wider(address);
        parts.push(...(wider ? [wider] : this.closer(address, CLOSER)));
      } else if (tile) parts.push({ tile, box: null });
    }
    return parts;
  }

  /** @param {[number, number, number]} address @returns {CellTile | null | undefined} undefined where it is not there yet */
  get(address) {
    const key = address.join('/');
    const tile = this.tiles.get(key);
    if (tile === undefined) return undefined;
    this.tiles.delete(key);
    this.tiles.set(key, tile);
    return tile;
  }

  /** The part of a wider tile that covers one. @param {[number, number, number]} address @returns {Part | null} */
  wider([zoom, column, line]) {
    const across = 2 ** zoom;
    const box = { left: column / across, top: line / across, right: (column + 1) / across, bottom: (line + 1) / across };
    for (let up = 1; up <= zoom; up += 1) {
      const tile = this.get([zoom - up, column >> up, line >> up]);
      if (tile) return { tile, box };
      if (tile === null) return null;
    }
    return null;
  }

  /** The closer tiles of what one covers, as far as they are there. @param {[number, number, number]} address @param {number} steps @returns {Part[]} */
  closer([zoom, column, line], steps) {
    if (steps === 0) return [];
    return [0, 1, 2, 3].flatMap((part) => {
      /** @type {[number, number, number]} */
      const address = [zoom + 1, 2 * column + (part & 1), 2 * line + (part >> 1)];
      const tile = this.get(address);
      if (tile === undefined) return this.closer(address, steps - 1);
      return tile ? [{ tile, box: null }] : [];
    });
  }

  /** @param {[number, number, number]} address */
  request(address) {
    const key = address.join('/');
    if (!this.isOpen || this.pending.has(key)) return;
    this.pending.add(key);
    this.load(...address).then(
      (tile) => {
        this.pending.delete(key);
        this.tiles.set(key, tile);
        if (this.tiles.size > MOST_TILES) this.tiles.delete(/** @type {string} */ (this.tiles.keys().next().value));
        this.then.onload();
      },
      (error) => {
        this.pending.delete(key);
        this.then.onerror(error);
      },
    );
  }
}

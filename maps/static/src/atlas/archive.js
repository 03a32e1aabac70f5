/** The archive beside the page: tiles of cells, blocks of events, blocks of names. */

import { PMTiles } from 'pmtiles';
import { unpacked } from '../data/unpack.js';
import { readTile } from './celltile.js';
import { ArchiveError, FileSource, ServerSource } from './source.js';

/** @typedef {import('./celltile.js').CellTile} CellTile */

/** Bytes that are fetched without asking from a server that knows no ranges. */
const MOST_WHOLE = 40_000_000;
const ENTRY = 8;
const UTF8 = new TextDecoder();

export class Archive {
  /** @param {any} head @param {Location} page */
  constructor(head, page) {
    this.about = head.archive;
    this.names = head.names;
    this.isFile = page.protocol === 'file:';
    const address = this.isFile ? '' : new URL(encodeURIComponent(this.about.name), page.href).href;
    this.source = /** @type {ServerSource | FileSource} */ (
      new ServerSource(address, this.about.bytes, MOST_WHOLE)
    );
    this.tiles = new PMTiles(/** @type {any} */ (this.source));
    /** @type {Map<number, Promise<any>>} */
    this.blocks = new Map();
    /** @type {Map<number, Promise<any[]>>} */
    this.nameBlocks = new Map();
  }

  /**
   * Make sure that the archive is there and belongs to the page.
   * @throws {ArchiveError}
   */
  async open() {
    if (this.isFile && this.source instanceof ServerSource) throw new ArchiveError('file');
    try {
      const told = /** @type {any} */ (await this.tiles.getMetadata());
      if (told?.['dateline-atlas']?.digest !== this.about.digest) throw new ArchiveError('foreign');
    } catch (error) {
      if (error instanceof ArchiveError) throw error;
      throw new ArchiveError('foreign', String(error));
    }
  }

  /** Read from a file that the reader chose. @param {File} file */
  take(file) {
    this.source = new FileSource(file);
    this.tiles = new PMTiles(/** @type {any} */ (this.source));
  }

  /** Forget what could not be read. */
  again() {
    this.tiles = new PMTiles(/** @type {any} */ (this.source));
  }

  /** Fetch the whole archive, where the server knows nothing else. */
  async fetchWhole() {
    if (this.source instanceof ServerSource) await this.source.fetchWhole();
    this.tiles = new PMTiles(/** @type {any} */ (this.source));
  }

  /**
   * The cells of a tile.
   * @param {number} zoom @param {number} column @param {number} line
   * @returns {Promise<CellTile | null>} null where it has none
   */
  async tile(zoom, column, line) {
    const found = await this.tiles.getZxy(zoom, column, line);
    return found ? readTile(found.data, { zoom, column, line }) : null;
  }

  /**
   * Events of some rows, in their order.
   * @param {number} from
   * @param {number} to excluded
   * @returns {Promise<any[]>} objects with what maps/atlas/events.py tells, and `row`
   */
  async events(from, to) {
    const { rowsPerBlock } = this.about;
    const first = Math.floor(from / rowsPerBlock);
    const last = Math.floor((to - 1) / rowsPerBlock);
    await this.fetchBlocks(first, last);
    const found = [];
    for (let number = first; number <= last; number += 1) {
      const start = number * rowsPerBlock;
      const columns = await this.blocks.get(number);
      const end = Math.min(to - start, columns.id.length);
      for (let at = Math.max(0, from - start); at < end; at += 1) {
        const entries = Object.entries(columns).map(([name, cells]) => [name, cells[at]]);
        found.push({ row: start + at, ...Object.fromEntries(entries) });
      }
    }
    return found;
  }

  /** Fetch blocks that are not there yet: neighbours in one request. @param {number} first @param {number} last */
  async fetchBlocks(first, last) {
    while (first <= last && this.blocks.has(first)) first += 1;
    while (first <= last && this.blocks.has(last)) last -= 1;
    if (first > last) return;
    const { directory, events } = this.about;
    const count = last - first + 1;
    const entries = await this.bytes(directory + first * ENTRY, (count + 1) * ENTRY);
    const view = new DataView(entries);
    const starts = Array.from({ length: count + 1 }, (_, at) => Number(view.getBigUint64(at * ENTRY, true)));
    const data = await this.bytes(events + starts[0], starts[count] - starts[0]);
    for (let at = 0; at < count; at += 1) {
      const block = new Uint8Array(data.slice(starts[at] - starts[0], starts[at + 1] - starts[0]));
      this.blocks.set(first + at, readJson(block));
    }
  }

  /**
   * Entries of the index of places in a block. @param {number} number @returns {Promise<any[]>}
   */
  nameBlock(number) {
    let found = this.nameBlocks.get(number);
    if (!found) {
      const [, start, length] = this.names[number];
      found = this.bytes(start, length).then((data) => readJson(new Uint8Array(data)));
      found.catch(() => this.nameBlocks.delete(number));
      this.nameBlocks.set(number, found);
    }
    return found;
  }

  /** @param {number} offset @param {number} length @returns {Promise<ArrayBuffer>} */
  async bytes(offset, length) {
    return (await this.source.getBytes(offset, length)).data;
  }
}

/** @param {Uint8Array<ArrayBuffer>} packed */
async function readJson(packed) {
  return JSON.parse(UTF8.decode(await unpacked(packed)));
}

/** The archive beside the page: tiles of cells, blocks of events, blocks of names. */

import { PMTiles } from 'pmtiles';
import { unpacked } from '../data/unpack.js';
import { readTile } from './celltile.js';
import { ArchiveError, FileSource, ServerSource } from './source.js';

/** @typedef {import('./celltile.js').CellTile} CellTile */

/** Bytes that are fetched without asking from a server that knows no ranges. */
const MOST_WHOLE = 40_000_000;
const ENTRY = 8;
/** Blocks of events that are kept unpacked. */
const MOST_BLOCKS = 100;
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
    if (from < 0 || from >= to || last >= this.blockCount) return [];
    const found = [];
    for (const [index, columns] of (await this.columns(first, last)).entries()) {
      const start = (first + index) * rowsPerBlock;
      const end = Math.min(to - start, columns.id.length);
      for (let at = Math.max(0, from - start); at < end; at += 1) {
        const entries = Object.entries(columns).map(([name, cells]) => [name, cells[at]]);
        found.push({ row: start + at, ...Object.fromEntries(entries) });
      }
    }
    return found;
  }

  /** How many blocks of events there are: the directory lies before them. */
  get blockCount() {
    return (this.about.events - this.about.directory) / ENTRY - 1;
  }

  /** The columns of blocks, of which those read last are kept. @param {number} first @param {number} last @returns {Promise<any[]>} */
  columns(first, last) {
    let [from, to] = [first, last];
    while (from <= to && this.blocks.has(from)) from += 1;
    while (from <= to && this.blocks.has(to)) to -= 1;
    const fetched = from <= to ? this.fetchBlocks(from, to) : null;
    for (let number = from; number <= to; number += 1) {
      const block = /** @type {Promise<any[]>} */ (fetched).then((blocks) => blocks[number - from]);
      block.catch(() => this.blocks.delete(number));
      this.blocks.set(number, block);
    }
    const wanted = Array.from({ length: last - first + 1 }, (_, at) => this.blocks.get(first + at));
    for (const number of [...this.blocks.keys()].slice(0, -MOST_BLOCKS)) this.blocks.delete(number);
    return Promise.all(wanted);
  }

  /** Neighbours come in one request. @param {number} first @param {number} last @returns {Promise<any[]>} */
  async fetchBlocks(first, last) {
    const { directory, events } = this.about;
    const count = last - first + 1;
    const entries = await this.bytes(directory + first * ENTRY, (count + 1) * ENTRY);
    const view = new DataView(entries);
    const starts = Array.from({ length: count + 1 }, (_, at) => Number(view.getBigUint64(at * ENTRY, true)));
    const data = await this.bytes(events + starts[0], starts[count] - starts[0]);
    const packed = starts.slice(0, -1).map((start, at) => data.slice(start - starts[0], starts[at + 1] - starts[0]));
    return Promise.all(packed.map((block) => readJson(new Uint8Array(block))));
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

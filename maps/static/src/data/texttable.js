/** A table of texts in packed blocks: a block is unpacked when one of its rows is first asked for. */

export class TextTable {
  /**
   * @param {{rows: number, block: number, blocks: number}} entry
   * @param {(number: number) => Record<string, any[]>} unpack gives the columns of a block
   */
  constructor({ rows, block, blocks }, unpack) {
    this.count = rows;
    this.rowsPerBlock = block;
    this.unpack = unpack;
    /** @type {(Record<string, any[]> | undefined)[]} */
    this.opened = new Array(blocks);
  }

  /** How many blocks there are. */
  get blocks() {
    return this.opened.length;
  }

  /**
   * A block: columns of its rows.
   * @param {number} number
   * @returns {Record<string, any[]>}
   */
  block(number) {
    return (this.opened[number] ??= this.unpack(number));
  }

  /**
   * @param {string} column
   * @param {number} row
   * @returns {any} undefined beyond the table
   */
  cell(column, row) {
    if (row >= this.count) return undefined;
    return this.block(Math.floor(row / this.rowsPerBlock))[column][row % this.rowsPerBlock];
  }

  /**
   * All columns of a row.
   * @param {number} row
   * @returns {Record<string, any>}
   */
  row(row) {
    const cells = Object.entries(this.block(Math.floor(row / this.rowsPerBlock)));
    return Object.fromEntries(cells.map(([name, column]) => [name, column[row % this.rowsPerBlock]]));
  }
}

/** A table that the page does not carry. */
export const NO_TEXTS = new TextTable({ rows: 0, block: 1, blocks: 0 }, () => ({}));

/** Columns of whole numbers out of bytes; maps/page/columns.py tells how they are written. */

/** @typedef {{rows: number, base: number, bytes: number, rising: number}} Entry */
/** @typedef {Uint8Array | Uint16Array | Uint32Array | Float64Array} Numbers */

/**
 * All columns of a payload.
 * @param {Record<string, Entry>} directory in the order of the bytes
 * @param {Uint8Array} bytes
 * @returns {Record<string, Numbers>}
 */
export function readColumns(directory, bytes) {
  /** @type {Record<string, Numbers>} */
  const columns = {};
  let offset = 0;
  for (const [name, entry] of Object.entries(directory)) {
    const end = offset + entry.rows * entry.bytes;
    columns[name] = readColumn(entry, bytes.subarray(offset, end));
    offset = end;
  }
  return columns;
}

/**
 * One column: the lowest bytes of all numbers, then the next ones, and so on.
 * @param {Entry} entry
 * @param {Uint8Array} bytes
 * @returns {Numbers}
 */
export function readColumn({ rows, base, bytes: width, rising }, bytes) {
  if (width === 1 && base === 0 && !rising) return bytes.slice();
  const numbers = container(rows, base, width, rising);
  if (!rising && base !== 0) numbers.fill(base);
  for (let plane = 0; plane < width; plane += 1) {
    const weight = 256 ** plane;
    const start = plane * rows;
    for (let row = 0; row < rows; row += 1) numbers[row] += bytes[start + row] * weight;
  }
  if (rising) {
    let total = base;
    for (let row = 0; row < rows; row += 1) {
      total += numbers[row];
      numbers[row] = total;
    }
  }
  return numbers;
}

/**
 * Where running totals begin: item `i` owns from `starts[i]` to before `starts[i + 1]`.
 * @param {Numbers} counts
 */
export function startsOf(counts) {
  const starts = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i += 1) starts[i + 1] = starts[i] + counts[i];
  return starts;
}

/**
 * A column through a table of at most so many small values. (`Uint8Array.from` with a function takes
 * half a second for a million numbers, a loop two milliseconds.)
 * @param {Numbers} column
 * @param {ArrayLike<number>} table
 */
export function looked(column, table) {
  const values = new Uint8Array(column.length);
  for (let i = 0; i < column.length; i += 1) values[i] = table[column[i]];
  return values;
}

/** A column in units of its own. @param {Numbers} column @param {number} unit */
export function scaled(column, unit) {
  const values = new Float64Array(column.length);
  for (let i = 0; i < column.length; i += 1) values[i] = column[i] / unit;
  return values;
}

/**
 * @param {number} rows
 * @param {number} base
 * @param {number} width
 * @param {number} rising
 * @returns {Numbers}
 */
function container(rows, base, width, rising) {
  if (rising || base !== 0 || width > 4) return new Float64Array(rows);
  if (width > 2) return new Uint32Array(rows);
  return width === 2 ? new Uint16Array(rows) : new Uint8Array(rows);
}

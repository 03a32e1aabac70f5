import assert from 'node:assert/strict';
import { test } from 'node:test';

import { looked, readColumn, readColumns, startsOf } from '../src/data/columns.js';

/** The bytes of numbers as maps/page/columns.py writes them. */
function planes(numbers, width) {
  const bytes = [];
  for (let plane = 0; plane < width; plane += 1) {
    for (const number of numbers) bytes.push(Math.floor(number / 256 ** plane) % 256);
  }
  return Uint8Array.from(bytes);
}

for (const [name, entry, raw, expected] of [
  ['small numbers', { base: 0, bytes: 1, rising: 0 }, [3, 0, 255], [3, 0, 255]],
  ['numbers of two bytes', { base: 0, bytes: 2, rising: 0 }, [256, 1, 65535], [256, 1, 65535]],
  ['numbers of four bytes', { base: 0, bytes: 4, rising: 0 }, [2 ** 32 - 1, 7], [2 ** 32 - 1, 7]],
  ['numbers of seven bytes', { base: 0, bytes: 7, rising: 0 }, [2 ** 52, 1], [2 ** 52, 1]],
  ['a base below zero', { base: -1440, bytes: 1, rising: 0 }, [0, 60], [-1440, -1380]],
  ['one number throughout', { base: 9, bytes: 0, rising: 0 }, [0, 0], [9, 9]],
  ['a rising column', { base: 100, bytes: 1, rising: 1 }, [0, 5, 0, 200], [100, 105, 105, 305]],
  ['nothing', { base: 0, bytes: 0, rising: 0 }, [], []],
]) {
  test(`reads ${name}`, () => {
    const column = readColumn({ ...entry, rows: raw.length }, planes(raw, entry.bytes));
    assert.deepEqual(Array.from(column), expected);
  });
}

test('columns follow each other in the order of the directory', () => {
  const directory = {
    a: { rows: 2, base: 0, bytes: 2, rising: 0 },
    b: { rows: 3, base: 0, bytes: 1, rising: 0 },
  };
  const bytes = Uint8Array.from([...planes([300, 2], 2), ...planes([7, 8, 9], 1)]);
  const { a, b } = readColumns(directory, bytes);
  assert.deepEqual([Array.from(a), Array.from(b)], [[300, 2], [7, 8, 9]]);
});

test('counts become starts', () => {
  assert.deepEqual(Array.from(startsOf(Uint8Array.from([2, 0, 3]))), [0, 2, 2, 5]);
});

test('a column is read through a table', () => {
  assert.deepEqual(Array.from(looked(Uint8Array.from([2, 0, 1]), [5, 6, 7])), [7, 5, 6]);
});

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';

import { Shorthand } from '../src/data/shorthand.js';
import { TextTable } from '../src/data/texttable.js';
import { fromBase64, split, unpacked, unpackedNow } from '../src/data/unpack.js';

const bytes = (text) => Uint8Array.from(Buffer.from(text));

test('a block is unpacked when a row of it is asked for, and only once', () => {
  const asked = [];
  const table = new TextTable({ rows: 5, block: 2, blocks: 3 }, (number) => {
    asked.push(number);
    return { quote: [`${number * 2}`, `${number * 2 + 1}`] };
  });
  assert.deepEqual(asked, []);
  assert.equal(table.cell('quote', 3), '3');
  assert.equal(table.cell('quote', 2), '2');
  assert.equal(table.cell('quote', 4), '4');
  assert.equal(table.cell('quote', 5), undefined);
  assert.deepEqual(asked, [1, 2]);
});

test('a block is unpacked at once where it is needed at once', () => {
  const packed = gzipSync('القائم 🔥').toString('base64');
  assert.equal(Buffer.from(unpackedNow(packed)).toString(), 'القائم 🔥');
});

test('words stand for their numbers: in one byte the first, in two the others', () => {
  const words = Array.from({ length: 400 }, (_, number) => `<${number}>`);
  const shorthand = new Shorthand(words);
  const read = (...numbers) => shorthand.read(Uint8Array.from(numbers));
  assert.equal(read(0x41, 0, 0x20, 31, 0x7f), 'A<0> <31>\x7f');
  assert.equal(read(0x80, 0xbf, 0xc0, 0, 0xc1, 5, 0x42), '<32><95><96><357>B');
  assert.equal(read(), '');
});

test('what stands between words is put back where it stood', () => {
  const shorthand = new Shorthand([' \n', ' \r', ' \t']);
  const parts = [' {"quote":["In Rawah', 1, ' says he', 2, ' Yes.', 0, ' A', 1, ' ', 1, ' b"]}'];
  const codes = parts.flatMap((part) => (typeof part === 'string' ? [...bytes(part)] : [part]));
  assert.deepEqual(JSON.parse(shorthand.read(Uint8Array.from(codes))), {
    quote: ['In Rawah, says he. Yes.', 'A, , b'],
  });
});

test('a row has a cell of every column', () => {
  const table = new TextTable({ rows: 3, block: 2, blocks: 2 }, (number) => ({
    quote: number ? ['c'] : ['a', 'b'],
    source: number ? [3] : [1, 2],
  }));
  assert.deepEqual([0, 1, 2].map((row) => table.row(row)), [
    { quote: 'a', source: 1 },
    { quote: 'b', source: 2 },
    { quote: 'c', source: 3 },
  ]);
});

test('bytes come out with and without the browser’s own decompression', async () => {
  const data = new Uint8Array(gzipSync('Rawah'));
  assert.deepEqual(Buffer.from(await unpacked(data)).toString(), 'Rawah');
  const own = globalThis.DecompressionStream;
  delete globalThis.DecompressionStream;
  try {
    assert.deepEqual(Buffer.from(await unpacked(data)).toString(), 'Rawah');
  } finally {
    globalThis.DecompressionStream = own;
  }
});

test('base64 is read with and without the browser’s own reader', () => {
  const own = Uint8Array.fromBase64;
  delete Uint8Array.fromBase64;
  assert.deepEqual(fromBase64('AP8Q'), Uint8Array.from([0, 255, 16]));
  if (own) Uint8Array.fromBase64 = own;
});

test('the head stands before the bytes', () => {
  const head = bytes('{"format":"dateline-page"}');
  const block = Uint8Array.from([head.length, 0, 0, 0, ...head, 7, 8]);
  const found = split(block);
  assert.deepEqual(found.head, { format: 'dateline-page' });
  assert.deepEqual(Array.from(found.rest), [7, 8]);
});

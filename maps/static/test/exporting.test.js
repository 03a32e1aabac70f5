import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cell } from '../src/exporting.js';
import { fileName } from '../src/menu.js';

for (const [value, expected] of [
  [null, ''],
  [-3.25, '-3.25'],
  ['', '""'],
  ['plain', '"plain"'],
  ['a "b", c', '"a ""b"", c"'],
  ['two\nlines', '"two\nlines"'],
  [['a', 'b'], '"a; b"'],
  ['=1+1', '"\'=1+1"'],
  ['+1', '"\'+1"'],
  ['-1', '"\'-1"'],
  ['@x', '"\'@x"'],
  ['\tx', '"\'\tx"'],
  ['\rx', '"\'\rx"'],
  ['＝1', '"\'＝1"'],
  [['=1', 'b'], '"\'=1; b"'],
  ['a=1', '"a=1"'],
  ['NUL\0', '"NUL\ufffd"'],
]) {
  test(`${JSON.stringify(value)} is the cell ${JSON.stringify(expected)}`, () =>
    assert.equal(cell(value), expected));
}

for (const [title, expected] of [
  ['Iraq and Syria, 2014', 'Iraq-and-Syria-2014'],
  ['../../etc/passwd', 'etc-passwd'],
  ['العراق وسوريا', 'العراق-وسوريا'],
  ['', 'events'],
  ['<>', 'events'],
  ['x'.repeat(500), 'x'.repeat(60)],
]) {
  test(`a file of ${JSON.stringify(title.slice(0, 30))} is called ${expected.slice(0, 30)}`, () =>
    assert.equal(fileName(title), expected));
}

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { HEADING, ListLayout, ROW } from '../src/listlayout.js';
import { listSections } from '../src/listrows.js';
import { parseIso } from '../src/calendar.js';
import { wordsFor } from '../src/words.js';
import { world } from './world.js';

const rows = (...numbers) => Uint32Array.from(numbers);
const small = new ListLayout([
  { heading: 'A', rows: rows(4, 5, 6) },
  { heading: 'B', rows: rows(9) },
]);

test('entries are headings and rows, from top to bottom', () => {
  const entries = Array.from({ length: small.count }, (_, index) => small.entry(index));
  assert.deepEqual(
    entries.map(({ heading, row, top }) => [heading ?? row, top]),
    [
      ['A', 0],
      [4, HEADING],
      [5, HEADING + ROW],
      [6, HEADING + 2 * ROW],
      ['B', HEADING + 3 * ROW],
      [9, 2 * HEADING + 3 * ROW],
    ],
  );
  for (const { top, index } of entries) assert.equal(small.indexAt(top + 1), index);
  assert.equal(small.height, 2 * HEADING + 4 * ROW);
});

test('arrows go from event to event, over headings, and stop at the ends', () => {
  const at = (row) => /** @type {any} */ (small.entryOf(row));
  assert.equal(small.moved(at(6), 1).row, 9);
  assert.equal(small.moved(at(9), -1).row, 6);
  assert.equal(small.moved(at(4), -5).row, 4);
  assert.equal(small.moved(at(4), Infinity).row, 9);
  assert.equal(small.entryOf(77), null);
});

test('a list of a million is scaled to what browsers can place, and reaches both ends', () => {
  const many = new ListLayout([{ heading: 'A', rows: new Uint32Array(1_000_000) }]);
  assert.ok(many.told < 17_000_000);
  assert.equal(many.depth(0, 800), 0);
  assert.equal(many.depth(many.told - 800, 800), many.height - 800);
  for (const depth of [0, 12_345, 91_000_000]) {
    assert.ok(Math.abs(many.depth(many.scroll(depth, 800), 800) - depth) < 1);
  }
});

test('an empty list has no entries', () => {
  const none = new ListLayout([]);
  assert.deepEqual([none.count, none.height, none.indexAt(0)], [0, 0, 0]);
});

const day = (text) => /** @type {number} */ (parseIso(text));
const spans = [
  ['2019-03-04', '2019-03-05'],
  ['2019-03-10', '2019-04-02'],
  ['2019-03-20', '2019-03-21'],
  ['2020-01-01', '2022-01-01'],
];
const data = world(
  [
    { at: [0] },
    { at: [1] },
    { at: [0] },
    { at: [0] },
    { at: [1], dated: false },
    { at: [] },
    { at: [1], family: 'named', dated: false },
    { at: [0], family: 'named', dated: false },
  ],
  [
    { x: 0.1, y: 0.1, name: 2, arabic: 'مخيم' },
    { x: 0.9, y: 0.9, name: 1 },
  ],
);
data.columns.start = Float64Array.from([...spans.map(([start]) => day(start)), ...Array(4).fill(-Infinity)]);
data.columns.end = Float64Array.from([...spans.map(([, end]) => day(end)), ...Array(4).fill(Infinity)]);
const model = (state, mentions = false) => ({
  data,
  listsMentions: () => mentions,
  shown: { rows: rows(0, 1, 2, 3, 4, 5, 6, 7) },
  state: { follow: true, view: [0, 0, 1, 1], sort: 'time', ...state },
});
const told = ({ sections }) => sections.map((one) => [one.heading, Array.from(one.rows)]);

test('the list goes by months, longer spans by years, then undated, then nowhere', () => {
  assert.deepEqual(told(listSections(model({}), wordsFor('en'))), [
    ['March 2019', [0]],
    ['2019', [1]],
    ['March 2019', [2]],
    ['2020 to 2021', [3]],
    ['Without a date', [4]],
    ['Without a place', [5]],
  ]);
});

test('the list can go by place', () => {
  assert.deepEqual(told(listSections(model({ sort: 'place' }), wordsFor('en'))), [
    ['camp', [0, 2, 3]],
    ['town', [1, 4]],
    ['Without a place', [5]],
  ]);
});

test('the list follows the map', () => {
  const found = listSections(model({ view: [0, 0, 0.5, 0.5] }), wordsFor('en'));
  assert.deepEqual([found.inView, found.outside], [4, 2]);
});

test('what is only named is listed where that is wanted, last and by place', () => {
  const without = listSections(model({}), wordsFor('en'));
  assert.equal(without.mentions, 2);
  assert.equal(without.inView, 6);
  const found = listSections(model({}, true), wordsFor('en'));
  assert.deepEqual(told(found).slice(-1), [['Named, no event told there', [7, 6]]]);
  assert.deepEqual([found.inView, found.mentions], [6, 2]);
});

test('places are called as the language calls them', () => {
  const [first] = told(listSections(model({ sort: 'place' }), wordsFor('ar'))).slice(1);
  assert.deepEqual(first, ['مخيم', [0, 2, 3]]);
});

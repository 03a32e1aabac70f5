import assert from 'node:assert/strict';
import { test } from 'node:test';

import { axisTicks, binEdges, binOf, chooseUnit, countBins, countLoose } from '../src/bins.js';
import { isoDate, parseIso } from '../src/calendar.js';

const at = parseIso;

for (const [start, end, most, unit] of [
  ['2019-10-01', '2019-11-01', 120, 'day'],
  ['2019-01-01', '2020-01-01', 120, 'week'],
  ['2014-01-01', '2021-01-01', 120, 'month'],
  ['2014-01-01', '2025-01-01', 60, 'quarter'],
  ['1980-01-01', '2025-01-01', 60, 'year'],
  ['1500-01-01', '2025-01-01', 60, 'decade'],
  ['0001-01-01', '9999-01-01', 10, 'century'],
]) {
  test(`${start} to ${end} in at most ${most} bins is counted by ${unit}`, () => {
    assert.equal(chooseUnit(at(start), at(end), most), unit);
  });
}

test('edges hold the whole span and follow the calendar', () => {
  const edges = binEdges(at('2020-01-15'), at('2020-03-02'), 'month').map(isoDate);
  assert.deepEqual(edges, ['2020-01-01', '2020-02-01', '2020-03-01', '2020-04-01']);
});

test('a moment lies in the bin that starts with it', () => {
  assert.deepEqual(
    [0, 9, 10, 19, 20].map((moment) => binOf([0, 10, 20], moment)),
    [0, 0, 1, 1, 2],
  );
  assert.equal(binOf([0, 10, 20], -1), -1);
});

const count = (spans, edges) =>
  Array.from(
    countBins(
      Float64Array.from(spans, ([start]) => start),
      Float64Array.from(spans, ([, end]) => end),
      spans.map((_, row) => row),
      edges,
      spans.map(() => 0),
      1,
    ),
  );

for (const [name, spans, expected] of [
  ['one bin', [[2, 3]], [1, 0, 0]],
  ['two bins by their shares', [[5, 15]], [0.5, 0.5, 0]],
  ['what sticks out by the share inside', [[-10, 10]], [0.5, 0, 0]],
  [
    'neighbours apart',
    [
      [0, 10],
      [10, 20],
    ],
    [1, 1, 0],
  ],
  ['an open end at its beginning', [[12, Infinity]], [0, 1, 0]],
  ['an open beginning at its end', [[-Infinity, 20]], [0, 1, 0]],
  [
    'nothing outside',
    [
      [30, 40],
      [-5, 0],
    ],
    [0, 0, 0],
  ],
]) {
  test(`counts ${name}`, () => assert.deepEqual(count(spans, [0, 10, 20, 30]), expected));
}

test('shares add up to the number of events', () => {
  const spans = Array.from({ length: 200 }, (_, n) => [n, n + 1 + (n % 37)]);
  const total = count(spans, binsTo(300)).reduce((sum, part) => sum + part, 0);
  assert.ok(Math.abs(total - 200) < 1e-9);
});

function binsTo(end) {
  return Array.from({ length: end / 10 + 1 }, (_, n) => n * 10);
}

test('ticks keep their distance', () => {
  const { unit, ticks } = axisTicks(at('2014-03-01'), at('2020-01-01'), 300 * 1440);
  assert.equal(unit, 'year');
  assert.deepEqual(ticks.map(isoDate), [
    '2015-01-01',
    '2016-01-01',
    '2017-01-01',
    '2018-01-01',
    '2019-01-01',
  ]);
});

test('what may lie in several bins is counted apart, and fades towards its ends', () => {
  const edges = binEdges(at('2019-01-01'), at('2020-01-01'), 'month');
  const starts = Float64Array.from(['2019-01-01', '2019-06-03', '2019-12-20'], at);
  const ends = Float64Array.from(['2020-01-01', '2019-06-04', '2020-02-01'], at);
  const rows = Uint32Array.from([0, 1, 2]);
  const all = countBins(starts, ends, rows, edges, Uint8Array.of(0, 0, 1), 2);
  const { shares, inks } = countLoose(starts, ends, rows, edges, Uint8Array.of(0, 0, 1), 2);
  const june = 5 * 2;
  assert.ok(Math.abs(all[june] - shares[june] - 1) < 1e-9);
  assert.ok(Math.abs(shares[june] - 30 / 365) < 1e-9);
  const ink = (bin) => inks[bin * 2] / shares[bin * 2];
  assert.ok(ink(0) < 0.3 && ink(0) < ink(2) && ink(2) < ink(5));
  assert.ok(ink(11) < 0.3 && ink(5) === 1);
  assert.ok(shares[23] > 0 && inks[23] < shares[23]);
});

test('an event known to its bin or closer is not loose', () => {
  const edges = binEdges(at('2019-01-01'), at('2020-01-01'), 'month');
  const starts = Float64Array.of(at('2019-03-01'), at('2019-04-30'), -Infinity);
  const ends = Float64Array.of(at('2019-04-01'), at('2019-05-01'), at('2019-05-01'));
  const { shares } = countLoose(starts, ends, Uint32Array.from([0, 1, 2]), edges, Uint8Array.of(0, 0, 0), 1);
  assert.ok(shares.every((share) => share === 0));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { clustered } from '../src/clusters.js';
import { CELL, countCells, strongestOf } from '../src/density.js';
import { FAMILIES } from '../src/families.js';
import { facetValues, keptBy } from '../src/facets.js';
import { PlaceTally, shareOut } from '../src/tally.js';
import { COUNTRY, world } from './world.js';

const EVERYWHERE = { left: 0, top: 0, right: 1, bottom: 1 };
const PLACES = [{ x: 0.1, y: 0.1 }, { x: 0.2, y: 0.2, kind: 2 }, { x: 0.5, y: 0.5, standing: COUNTRY }];
const EVENTS = [
  { at: [0], actors: [3] },
  { at: [0, 1], stance: 'claimed', actors: [3, 4] },
  { at: [1, 1] },
  { at: [2], family: 'talks' },
  { at: [], family: 'talks' },
  { at: [1], family: 'named' },
  { at: [0], dated: false },
];
const data = world(EVENTS, PLACES);
const all = Uint32Array.from(EVENTS.keys());

test('an event counts once at each of its places', () => {
  const tally = new PlaceTally(3);
  tally.count(data, all, EVERYWHERE);
  assert.deepEqual(Array.from(tally.counts), [3, 2, 1]);
  assert.deepEqual(Array.from(tally.named), [-1, 5, -1]);
  assert.deepEqual(tally.used(data.places.standing), [0, 1]);
  assert.deepEqual(Array.from(tally.inCountries(data.places)), [1]);
});

test('what lies outside the box is not counted, countries excepted', () => {
  const tally = new PlaceTally(3);
  tally.count(data, all, { left: 0, top: 0, right: 0.15, bottom: 0.15 });
  assert.deepEqual(Array.from(tally.counts), [3, 0, 1]);
});

test('a symbol of several places counts an event at two of them once', () => {
  const of = Int32Array.from([0, 0, -1]);
  const [symbol] = shareOut(data, all, { of, count: 1, most: 7, faint: false });
  assert.equal(symbol.count, 4);
  assert.deepEqual(symbol.rows, [0, 1, 2, 6]);
  assert.deepEqual(symbol.shares.slice(0, 2), [3, 1]);
});

test('undated events are uncertain where dates are narrowed', () => {
  const of = Int32Array.from([0, -1, -1]);
  const [symbol] = shareOut(data, all, { of, count: 1, most: 1, faint: true });
  assert.deepEqual(symbol.shares.slice(0, 2), [1, 2]);
  assert.deepEqual(symbol.rows, [0]);
});

const SIZE = 2 ** 14;
/** @param {[number, number, number][]} points world pixels and events */
const inSquares = (points, { left, top }) =>
  clustered(
    { x: points.map(([x]) => x / SIZE), y: points.map(([, y]) => y / SIZE) },
    points.map((_, place) => place),
    points.map(([, , count]) => count),
    { left, top, size: SIZE },
  );

test('squares keep every place and every event', () => {
  const points = Array.from({ length: 400 }, (_, n) => [(n * 37) % 500, (n * 91) % 300, n % 5]);
  const squares = inSquares(points, { left: 100, top: 50 });
  assert.ok(squares.length < 60);
  assert.equal(new Set(squares.flatMap(({ places }) => places)).size, 400);
  assert.equal(
    squares.reduce((sum, { count }) => sum + count, 0),
    points.reduce((sum, [, , count]) => sum + count, 0),
  );
});

test('squares belong to the map: moving the window moves nothing between them', () => {
  const points = Array.from({ length: 90 }, (_, n) => [n * 11, n * 7, 1]);
  const still = inSquares(points, { left: 700, top: 900 });
  const moved = inSquares(points, { left: 733, top: 888 });
  assert.deepEqual(
    moved.map((square) => ({ ...square, x: Math.round(square.x + 33), y: Math.round(square.y - 12) })),
    still.map((square) => ({ ...square, x: Math.round(square.x), y: Math.round(square.y) })),
  );
});

test('the fullest place of a square comes first', () => {
  const points = [1, 9, 4].map((count, n) => [n, n, count]);
  assert.equal(inSquares(points, { left: 0, top: 0 })[0].places[0], 1);
});

test('shading counts events in cells, and those of countries apart', () => {
  const view = { left: 0, top: 0, width: 40, height: 40, size: 40 };
  const { cells, columns, seen, countries } = countCells(data, all, view);
  const at = (x, y) => cells[Math.floor((y * 40) / CELL) * columns + Math.floor((x * 40) / CELL)];
  assert.equal(at(0.1, 0.1), 3);
  assert.equal(at(0.2, 0.2), 3);
  assert.deepEqual([seen, Array.from(countries)], [6, [1]]);
});

test('the measure of shading is that of the fullest cells, and never tiny', () => {
  assert.equal(strongestOf({ cells: Float32Array.from([0, 0, 1]) }), 12);
  assert.equal(strongestOf({ cells: new Float32Array(1000).fill(90) }), 90);
});

test('facets count events, most first', () => {
  assert.deepEqual(
    facetValues(data, 'actors').map(({ text, count }) => [text, count]),
    [
      ['gunmen', 2],
      ['soldiers', 1],
    ],
  );
  assert.deepEqual(
    facetValues(data, 'kinds').map(({ text, count }) => [text, count]),
    [
      ['town', 4],
      ['camp', 3],
    ],
  );
});

test('what is chosen of one facet adds up, of several it narrows', () => {
  const chosen = (patch) => ({ actors: new Set(), outlets: new Set(), kinds: new Set(), ...patch });
  const kept = (patch) => keptBy(data, chosen(patch)) && Array.from(keptBy(data, chosen(patch)) ?? []);
  assert.equal(kept({}), null);
  assert.deepEqual(kept({ actors: new Set([4]) }), [0, 1, 0, 0, 0, 0, 0]);
  assert.deepEqual(kept({ actors: new Set([3, 4]) }), [1, 1, 0, 0, 0, 0, 0]);
  assert.deepEqual(kept({ kinds: new Set([2]), outlets: new Set([6]) }), [0, 1, 0, 0, 0, 1, 0]);
});

test('there is a share for each family, sure and unsure', () => {
  const [symbol] = shareOut(data, all, { of: new Int32Array(3), count: 1, most: 0, faint: false });
  assert.equal(symbol.shares.length, FAMILIES.length * 2);
  assert.equal(symbol.shares.reduce((sum, share) => sum + share, 0), symbol.count);
});

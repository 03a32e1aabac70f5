import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Boxes, boxAround } from '../src/boxes.js';
import { gatherSpots } from '../src/spots.js';
import { MOST_SINGLE, rosette } from '../src/symbols.js';

const reach = () => 10;

test('places apart keep a spot each, the fullest first', () => {
  const spots = gatherSpots(
    [
      { x: 0, y: 0, places: [0], count: 1 },
      { x: 100, y: 0, places: [1], count: 2 },
    ],
    reach,
  );
  assert.deepEqual(
    spots.map((spot) => spot.places),
    [[1], [0]],
  );
});

test('places on top of each other share one, the fullest first', () => {
  const [spot, ...others] = gatherSpots(
    [
      { x: 0, y: 0, places: [0], count: 1 },
      { x: 9, y: 0, places: [1], count: 2 },
    ],
    reach,
  );
  assert.deepEqual(others, []);
  assert.deepEqual(spot, { x: 9, y: 0, places: [1, 0], count: 3 });
});

test('an area gives way to a point, as far as it has room', () => {
  const point = { x: 0, y: 0, places: [0], count: 1 };
  const area = {
    x: 2,
    y: 0,
    places: [1],
    count: 2,
    elsewhere: [
      [4, 0],
      [20, 0],
      [40, 0],
    ],
  };
  assert.deepEqual(
    gatherSpots([area, point], reach).map((spot) => [spot.x, spot.places]),
    [
      [40, [1]],
      [0, [0]],
    ],
  );
  assert.deepEqual(
    gatherSpots([{ ...area, elsewhere: [] }, point], reach).map((spot) => spot.places),
    [[0, 1]],
  );
});

test('no event is lost and none is invented, however crowded', () => {
  const items = Array.from({ length: 500 }, (_, n) => ({
    x: (n * 37) % 400,
    y: (n * 53) % 300,
    places: [n],
    count: 2,
  }));
  const spots = gatherSpots(items, (count) => 8 + Math.sqrt(count));
  assert.equal(new Set(spots.flatMap((spot) => spot.places)).size, 500);
  assert.equal(spots.reduce((sum, spot) => sum + spot.count, 0), 1000);
});

for (let count = 1; count <= MOST_SINGLE; count += 1) {
  test(`${count} symbols around a place do not cover each other`, () => {
    const { places, r, reach: far } = rosette(count);
    assert.equal(places.length, count);
    for (const [x, y] of places) assert.ok(Math.hypot(x, y) + r <= far + 1);
    for (let i = 0; i < count; i += 1) {
      for (let j = 0; j < i; j += 1) {
        assert.ok(Math.hypot(places[i][0] - places[j][0], places[i][1] - places[j][1]) >= 2 * r);
      }
    }
  });
}

test('labels take the first room that is free and inside', () => {
  const boxes = new Boxes({ left: 0, top: 0, right: 100, bottom: 100 });
  boxes.add(boxAround(50, 50, 10));
  assert.equal(
    boxes.takeFirst([boxAround(55, 50, 10), boxAround(95, 50, 10), boxAround(80, 50, 10)]),
    2,
  );
  assert.equal(boxes.takeFirst([boxAround(80, 50, 5)]), null);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { NAMED } from '../src/families.js';
import { filterEvents } from '../src/filter.js';

const columns = {
  count: 6,
  start: Float64Array.from([-Infinity, 0, 10, 15, -Infinity, -Infinity]),
  end: Float64Array.from([12, 10, 20, Infinity, Infinity, Infinity]),
  dated: Uint8Array.from([1, 1, 1, 1, 0, 0]),
  family: Uint8Array.from([0, 0, 1, 1, 0, 1]),
  stance: Uint8Array.from([1, 0, 0, 1, 0, 1]),
};
const everything = {
  start: -100,
  end: 100,
  undated: true,
  offFamilies: new Set(),
  offStances: new Set(),
  matches: null,
};
const shown = (criteria) => Array.from(filterEvents(columns, { ...everything, ...criteria }).rows);

for (const [name, criteria, expected] of [
  ['everything', {}, [0, 1, 2, 3, 4, 5]],
  ['what overlaps, ends excluded', { start: 10, end: 15 }, [0, 2, 4, 5]],
  ['open ends on their open side', { start: 50, end: 60 }, [3, 4, 5]],
  ['open beginnings on theirs', { start: -60, end: -50 }, [0, 4, 5]],
  ['no undated ones with their switch off', { undated: false }, [0, 1, 2, 3]],
  ['some families', { offFamilies: new Set([0]) }, [2, 3, 5]],
  ['some stances', { offStances: new Set([1]) }, [1, 2, 4]],
  ['what a search found', { matches: Uint8Array.from([1, 0, 0, 0, 1, 0]) }, [0, 4]],
]) {
  test(`shows ${name}`, () => assert.deepEqual(shown(criteria), expected));
}

test('places that are only named are shown, and counted apart', () => {
  const family = columns.family.with(2, NAMED).with(5, NAMED);
  const found = filterEvents({ ...columns, family }, { ...everything, end: 15 });
  assert.deepEqual(Array.from(found.rows), [0, 1, 2, 4, 5]);
  assert.deepEqual([found.total, found.shown, found.undated, found.named], [4, 3, 1, 2]);
  assert.deepEqual(Array.from(found.passed), [0, 1, 3]);
});

test('every event is counted once, whatever the criteria', () => {
  for (let round = 0; round < 200; round += 1) {
    const criteria = {
      start: (round * 7) % 30,
      end: ((round * 7) % 30) + 1 + (round % 9),
      undated: round % 2 === 0,
      offFamilies: new Set(round % 3 ? [] : [round % 2]),
      offStances: new Set(round % 5 ? [] : [1]),
      matches: round % 4 ? null : Uint8Array.from([1, 1, 0, 0, 1, 0]),
    };
    const found = filterEvents(columns, criteria);
    assert.equal(found.shown + found.byTime + found.byFilter + found.bySwitch, found.total);
    assert.equal(found.undated, 2);
    assert.equal(found.rows.length, found.shown);
  }
});

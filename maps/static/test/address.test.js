import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addressOf, readAddress } from '../src/address.js';
import { parseIso } from '../src/calendar.js';

const at = (text) => /** @type {number} */ (parseIso(text));
const SPAN = /** @type {[number, number]} */ ([at('2014-01-01'), at('2020-01-01')]);
const IDS = ['a', 'b/1', 'c&d=e'];
const DATA = /** @type {any} */ ({
  span: SPAN,
  precisions: ['day', 'month', 'year'],
  strings: ['', 'town', 'gunmen, unknown', 'news.example'],
  id: (row) => IDS[row],
  rowOf: (id) => (IDS.includes(id) ? IDS.indexOf(id) : undefined),
  placeRows: () => [1],
  places: { id: (row) => `p:${row}`, rowOf: (id) => ['p:0', 'p:1'].indexOf(id) },
});
const PLAIN = /** @type {any} */ ({
  range: SPAN,
  axis: SPAN,
  undated: true,
  offFamilies: new Set(),
  offStances: new Set(),
  offPrecisions: new Set(),
  actors: new Set(),
  outlets: new Set(),
  kinds: new Set(),
  query: '',
  selection: null,
  cumulative: false,
  speed: 1,
  sort: 'time',
  follow: true,
  mentions: false,
});
const NOWHERE = { box: null, lang: null };

test('a page as it first shows itself has no address', () => {
  assert.equal(addressOf(PLAIN, DATA, NOWHERE), '');
  assert.deepEqual(readAddress('', DATA).state, PLAIN);
});

for (const [name, patch] of Object.entries({
  dates: { range: [at('2014-02-01'), at('2015-01-01')] },
  axis: { axis: [at('2016-01-01'), at('2017-01-01')] },
  'undated events': { undated: false },
  families: { offFamilies: new Set([0, 4]) },
  stances: { offStances: new Set([1]) },
  precisions: { offPrecisions: new Set([2]) },
  actors: { actors: new Set([2]) },
  sources: { outlets: new Set([3]), kinds: new Set([1]) },
  search: { query: 'Ra’s al-ʿAyn & القائم = 100 % #1' },
  event: { selection: { event: 2, places: [1] } },
  places: { selection: { event: null, places: [0, 1] } },
  list: { sort: 'place', follow: false, mentions: true },
  play: { cumulative: true, speed: 0.5 },
})) {
  test(`an address keeps the ${name}`, () => {
    const state = { ...PLAIN, ...patch };
    const text = addressOf(state, DATA, NOWHERE);
    assert.notEqual(text, '');
    assert.deepEqual(readAddress(`#${text}`, DATA).state, state);
    assert.equal(new URL(`https://news.example/#${text}`).hash, `#${text}`);
  });
}

for (const box of [
  [36, 33, 44, 37.5],
  [-179.9, -80, 179.9, 80],
  [41.0912345, 34.3712345, 41.0922345, 34.3722345],
]) {
  test(`an address keeps the box ${box} as closely as it can be seen`, () => {
    const text = addressOf(PLAIN, DATA, { box, lang: 'ar' });
    const back = readAddress(text, DATA);
    const size = box[2] - box[0];
    back.box?.forEach((side, index) => assert.ok(Math.abs(side - box[index]) < size / 1000));
    assert.equal(back.box?.length, 4);
    assert.equal(back.lang, 'ar');
  });
}

for (const text of [
  'time=2015-01-01..2014-01-01',
  'time=2015-01-01',
  'axis=1900-01-01..1901-01-01',
  'map=1,2,3',
  'map=4,3,2,1',
  'map=,,,',
  'off=__proto__',
  'who=nobody&kind=',
  'event=z&place=z',
  'speed=1e9',
  '%E0%A4%A',
  '&&==&',
]) {
  test(`${text} asks for nothing`, () => {
    const { state, box } = readAddress(text, DATA);
    assert.deepEqual(state, PLAIN);
    assert.equal(box, null);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isoDate, parseIso } from '../src/calendar.js';
import { playFrom, playOn, stepBy } from '../src/playing.js';

const dates = (range) => range && range.map(isoDate);
const range = (...ends) => ends.map(parseIso);
const span = range('2014-03-05', '2020-11-20');
const how = { span, unit: 'month', cumulative: false };

test('playing everything starts with a window of a twelfth', () => {
  assert.deepEqual(dates(playFrom(span, how)), ['2014-03-01', '2014-10-01']);
});

test('playing a chosen range keeps it, on whole bins', () => {
  assert.deepEqual(dates(playFrom(range('2015-02-10', '2015-03-15'), how)), [
    '2015-02-01',
    '2015-04-01',
  ]);
});

test('playing from the end starts again with as long a window', () => {
  assert.deepEqual(dates(playFrom(range('2020-10-01', '2020-12-01'), how)), [
    '2014-03-01',
    '2014-05-01',
  ]);
});

test('adding up starts with the first bin', () => {
  assert.deepEqual(dates(playFrom(span, { ...how, cumulative: true })), [
    '2014-03-01',
    '2014-04-01',
  ]);
});

test('every event is seen while it plays, in months of unequal length', () => {
  let now = playFrom(range('2014-03-05', '2014-04-01'), how);
  const seen = [now];
  while ((now = playOn(now, how))) seen.push(now);
  assert.ok(seen[0][0] <= span[0] && seen[seen.length - 1][1] >= span[1]);
  for (let i = 1; i < seen.length; i += 1) assert.equal(seen[i][0], seen[i - 1][1]);
});

test('adding up keeps the beginning and stops at the end', () => {
  let now = playFrom(span, { ...how, cumulative: true });
  for (let next = now; next; next = playOn(next, { ...how, cumulative: true })) now = next;
  assert.deepEqual(dates(now), ['2014-03-01', '2020-12-01']);
});

test('a step moves a window by its own length and stays with the data', () => {
  assert.deepEqual(dates(stepBy(range('2016-01-01', '2017-01-01'), 1, how)), [
    '2017-01-01',
    '2018-01-01',
  ]);
  const last = range('2020-11-01', '2020-12-01');
  assert.equal(stepBy(last, 1, how), last);
});

test('a step from everything takes the first or the last window', () => {
  assert.deepEqual(dates(stepBy(span, 1, how)), ['2014-03-01', '2014-10-01']);
  assert.deepEqual(dates(stepBy(span, -1, how)), ['2020-05-01', '2020-12-01']);
});

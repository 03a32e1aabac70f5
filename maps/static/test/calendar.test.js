import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  DAY,
  advance,
  ceilTo,
  civil,
  floorTo,
  fromCivil,
  isoDate,
  parseIso,
  shift,
} from '../src/calendar.js';

const at = (text) => parseIso(text);

test('a date leads to minutes and back, over centuries and leap days', () => {
  for (let day = -1_000_000; day < 1_000_000; day += 97) {
    const { year, month, day: date, hour, minute } = civil(day * DAY);
    assert.equal(fromCivil(year, month, date), day * DAY);
    assert.deepEqual([hour, minute], [0, 0]);
  }
});

test('minutes agree with the calendar of the language', () => {
  for (const text of ['1969-12-31', '2000-02-29', '2019-10-15', '1600-03-01', '9999-12-31']) {
    assert.equal(fromCivil(...text.split('-').map(Number)) * 60_000, Date.parse(`${text}T00:00Z`));
  }
});

for (const [text, expected] of [
  ['2019-10-15', '2019-10-15'],
  [' 2019-10-15 ', '2019-10-15'],
  ['2020-02-29', '2020-02-29'],
  ['2019-02-29', null],
  ['2019-13-01', null],
  ['2019-00-10', null],
  ['2019-1-5', null],
  ['15 October 2019', null],
  ['', null],
  [null, null],
  ['2019-10-15T00:00', null],
]) {
  test(`${JSON.stringify(text)} is ${expected ?? 'no date'}`, () => {
    const minutes = parseIso(text);
    assert.equal(minutes === null ? null : isoDate(minutes), expected);
  });
}

for (const [unit, floor, next] of [
  ['day', '2019-10-15', '2019-10-16'],
  ['week', '2019-10-14', '2019-10-21'],
  ['month', '2019-10-01', '2019-11-01'],
  ['quarter', '2019-10-01', '2020-01-01'],
  ['year', '2019-01-01', '2020-01-01'],
  ['lustrum', '2015-01-01', '2020-01-01'],
  ['decade', '2010-01-01', '2020-01-01'],
  ['century', '2000-01-01', '2100-01-01'],
]) {
  test(`15 October 2019 lies in the ${unit} that starts on ${floor}`, () => {
    const moment = at('2019-10-15') + 1000;
    assert.equal(isoDate(floorTo(moment, unit)), floor);
    assert.equal(isoDate(ceilTo(moment, unit)), next);
    assert.equal(ceilTo(at(floor), unit), at(floor));
    assert.equal(isoDate(shift(at(next), unit, -1)), floor);
  });
}

test('units before 1970 start in time too', () => {
  assert.equal(isoDate(floorTo(at('1969-12-31'), 'week')), '1969-12-29');
  assert.equal(isoDate(floorTo(at('1968-05-17'), 'decade')), '1960-01-01');
});

for (const [range, count, expected] of [
  [['2020-01-01', '2020-02-01'], 1, ['2020-02-01', '2020-03-01']],
  [['2019-11-01', '2020-02-01'], -1, ['2019-08-01', '2019-11-01']],
  [['2019-01-01', '2020-01-01'], 1, ['2020-01-01', '2021-01-01']],
  [['2020-01-31', '2020-02-02'], 1, ['2020-02-02', '2020-02-04']],
  [['2019-10-14', '2019-10-21'], -2, ['2019-09-30', '2019-10-07']],
]) {
  test(`${range.join(' to ')} moved ${count} times is ${expected.join(' to ')}`, () => {
    assert.deepEqual(advance(range.map(at), count).map(isoDate), expected);
  });
}

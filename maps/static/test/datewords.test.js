import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isoDate, parseIso } from '../src/calendar.js';
import {
  binInWords, rangeInWords, readDate, spanInBrief, spanInWords, tickInWords,
} from '../src/datewords.js';
import { wordsFor } from '../src/words.js';

const words = wordsFor('en');
const at = (text) => (text === null ? null : parseIso(text));

for (const [start, end, precision, expected] of [
  ['2019-10-15', '2019-10-16', 'day', '15 October 2019'],
  ['2019-10-01', '2019-11-01', 'month', 'October 2019'],
  ['2019-10-14', '2019-10-21', 'week', 'Week of 14 October 2019'],
  ['2019-07-01', '2019-10-01', 'quarter', 'July to September 2019'],
  ['2018-12-01', '2019-03-01', 'season', 'December 2018 to February 2019'],
  ['2019-01-01', '2020-01-01', 'year', '2019'],
  ['2010-01-01', '2020-01-01', 'decade', '2010s'],
  ['1901-01-01', '2001-01-01', 'century', '20th century'],
  ['2019-10-15', '2019-10-18', 'range', '15 to 17 October 2019'],
  ['2019-09-28', '2019-10-03', 'range', '28 September to 2 October 2019'],
  ['2018-12-30', '2019-01-02', 'range', '30 December 2018 to 1 January 2019'],
  ['2014-01-01', '2018-01-01', 'range', '2014 to 2017'],
  ['2014-05-03', null, 'day', 'Since 3 May 2014'],
  [null, '2014-05-03', 'day', 'Before 3 May 2014'],
  [null, null, 'none', 'Undated'],
]) {
  test(`${start} to ${end} known to the ${precision} reads ${expected}`, () => {
    assert.equal(spanInWords({ start: at(start), end: at(end), precision }, words), expected);
  });
}

for (const [start, end, expected] of [
  ['2019-10-15', '2019-10-16', '15 Oct 2019'],
  ['2019-09-28', '2019-10-03', '28 Sep to 2 Oct 2019'],
  ['2018-08-23', '2019-02-24', 'Aug 2018 to Feb 2019'],
  ['2019-01-01', '2020-01-01', '2019'],
  ['2014-05-03', null, 'Since 3 May 2014'],
]) {
  test(`a row of the list has room for ${expected}`, () => {
    assert.equal(spanInBrief({ start: at(start), end: at(end), precision: 'range' }, words), expected);
  });
}

test('the time of day is told where it is known', () => {
  const start = at('2019-02-23') + 6 * 60 + 45;
  assert.equal(
    spanInWords({ start, end: start + 1, precision: 'minute' }, words),
    '23 February 2019, 06:45',
  );
  assert.equal(
    spanInWords({ start: start - 45, end: start + 15, precision: 'hour' }, words),
    '23 February 2019, 06:00',
  );
});

for (const [text, first, end] of [
  ['15 Oct 2019', '2019-10-15', '2019-10-16'],
  ['15 october 2019', '2019-10-15', '2019-10-16'],
  ['2019-10-15', '2019-10-15', '2019-10-16'],
  [' 1  Sept. 2019 ', '2019-09-01', '2019-09-02'],
  ['Oct 2019', '2019-10-01', '2019-11-01'],
  ['2019', '2019-01-01', '2020-01-01'],
]) {
  test(`a reader who types ${text} means ${first} until before ${end}`, () => {
    assert.deepEqual(readDate(text, words)?.map(isoDate), [first, end]);
  });
}

for (const text of [
  '',
  'soon',
  '31 Feb 2019',
  '10/15/19',
  '15 2019',
  'Octember 2019',
  '32 Oct 2019',
]) {
  test(`a reader who types ${JSON.stringify(text)} means no date`, () => {
    assert.equal(readDate(text, words), null);
  });
}

test('what is typed back from what is shown is the same date', () => {
  for (let day = 0; day < 3000; day += 13) {
    const minutes = at('2014-01-01') + day * 1440;
    assert.equal(readDate(rangeInWords(minutes, minutes + 1440, words, true), words)?.[0], minutes);
  }
});

test('bins and ticks are named as short as they can be', () => {
  assert.equal(binInWords(at('2019-03-01'), 'month', words), 'March 2019');
  assert.equal(binInWords(at('2019-03-04'), 'week', words), 'Week of 4 Mar 2019');
  assert.equal(binInWords(at('2010-01-01'), 'lustrum', words), '2010 to 2014');
  assert.equal(tickInWords(at('2019-01-01'), 'month', words), '2019');
  assert.equal(tickInWords(at('2019-04-01'), 'quarter', words), 'Apr');
  assert.equal(tickInWords(at('2019-01-01'), 'day', words), '1 Jan 2019');
});

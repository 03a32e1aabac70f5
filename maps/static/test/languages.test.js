import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseIso } from '../src/calendar.js';
import { rangeInWords, readDate, spanInWords } from '../src/datewords.js';
import { LANGUAGES, spoken, wordIn, wordsFor } from '../src/words.js';

/** The keys of a table and of the tables in it, with what they hold. */
function shape(/** @type {any} */ table, prefix = '') {
  return Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'object' && !Array.isArray(value)
      ? shape(value, `${prefix}${key}.`)
      : [`${prefix}${key}: ${typeof value}`],
  );
}

for (const words of LANGUAGES) {
  test(`${words.lang} says all that English says`, () => {
    assert.deepEqual(shape(words), shape(wordsFor('en')));
    assert.equal(words.months.length, 12);
    assert.equal(words.monthsShort.length, 12);
  });

  test(`what is typed back from what ${words.lang} shows is the same date`, () => {
    for (let day = 0; day < 3000; day += 13) {
      const start = /** @type {number} */ (parseIso('2014-01-01')) + day * 1440;
      for (const short of [true, false]) {
        assert.equal(readDate(rangeInWords(start, start + 1440, words, short), words)?.[0], start);
      }
    }
  });
}

for (const [lang, start, end, precision, expected] of [
  ['fr', '2019-10-01', '2019-10-02', 'day', '1er octobre 2019'],
  ['fr', '2019-10-15', '2019-10-18', 'range', '15 au 17 octobre 2019'],
  ['fr', '2019-07-01', '2019-10-01', 'quarter', 'juillet à septembre 2019'],
  ['fr', '2014-01-01', '2018-01-01', 'range', '2014 à 2017'],
  ['fr', '2019-10-14', '2019-10-21', 'week', 'Semaine du 14 octobre 2019'],
  ['ar', '2019-10-15', '2019-10-16', 'day', '15 تشرين الأول 2019'],
  ['ar', '2019-10-15', '2019-10-18', 'range', '15 إلى 17 تشرين الأول 2019'],
  ['ar', '2014-05-03', null, 'day', 'منذ 3 أيار 2014'],
]) {
  test(`${start} to ${end} reads ${expected} in ${lang}`, () => {
    const at = (text) => (text === null ? null : parseIso(text));
    const span = { start: at(start), end: at(end), precision };
    assert.equal(spanInWords(span, wordsFor(lang)), expected);
  });
}

for (const [lang, text, first] of [
  ['fr', '1er févr. 2019', '2019-02-01'],
  ['fr', '1 fevrier 2019', '2019-02-01'],
  ['fr', '3 juil 2019', '2019-07-03'],
  ['fr', '3 jui 2019', null],
  ['ar', '١٥ تشرين الأول ٢٠١٩', '2019-10-15'],
  ['ar', '15 أكتوبر 2019', '2019-10-15'],
  ['ar', '15 اكتوبر 2019', '2019-10-15'],
  ['ar', '15 تشرين 2019', null],
  ['ar', '2019', '2019-01-01'],
]) {
  test(`a reader of ${lang} who types ${text} means ${first ?? 'no date'}`, () => {
    const meant = readDate(text, wordsFor(lang));
    assert.equal(meant && meant[0], first && parseIso(first));
  });
}

for (const [count, expected] of [
  [0, 'لا أحداث'],
  [1, 'حدث واحد'],
  [2, 'حدثان'],
  [7, '7 أحداث'],
  [11, '11 حدثًا'],
  [100, '100 حدث'],
]) {
  test(`${count} events are counted as Arabic counts`, () =>
    assert.equal(wordsFor('ar').events(count), expected));
}

test('a language that the page does not speak is none', () => {
  assert.equal(spoken('xx'), null);
  assert.equal(spoken('AR-iq')?.lang, 'ar');
});

test('names that every object has are no words', () => {
  assert.equal(wordIn(wordsFor('en').kinds, 'constructor', 'other'), 'other');
  assert.equal(wordIn(wordsFor('en').kinds, 'town', 'other'), 'town');
});

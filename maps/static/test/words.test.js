import assert from 'node:assert/strict';
import { test } from 'node:test';

import { outletOf, publishedInWords, webAddress } from '../src/citation.js';
import { cutAtMarks } from '../src/quote.js';
import { Search, foldText } from '../src/search.js';
import { wordsFor } from '../src/words.js';

test('a text is cut at its marks and loses nothing', () => {
  const text = 'Gunmen opened fire in Hasakah.';
  const parts = cutAtMarks(text, [
    { from: 22, to: 29, kind: 'place' },
    { from: 7, to: 18, kind: 'trigger' },
    { from: 12, to: 25, kind: 'place' },
    { from: -1, to: -1, kind: 'place' },
  ]);
  assert.equal(parts.map((part) => part.text).join(''), text);
  assert.deepEqual(
    parts.filter((part) => part.kind).map((part) => [part.text, part.kind]),
    [
      ['opened fire', 'trigger'],
      ['Hasakah', 'place'],
    ],
  );
});

test('marks outside the text do no harm', () => {
  assert.deepEqual(
    cutAtMarks('ab', [{ from: 5, to: 9, kind: 'place' }])
      .map((part) => part.text)
      .join(''),
    'ab',
  );
});

for (const [source, outlet] of [
  ['https://www.news.example/a/b?c', 'news.example'],
  ['reports/one.txt', 'one.txt'],
  ['C:\\reports\\one.txt', 'one.txt'],
  ['', ''],
]) {
  test(`${JSON.stringify(source)} was published by ${outlet || 'nobody'}`, () =>
    assert.equal(outletOf(source), outlet));
}

for (const source of [
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'reports/one.txt',
  '//host/x',
  '',
]) {
  test(`${source || 'nothing'} is no web address`, () => assert.equal(webAddress(source), null));
}

test('search sees through accents, case and hyphens', () => {
  assert.equal(foldText('Al-Ḥasakah, Ras al-ʿAyn'), ' al hasakah ras al ayn');
  const texts = ['Al-Qa\u2019im', 'Ḥasakah', 'القائم'];
  const index = new Search(3, (row) => texts[row]);
  assert.ok(index.work(Infinity));
  const search = (query) => index.find(query);
  assert.deepEqual(Array.from(search('qaim') ?? []), [1, 0, 0]);
  assert.deepEqual(Array.from(search('hasa') ?? []), [0, 1, 0]);
  assert.deepEqual(Array.from(search('القا') ?? []), [0, 0, 1]);
  assert.equal(search(' - '), null);
});

test('a language without a translation reads English', () => {
  assert.equal(wordsFor('xx-YY').play, 'Play');
  assert.equal(wordsFor('en-GB').play, 'Play');
});

for (const [start, isInferred, told] of [
  [25974720, false, '22 May 2019'],
  [25974720, true, '22 May 2019 (inferred)'],
  [null, true, ''],
]) {
  test(`a report of ${start} that is ${isInferred ? '' : 'not '}inferred is told as “${told}”`, () => {
    const end = start === null ? null : start + 1440;
    const published = { start, end, precision: start === null ? 'none' : 'day' };
    const basis = isInferred ? 'inferred' : 'explicit';
    const report = { id: '', title: '', source: '', published, basis };
    assert.equal(publishedInWords(report, wordsFor('en')), told);
  });
}

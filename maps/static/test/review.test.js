import assert from 'node:assert/strict';
import { test } from 'node:test';

import { linesOf } from '../src/review/corrections.js';
import { Desk } from '../src/review/desk.js';
import { minutesOf } from '../src/review/facts.js';
import { spanOf } from '../src/review/fields.js';
import { readPosition } from '../src/review/placing.js';
import { REVIEW_WORDS } from '../src/review/words.js';
import { wordsFor } from '../src/words.js';

const PLACE = { place_id: 'x:1', name: 'Rawa', kind: 'town', country: 'SY', admin1: null, lon: 40, lat: 35 };
const TARGET = { document: 0, start: 3, end: 8, text: 'Rawah', quote: 'In Rawah.', offset: 3 };
const DATA = {
  documents: [{ digest: 'a'.repeat(64), source: 'https://n.example', title: 'T', places: [] }],
  places: [PLACE],
  prior: ['{"before":true}'],
  items: [
    { kind: 'name', text: 'Rawah', document: 0, targets: [TARGET], corrected: [] },
    {
      kind: 'event', type: 'ASSAULT', label: 'attack', document: 0, corrected: [],
      tellings: [1, 2, 3].map((start) => ({ document: 0, target: { ...TARGET, start } })),
    },
    { kind: 'event', type: 'AID', label: 'aid', document: 0, corrected: [], tellings: [{ target: { ...TARGET, start: 9 } }] },
  ],
};
const SAID = { by: 'Anna', at: '2026-11-22T10:00:00Z' };
const starts = (/** @type {any} */ line) => line.targets.map((/** @type {any} */ one) => one.start);

test('a line holds the report, the words, the whole place, who and when', () => {
  const [line] = linesOf(DATA, 0, { place: PLACE, ...SAID });
  const target = { ...TARGET, document: 'a'.repeat(64), source: 'https://n.example', title: 'T' };
  assert.deepEqual(line, {
    format: 'dateline-corrections', version: 1, targets: [target], change: 'place', place: PLACE,
    ...SAID, note: '',
  });
});

test('what holds everywhere is a rule', () => {
  const [line] = linesOf(DATA, 0, { place: null, everywhere: true, ...SAID });
  assert.deepEqual([line.change, line.rule.text, line.targets], ['not a place', 'Rawah', undefined]);
});

test('a rule decides all items of that name, until it is taken back', () => {
  const items = ['Rawah', 'RAWAH’', 'Rawa'].map((text) => ({ ...DATA.items[0], text }));
  const desk = new Desk({ ...DATA, items });
  desk.decide(0, { place: null }, SAID.at);
  assert.deepEqual([1, 2].map((index) => desk.isDecided(index)), [false, false]);
  desk.decide(0, { everywhere: true }, SAID.at);
  assert.deepEqual([0, 1, 2].map((index) => desk.isDecided(index)), [true, true, false]);
  assert.equal(desk.ruleOf(1)?.place, null);
  assert.equal(desk.countAnswered(), 2);
  assert.equal(desk.lines().length, 2);
  desk.undo();
  assert.equal(desk.isDecided(1), false);
});

test('what was not spoken of makes no line', () => {
  assert.deepEqual(linesOf(DATA, 0, { note: 'x', ...SAID }), []);
  assert.deepEqual(linesOf(DATA, 1, { ...SAID }), []);
});

test('a passage that is split off is kept apart from each other one, and the rest is changed', () => {
  const lines = linesOf(DATA, 1, { when: null, apart: [2], ...SAID });
  assert.deepEqual(lines.map((line) => [line.change, starts(line)]), [
    ['date', [1, 2]],
    ['apart', [3, 1]],
    ['apart', [3, 2]],
  ]);
});

test('joined events are one with all their passages', () => {
  const [line] = linesOf(DATA, 1, { same: [2], ...SAID });
  assert.deepEqual([line.change, starts(line)], ['same', [1, 2, 3, 9]]);
});

test('a desk keeps the lines of before, takes steps back and tells what is unsaved', () => {
  const desk = new Desk(DATA);
  desk.by = 'Anna';
  desk.decide(0, { place: PLACE }, 'now');
  desk.decide(0, { place: null }, 'now');
  assert.equal(desk.unsaved, true);
  assert.equal(desk.lines().length, 2);
  assert.equal(desk.lines()[0], '{"before":true}');
  assert.equal(desk.undo(), 0);
  assert.equal(desk.answers.get(0)?.place, PLACE);
  assert.equal(desk.undo(), 0);
  assert.equal(desk.undo(), null);
  assert.equal(desk.isDecided(0), false);
  assert.equal(desk.unsaved, false);
});

for (const [text, expected] of [
  ['34.48, 41.92', { lat: 34.48, lon: 41.92 }],
  ['-34 -41.5', { lat: -34, lon: -41.5 }],
  ['  34.48 ;41.92 ', { lat: 34.48, lon: 41.92 }],
  ['34.48   41.92', { lat: 34.48, lon: 41.92 }],
  ['34.48,,41.92', null],
  [`34.48${' '.repeat(100_000)}x`, null],
  ['95, 10', null],
  ['10, 190', null],
  ['Rawah', null],
  ['', null],
]) {
  test(`${JSON.stringify(text).slice(0, 40)} is ${expected ? 'a position' : 'none'}`, () =>
    assert.deepEqual(readPosition(/** @type {string} */ (text)), expected));
}

for (const [first, last, expected] of [
  ['15 Oct 2019', '', ['2019-10-15', '2019-10-16', 'day']],
  ['Feb 2019', '', ['2019-02-01', '2019-03-01', 'month']],
  ['2019', '', ['2019-01-01', '2020-01-01', 'year']],
  ['15 Oct 2019', '20 Oct 2019', ['2019-10-15', '2019-10-21', 'range']],
  ['15 Oct 2019', '15 Oct 2019', ['2019-10-15', '2019-10-16', 'day']],
]) {
  test(`${first} to ${last || 'nothing'} is ${expected}`, () => {
    const span = /** @type {any} */ (spanOf(first, last, wordsFor('en')));
    assert.deepEqual([span.start, span.end, span.precision], expected);
  });
}

test('no date, a wrong one and a range that ends too early are told apart', () => {
  const words = wordsFor('en');
  assert.equal(spanOf(' ', '', words), null);
  assert.equal(spanOf('soon', '', words), 'badDate');
  assert.equal(spanOf('2019', '2018', words), 'badRange');
});

test('moments of JSON are minutes of wall time', () => {
  assert.equal(minutesOf('1970-01-02'), 1440);
  assert.equal(minutesOf('1970-01-01T01:30'), 90);
  assert.equal(minutesOf(null), null);
});

for (const [lang, words] of Object.entries(REVIEW_WORDS)) {
  test(`the review page says in ${lang} all that it says in English`, () => {
    const keys = (/** @type {any} */ table) =>
      Object.entries(table).map(([key, value]) => `${key} ${typeof value} ${Object.keys(typeof value === 'object' ? value : {}).sort()}`);
    assert.deepEqual(keys(words).sort(), keys(REVIEW_WORDS.en).sort());
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fromCivil } from '../src/calendar.js';
import { barsOf } from '../src/atlas/bars.js';
import { EventReader, isWanted } from '../src/atlas/eventreader.js';
import { Harvest, joined } from '../src/atlas/harvest.js';
import { AtlasModel } from '../src/atlas/model.js';
import { blocksFor, findPlaces } from '../src/atlas/placesearch.js';
import { addCell, numbersOf, readRuns, stretches, total } from '../src/atlas/runs.js';
import { FileSource, ServerSource } from '../src/atlas/source.js';
import { measureFor, spotRadius, spotsOf } from '../src/atlas/spots.js';
import { TileCache, tileZoom, tilesOver } from '../src/atlas/tilecache.js';
import { ATLAS_WORDS } from '../src/atlas/words.js';

/** Violence: two in bin 1, one from 1 to 3, one undated and in an area; talks: four in bin 3. */
const RUNS = 'BAC' + 'ABCB' + 'CEE' + 'DCB';
const ALL = Uint8Array.of(1, 1, 1, 1);
const HEAD = {
  time: { unit: 'month', start: fromCivil(2019, 3), bins: 4 },
  families: ['violence', 'talks'],
  stances: ['asserted', 'claimed'],
  events: 8,
  undated: 1,
  runs: RUNS,
};

const choice = (from, to, undated = -1, kinds = ALL) => ({ from, to, undated, kinds });

function counted(wanted) {
  const counts = [0, 0, 0, 0];
  addCell(readRuns([RUNS]), 0, wanted, counts);
  return counts;
}

test('numbers are read in digits of five bits, lowest first', () => {
  assert.deepEqual(numbersOf('A'), [0]);
  assert.deepEqual(numbersOf('gB'), [32]);
  assert.deepEqual(numbersOf('+fA'), [30 + 32 * 31, 0]);
});

test('an event over several bins counts once, whichever of them are looked at', () => {
  assert.deepEqual(counted(choice(0, 5, 6)), [3, 1, 4, 0]);
  assert.equal(total(counted(choice(2, 2))), 1);
  assert.equal(total(counted(choice(1, 1))), 3);
  assert.equal(total(counted(choice(3, 5))), 5);
});

test('what has no date shows where that is wanted, and alone', () => {
  assert.equal(total(counted(choice(1, 0, 6))), 1);
  assert.equal(total(counted(choice(4, 4))), 0);
});

test('kinds that are off are not counted', () => {
  assert.equal(total(counted(choice(0, 5, 6, Uint8Array.of(0, 0, 1, 1)))), 4);
});

test('rows that may be wanted are those of the bins, and all that are not sorted by them', () => {
  const runs = readRuns([RUNS]);
  assert.deepEqual(stretches(runs, 0, choice(1, 1), 6), [[0, 2], [6, 8]]);
  assert.deepEqual(stretches(runs, 0, choice(2, 4), 6), [[2, 6], [6, 8]]);
});

test('each cell has its own runs', () => {
  const runs = readRuns(['BAC', '', 'CEE']);
  assert.deepEqual([...runs.starts], [0, 1, 1, 2]);
  assert.deepEqual([...runs.first], [1, 2]);
  assert.deepEqual([...runs.count], [2, 4]);
});

test('dates go to the borders of bins', () => {
  const model = new AtlasModel(HEAD, () => {});
  model.set({ range: [fromCivil(2019, 4, 10), fromCivil(2019, 5, 2)] });
  assert.deepEqual(model.state.range, [fromCivil(2019, 4), fromCivil(2019, 6)]);
  assert.deepEqual([model.choice.from, model.choice.to], [2, 3]);
});

test('what lies outside all bins shows with all dates alone', () => {
  const model = new AtlasModel({ ...HEAD, events: 9, runs: `AAB${RUNS}` }, () => {});
  assert.equal(model.tally().shown, 9);
  model.set({ range: [fromCivil(2019, 3), fromCivil(2019, 6)] });
  assert.equal(model.tally().byTime, 0);
  model.set({ range: [fromCivil(2019, 4), fromCivil(2019, 7)] });
  assert.equal(model.tally().byTime, 3);
});

test('every event is counted once: shown, outside the dates, switched off, or undated and hidden', () => {
  const model = new AtlasModel(HEAD, () => {});
  assert.equal(model.tally().shown, 8);
  model.set({ range: [fromCivil(2019, 4), fromCivil(2019, 5)], undated: false, offFamilies: new Set([4]) });
  const { shown, byTime, byFilter, undatedHidden } = model.tally();
  assert.equal(shown + byTime + byFilter + undatedHidden, 8);
  assert.deepEqual([shown, byFilter], [1, 4]);
});

test('bars add up to what is dated, and pale is what may lie in others', () => {
  const model = new AtlasModel(HEAD, () => {});
  const edges = [2, 3, 4, 5, 6].map((month) => fromCivil(2019, month + 1));
  const { counts, loose } = barsOf(model, edges);
  assert.ok(Math.abs(counts.reduce((sum, count) => sum + count, 0) - 7) < 1e-9);
  assert.ok(Math.abs(loose.shares.reduce((sum, count) => sum + count, 0) - 1) < 1e-9);
  const year = barsOf(model, [fromCivil(2019), fromCivil(2020)]);
  assert.equal(Math.round(total(year.sharesOf(0))), 7);
  assert.equal(year.loose.shares.reduce((sum, count) => sum + count, 0), 0);
});

test('what is not told as fact is counted apart, and pale', () => {
  // Violence claimed in bin 2: kind 4.
  const model = new AtlasModel({ ...HEAD, events: 9, runs: `${RUNS.slice(0, 7)}${'BIB'}BEE${'DCB'}` }, () => {});
  assert.deepEqual(model.allBy('stance').slice(0, 2), [8, 1]);
  assert.deepEqual(model.shares(model.counts()).slice(0, 2), [3, 2]);
  model.set({ offStances: new Set([0]) });
  assert.equal(model.tally().shown, 1);
});

test('a file gathers the rows that are wanted, and no neighbours of theirs', async () => {
  assert.deepEqual(joined([[8, 9], [0, 2], [2, 4]]), [[0, 4], [8, 9]]);
  assert.deepEqual(joined([[0, 2], [5, 6]], 3), [[0, 6]]);
  const model = new AtlasModel(HEAD, () => {});
  model.set({ range: [fromCivil(2019, 5), fromCivil(2019, 6)], undated: false });
  const part = { row: 10, events: 8, places: 1, runs: readRuns([RUNS]), cell: 0, sorted: true };
  const asked = [];
  const archive = {
    events: async (from, to) => {
      asked.push([from, to]);
      return Array.from({ length: to - from }, (_, at) => ({ row: from + at, first: 3, last: 3, kind: 2 }));
    },
  };
  const harvest = new Harvest(archive, [part, { ...part, row: 100 }], model);
  assert.deepEqual([harvest.count, harvest.looked], [10, 12]);
  const rows = await harvest.gather(() => {});
  assert.deepEqual(asked, [[12, 108]]);
  assert.deepEqual(rows.map(({ row }) => row), [12, 13, 14, 15, 16, 17, 102, 103, 104, 105, 106, 107]);
});

test('closer tiles stand for a wider one that is on its way', async () => {
  const near = tileOf([0.1], [0.1], [3]);
  const load = async (zoom) => (zoom === 1 ? near : new Promise(() => {}));
  const box = { left: 0, top: 0, right: 0.4, bottom: 0.4 };
  const cache = await new Promise((done) => {
    const asked = new TileCache(load, { onload: () => done(asked), onerror: assert.fail });
    asked.isOpen = true;
    asked.parts(box, 1);
  });
  assert.deepEqual(cache.parts(box, 0), [{ tile: near, box: null }]);
});

test('tiles of a box are those that it touches, inside the world', () => {
  assert.equal(tileZoom(5.25, 10), 4);
  assert.equal(tileZoom(14, 10), 10);
  assert.equal(tileZoom(0, 10), 0);
  assert.deepEqual(tilesOver({ left: -0.2, top: 0.1, right: 0.3, bottom: 0.6 }, 1), [[1, 0, 0], [1, 0, 1]]);
});

const tileOf = (x, y, events) => ({ count: x.length, x, y, events, places: x.map(() => 1), rows: x.map((_, at) => at) });

test('a wider tile stands for one that is on its way', async () => {
  let loads = 0;
  const wide = tileOf([0.1, 0.9], [0.1, 0.9], [1, 1]);
  const load = async (zoom) => (zoom === 0 ? wide : new Promise(() => {}));
  const cache = new TileCache(load, { onload: () => (loads += 1), onerror: assert.fail });
  const box = { left: 0, top: 0, right: 0.4, bottom: 0.4 };
  assert.deepEqual(cache.parts(box, 0), []);
  assert.equal(cache.pending.size, 0);
  cache.isOpen = true;
  cache.parts(box, 0);
  await new Promise(setImmediate);
  assert.equal(loads, 1);
  const [part] = cache.parts(box, 1);
  assert.equal(part.tile, wide);
  assert.deepEqual(part.box, { left: 0, top: 0, right: 0.5, bottom: 0.5 });
  assert.equal(spotsOf([part], 1000, measureFor(1, 1000)).length, 1);
});

test('cells that would overlap share a symbol, and all their events', () => {
  const near = tileOf([0.5, 0.5001, 0.7], [0.5, 0.5, 0.5], [100, 10, 5]);
  const spots = spotsOf([{ tile: near, box: null }], 2000, measureFor(100, 1400));
  assert.deepEqual(spots.map(({ events, places }) => [events, places]), [[110, 2], [5, 1]]);
  assert.equal(spots[0].cells[0].cell, 0);
});

test('symbols grow with their events, and have room for their numbers', () => {
  const measure = measureFor(50_000, 1400);
  assert.ok(spotRadius(50_000, measure) > spotRadius(5000, measure));
  assert.ok(spotRadius(1, measure) >= 3);
  assert.ok(spotRadius(9_990_000, measure) < 40);
});

const answer = (status, body) => ({ status, arrayBuffer: async () => Uint8Array.from(body).buffer });
const BODY = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const bytesOf = async (source, offset, length) => [...new Uint8Array((await source.getBytes(offset, length)).data)];

test('a server is asked for ranges that do not reach beyond the archive', async () => {
  const asked = [];
  const ask = async (_, { headers }) => {
    asked.push(headers.Range);
    return answer(206, BODY.slice(4, 10));
  };
  assert.deepEqual(await bytesOf(new ServerSource('a', 10, 100, ask), 4, 50), [4, 5, 6, 7, 8, 9]);
  assert.deepEqual(asked, ['bytes=4-9']);
});

test('a server that sends all is asked once', async () => {
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return answer(200, BODY);
  };
  const source = new ServerSource('a', 10, 100, ask);
  assert.deepEqual(await bytesOf(source, 2, 3), [2, 3, 4]);
  assert.deepEqual(await bytesOf(source, 7, 3), [7, 8, 9]);
  assert.equal(asked, 1);
});

test('much is not fetched whole unless the reader says so', async () => {
  const source = new ServerSource('a', 10, 5, async () => answer(200, BODY));
  await assert.rejects(source.getBytes(0, 2), { kind: 'whole' });
  await source.fetchWhole();
  assert.deepEqual(await bytesOf(source, 8, 2), [8, 9]);
});

test('an archive that is not there is said to be missing', async () => {
  await assert.rejects(new ServerSource('a', 10, 5, async () => answer(404, [])).getBytes(0, 1), { kind: 'missing' });
  const refused = async () => {
    throw new TypeError('Failed to fetch');
  };
  await assert.rejects(new ServerSource('a', 10, 5, refused).getBytes(0, 1), { kind: 'missing' });
});

test('a file that was chosen is read piece by piece', async () => {
  assert.deepEqual(await bytesOf(new FileSource(new Blob([Uint8Array.from(BODY)])), 3, 2), [3, 4]);
});

test('names are sought in the blocks that may hold them', async () => {
  const names = [['abu', 0, 1], ['mosul', 1, 1], ['raqqa', 2, 1]];
  assert.deepEqual(blocksFor(names, 'mos'), [0, 1]);
  assert.deepEqual(blocksFor(names, 'z'), [2]);
  assert.deepEqual(blocksFor(names, 'a'), [0]);
  const entry = (key, name, events) => [key, name, '', 'IQ', '', 'city', 43, 36, events];
  const archive = { names, nameBlock: async (number) => [[entry('mos', 'Mos', 1)], [entry('mosul', 'Mosul', 9)], []][number] };
  const { places, more } = await findPlaces(archive, ' Mós');
  assert.deepEqual(places.map(({ name }) => name), ['Mosul', 'Mos']);
  assert.equal(more, false);
  assert.deepEqual(await findPlaces(archive, ' '), { places: [], more: false });
});

const eventAt = (row, bin) => ({ row, first: bin, last: bin, kind: 0, start: bin * 1000, end: bin * 1000 + 1 });

test('events of a few rows come at once, by time', async () => {
  const archive = { events: async (from, to) => [3, 1, 2].map((bin, row) => eventAt(row, bin)).slice(from, to) };
  const part = { name: '', row: 0, events: 3, places: 2, runs: readRuns(['BAD']), cell: 0, sorted: false };
  const reader = new EventReader(archive, [part], choice(2, 3), 9);
  assert.deepEqual((await reader.next()).map(({ first }) => first), [2, 3]);
  assert.equal(reader.isDone, true);
});

test('many events come page by page, from the rows that may be wanted', async () => {
  const asked = [];
  const archive = {
    events: async (from, to) => {
      asked.push([from, to]);
      return Array.from({ length: to - from }, (_, at) => eventAt(from + at, from + at < 1000 ? 1 : 2));
    },
  };
  const runs = readRuns(['BAof' + 'BAof']);
  const [each] = runs.count;
  const part = { name: '', row: 0, events: 2 * each, places: 1, runs, cell: 0, sorted: true };
  const reader = new EventReader(archive, [part], choice(2, 2), 9);
  await reader.next();
  assert.equal(asked[0][0], each);
  assert.equal(reader.isDone, false);
});

test('an event is wanted by the bins it reaches and by its kind', () => {
  assert.equal(isWanted({ first: 1, last: 3, kind: 0 }, choice(2, 2)), true);
  assert.equal(isWanted({ first: 1, last: 1, kind: 0 }, choice(2, 2)), false);
  assert.equal(isWanted({ first: 6, last: 6, kind: 0 }, choice(2, 2, 6)), true);
  assert.equal(isWanted({ first: 2, last: 2, kind: 2 }, choice(2, 2, 6, Uint8Array.of(1, 1, 0, 0))), false);
});

test('all languages say the same things', () => {
  const shape = (value) => (value && typeof value === 'object' ? Object.entries(value).map(([key, inner]) => [key, shape(inner)]) : typeof value);
  for (const words of Object.values(ATLAS_WORDS)) assert.deepEqual(shape(words), shape(ATLAS_WORDS.en));
});

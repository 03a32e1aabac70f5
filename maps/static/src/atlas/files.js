/** Files of what an atlas shows: what they would hold, in words, and their text. */

import { toldOf } from '../exporting.js';
import { Fetched } from './fetched.js';
import { Harvest, MOST_EVENTS, MOST_ROWS } from './harvest.js';

/** @typedef {import('./app.js').AtlasApp} AtlasApp */

/** The events that are listed, else those in view. @param {AtlasApp} app */
function harvestOf({ archive, map, model }) {
  return new Harvest(archive, model.state.selection?.parts ?? map.stretches(), model);
}

/** @param {AtlasApp} app @returns {{what: string, isTooMuch?: boolean}} */
export function toDownload(app) {
  const { shared, own } = app.speech;
  const { selection } = app.model.state;
  if (!app.cache.isOpen || app.cache.pending.size > 0) return { what: own.loading, isTooMuch: true };
  const { count, looked } = harvestOf(app);
  const events = shared.events(count);
  const what = selection ? own.listed(events, selection.title(app.speech)) : own.inView(events);
  if (count > MOST_EVENTS) return { what: own.tooMany(what, shared.number(MOST_EVENTS)), isTooMuch: true };
  if (looked > MOST_ROWS) {
    return { what: own.tooFar(what, shared.number(looked), shared.number(MOST_ROWS)), isTooMuch: true };
  }
  return { what };
}

/**
 * @param {AtlasApp} app
 * @param {import('../exporting.js').Write} write
 * @param {(text: string) => void} say
 * @returns {Promise<string[] | null>} the parts of a file; null where the archive could not be read
 */
export async function written(app, write, say) {
  const { shared, own } = app.speech;
  const tell = (/** @type {number} */ share) => say(own.reading(shared.percent(share)));
  const rows = await app.fetched(() => harvestOf(app).gather(tell), null);
  if (rows === null) {
    say(own.notRead);
    return null;
  }
  const data = new Fetched(rows);
  return write(toldOf(data, data.rows));
}

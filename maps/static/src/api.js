/**
 * `window.dateline`: the page for programs that embed it.
 *
 * - `ready`: a promise, kept once the map is drawn.
 * - `count()`: `{total, shown, undated}` of all that the page holds: events, and places that are
 *   only named. `undated` counts all without a date; they are among the shown as long as their
 *   switch is on.
 * - `range()`: `[first, end]` of the data as ISO dates; the end is the first day after them. Null
 *   if nothing has a date.
 * - `setRange(start, end)`: show what lies in [start, end), ISO dates.
 * - `play()`, `pause()`.
 * - `address()`: what the reader looks at, as the text behind a # (address.js); `open(address)`.
 * - `language(lang)`: `en`, `ar` or `fr`; true if the page speaks it.
 * - `select(eventId)`: open an event's card; true if there is such an event.
 */

import { isoDate, parseIso } from './calendar.js';
import { togglePlay } from './timecontrols.js';
import { spoken } from './words.js';

/**
 * @param {Promise<import('./app.js').App>} ready
 * @param {() => import('./app.js').App} app
 */
export function makeApi(ready, app) {
  const model = () => app().model;
  return Object.freeze({
    ready: ready.then(() => undefined),

    count() {
      const { data, shown, passing } = model();
      return {
        total: data.count,
        shown: shown.rows.length,
        undated: passing.totalUndated + passing.namedUndated,
      };
    },

    range() {
      const { span } = model().data;
      return span && [isoDate(span[0]), isoDate(span[1])];
    },

    setRange(/** @type {unknown} */ start, /** @type {unknown} */ end) {
      const from = parseIso(start);
      const to = parseIso(end);
      if (from === null || to === null || from >= to) {
        throw new RangeError(
          `setRange: two ISO dates, the first earlier than the second, not ${start} and ${end}`,
        );
      }
      model().set({ range: [from, to], playing: false });
    },

    play() {
      togglePlay(model(), true);
    },

    pause() {
      togglePlay(model(), false);
    },

    address() {
      return app().address();
    },

    open(/** @type {unknown} */ address) {
      app().follow(String(address));
    },

    language(/** @type {unknown} */ lang) {
      app().speak(String(lang));
      return spoken(String(lang)) !== null;
    },

    select(/** @type {unknown} */ eventId) {
      const row = model().data.rowOf(String(eventId));
      if (row === undefined) return false;
      model().selectEvent(row);
      return true;
    },
  });
}

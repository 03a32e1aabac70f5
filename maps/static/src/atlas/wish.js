/** What a link or a search asks to be opened: kept until the archive can tell what it is. */

import { NOWHERE, eventIn, pointIn } from './address.js';

/** @typedef {import('./address.js').Chosen} Chosen */

/** @type {Chosen} */
const NOTHING = { place: null, event: null };

export class Wish {
  /** @param {import('./app.js').AtlasApp} app */
  constructor(app) {
    this.app = app;
    /** As an address tells it. */
    this.told = NOTHING;
  }

  /** @param {Partial<Chosen>} [wanted] nothing where that is left out */
  set(wanted = NOTHING) {
    this.told = { ...NOTHING, ...wanted };
  }

  /** Open what is wished for, once the tiles of the view are there. What is not found is left aside. */
  async grant() {
    const { app, told } = this;
    if (!app.cache.isOpen || app.cache.pending.size > 0) return;
    const { place, event } = told;
    if (place) this.openPlace(place);
    const wanted = event && eventIn(event);
    if (!wanted) return this.set();
    this.told = { place: null, event };
    const { told: waiting } = this;
    const events = await app.fetched(() => app.archive.events(wanted.row, wanted.row + 1), null);
    // What could not be fetched is still wished for when the reader tries again.
    if (this.told !== waiting || events === null) return undefined;
    this.set();
    const [found] = events;
    if (found?.id === wanted.id) app.model.set({ event: found });
    return undefined;
  }

  /** @param {string} place */
  openPlace(place) {
    const { app } = this;
    const point = pointIn(place);
    if (place === NOWHERE) return app.openNowhere();
    if (!point) return app.openCountry(place);
    const drawn = app.map.nearest(point.lon, point.lat);
    return drawn && app.open(drawn);
  }
}

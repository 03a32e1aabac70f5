/** The time strip of an atlas: bars that come as counts. */

import { binOf } from '../bins.js';
import { binInWords } from '../datewords.js';
import { h } from '../dom.js';
import { TimeStrip } from '../timestrip.js';
import { barsOf } from './bars.js';
import { familiesRow } from './map.js';
import { total } from './runs.js';

const LEAST_BINS = 7;

export class AtlasStrip extends TimeStrip {
  /** @param {import('./model.js').AtlasModel} model @param {import('../words.js').Words} words */
  constructor(model, words) {
    const { unit, edges, bins } = model.time;
    const least = ((edges[edges.length - 1] - edges[0]) / Math.max(1, bins)) * LEAST_BINS;
    // Bars are never finer than what was counted.
    super(model, words, { undated: undatedSwitch(model, words), finest: unit, least });
    /** @type {import('./bars.js').Bars | null} */
    this.bars = null;
  }

  draw() {
    const { axis, edges, unit } = this.bins();
    this.bars = barsOf(this.model, edges);
    const { counts, loose } = this.bars;
    this.model.set({ unit });
    this.drawBars({ axis, edges, counts, loose, spans: [] }, unit);
  }

  /** Say what the bar under the pointer holds. @param {PointerEvent} event */
  tell(event) {
    const { words, bars } = this;
    const { unit, edges } = this.bins();
    const bin = binOf(edges, this.brush.momentAt(event));
    const isBar = bars !== null && bin >= 0 && bin < edges.length - 1;
    const shares = isBar ? bars.sharesOf(bin) : [];
    const count = Math.round(total(shares));
    if (count === 0) return this.say(event);
    const whole = shares.map(Math.round);
    return this.say(event, h('strong', {}, binInWords(edges[bin], unit, words)), words.events(count), familiesRow(whole, words));
  }
}

/** Events without a date: how many, with a switch. @param {import('./model.js').AtlasModel} model @param {import('../words.js').Words} words */
function undatedSwitch(model, words) {
  const input = h('input', {
    type: 'checkbox',
    role: 'switch',
    checked: model.state.undated,
    onchange: () => model.set({ undated: input.checked }),
  });
  const element = h(
    'label',
    { class: 'undated-lane', title: words.undatedHint, hidden: model.head.undated === 0 },
    h('span', { class: 'undated-top' }, input, h('span', { class: 'undated-text' }, words.undatedCount(model.head.undated))),
  );
  const update = () => {
    input.checked = model.state.undated;
    element.classList.toggle('is-off', !model.state.undated);
  };
  update();
  return { element, update };
}

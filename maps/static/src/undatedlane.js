/** Events without a date: a lane of their own at the end of the strip, with a switch. */

import { fill, h } from './dom.js';
import { kindsRow } from './kindsrow.js';

/** @param {import('./model.js').Model} model @param {import('./words.js').Words} words */
export function undatedLane(model, words) {
  const input = h('input', {
    type: 'checkbox',
    role: 'switch',
    checked: model.state.undated,
    onchange: () => model.set({ undated: input.checked }),
  });
  const kinds = h('span', { class: 'undated-kinds' });
  const text = h('span', { class: 'undated-text' });
  const element = h(
    'label',
    { class: 'undated-lane', title: words.undatedHint, hidden: model.shown.undated === 0 },
    h('span', { class: 'undated-top' }, input, text),
    kinds,
  );

  function update() {
    input.checked = model.state.undated;
    element.classList.toggle('is-off', !model.state.undated);
    fill(text, words.undatedCount(model.shown.passedUndated.length));
    fill(kinds, kindsRow(model.data, model.shown.passedUndated, words));
  }
  update();
  return { element, update };
}

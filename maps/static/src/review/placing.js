/** The form beside "put on the map": for those who type positions, and to name the place. */

import { h } from '../dom.js';

const POSITION = /^([+-]?\d{1,2}(?:\.\d+)?)(?:\s+|\s*[,;]\s*)([+-]?\d{1,3}(?:\.\d+)?)$/;

/** Latitude and longitude of what was typed, null if it is no position. @param {string} text */
export function readPosition(text) {
  const parts = POSITION.exec(text.trim());
  if (!parts) return null;
  const [lat, lon] = [Number(parts[1]), Number(parts[2])];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}

/** @param {import('./detail.js').Detail} detail */
export function placingForm(detail) {
  const { own } = detail.app.speech;
  const input = h('input', {
    type: 'text', class: 'position', dir: 'ltr', placeholder: '34.48, 41.92', 'aria-label': own.coordinates,
  });
  const name = h('input', { type: 'text', class: 'place-name', 'aria-label': own.placeName });
  name.value = detail.sheet?.title() ?? '';
  const problem = h('p', { class: 'problem', role: 'alert' });
  const put = () => {
    const position = readPosition(input.value);
    if (position) detail.placeAt(position.lon, position.lat);
    else problem.textContent = own.badCoordinates;
  };
  const cancel = () => {
    detail.stopPlacing();
    detail.app.redraw();
  };
  return h(
    'form',
    {
      class: 'placing-form',
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        put();
      },
    },
    h('p', { class: 'note' }, own.onMapHint),
    h('label', { class: 'field' }, h('span', { class: 'label' }, own.coordinates), input),
    h('label', { class: 'field' }, h('span', { class: 'label' }, own.placeName), name),
    problem,
    h('button', { type: 'submit', class: 'action' }, own.putThere),
    h('button', { type: 'button', class: 'action quiet', onclick: cancel }, own.cancel),
  );
}

/** Places to choose from, as buttons. */

import { h } from '../dom.js';
import { whereabouts } from './facts.js';

/**
 * A place to choose, as a button.
 * @param {import('./app.js').ReviewApp} app
 * @param {{place: any, number: number, chosen: boolean, onclick: () => void}} what
 * @param {(Node | string | null)[]} more lines below
 */
export function placeButton(app, { place, number, chosen, onclick }, more) {
  const { shared } = app.speech;
  return h(
    'button',
    { type: 'button', class: 'candidate', 'aria-pressed': String(chosen), 'data-key': `candidate-${number}`, onclick },
    h('span', { class: 'number' }, String(number)),
    h('span', { class: 'candidate-name' }, h('bdi', {}, place.name)),
    h('span', { class: 'candidate-where' }, h('bdi', {}, whereabouts(place, shared).join(' · '))),
    ...more.filter(Boolean),
  );
}

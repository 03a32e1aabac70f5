/**
 * The field of a search. What is typed is looked for once typing rests, and at once where the field
 * is left: whoever presses “Reset” right after typing would find the search come back otherwise.
 */

import { h, icon, iconButton } from './dom.js';
import { ICONS } from './icons.js';

const AFTER_MS = 120;

/**
 * @param {import('./announcer.js').Announcer & {state: {query: string}, set: (patch: {query: string}) => void}} model
 * @param {{label: string, clear: string, onfocus?: () => void}} words what it is called, and the button that empties it
 * @returns {{input: HTMLInputElement, element: HTMLElement}} the field, and all of the search
 */
export function searchField(model, { label, clear, onfocus = () => {} }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const search = () => {
    clearTimeout(timer);
    model.set({ query: input.value });
  };
  const input = h('input', {
    type: 'search', placeholder: label, 'aria-label': label, autocomplete: 'off', spellcheck: 'false',
    value: model.state.query,
    onfocus,
    onchange: search,
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(search, AFTER_MS);
    },
  });
  const empty = () => {
    model.set({ query: '' });
    input.focus();
  };
  const button = iconButton(clear, ICONS.close, empty, { class: 'icon-button clear', hidden: model.state.query === '' });
  model.onChange((changed) => {
    if (!changed.has('query')) return;
    const { query } = model.state;
    if (query === '' || document.activeElement !== input) input.value = query;
    button.hidden = query === '';
  });
  return { input, element: h('div', { class: 'search', role: 'search' }, icon(ICONS.search), input, button) };
}

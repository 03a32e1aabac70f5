/**
 * A filter by what many events share: persons, outlets, kinds of place. Nothing chosen shows all;
 * choosing shows only that. The commonest stand first, typing finds the others.
 */

import { fill, h } from './dom.js';
import { facetValues } from './facets.js';
import { foldText } from './search.js';

const SHOWN = 12;

/**
 * A section that is filled when it is first opened: counting takes a moment on large pages.
 * @param {import('./model.js').Model} model
 * @param {import('./words.js').Words} words
 * @param {{name: import('./facets.js').FacetName, title: string, say?: (text: string) => string}} what
 */
export function facetSection(model, words, { name, title, say = (text) => text }) {
  const inside = h('div', { class: 'facet' });
  const mark = h('span', { class: 'facet-mark' });
  let filled = false;
  const element = h(
    'details',
    {
      ontoggle: () => {
        if (!filled) fill(inside, ...content(model, words, { name, title, say }));
        filled = true;
      },
    },
    h('summary', { class: 'label' }, title, mark),
    inside,
  );
  const count = () => {
    const { size } = model.state[name];
    fill(mark, size > 0 && ` · ${words.number(size)}`);
  };
  count();
  model.onChange((changed) => changed.has(name) && count());
  return element;
}

/**
 * @param {import('./model.js').Model} model
 * @param {import('./words.js').Words} words
 * @param {{name: import('./facets.js').FacetName, title: string, say: (text: string) => string}} what
 * @returns {Node[]}
 */
function content(model, words, { name, title, say }) {
  const values = facetValues(model.data, name).map((value) => ({ ...value, text: say(value.text) }));
  const folded = values.map(({ text }) => foldText(text));
  const list = h('ul', { class: 'facet-values', 'aria-label': title });
  const input = h('input', {
    type: 'search',
    class: 'facet-find',
    'aria-label': words.findIn(title),
    placeholder: words.findIn(title),
    hidden: values.length <= SHOWN,
    oninput: () => update(),
  });
  const note = h('p', { class: 'note' });

  function toggle(/** @type {number} */ number) {
    const chosen = new Set(model.state[name]);
    if (!chosen.delete(number)) chosen.add(number);
    model.set({ [name]: chosen });
  }

  function update() {
    const wanted = foldText(input.value).trimEnd();
    const chosen = model.state[name];
    const found = values.filter(({ number }, at) => chosen.has(number) || folded[at].includes(wanted));
    found.sort((a, b) => Number(chosen.has(b.number)) - Number(chosen.has(a.number)));
    fill(
      list,
      ...found.slice(0, SHOWN).map(({ number, text, count }) => {
        const box = h('input', { type: 'checkbox', checked: chosen.has(number), onchange: () => toggle(number) });
        const shown = h('span', { class: 'chip-name', title: text, dir: 'auto' }, text);
        const many = h('span', { class: 'chip-count' }, words.number(count));
        return h('li', {}, h('label', { class: 'facet-value' }, box, shown, many));
      }),
    );
    fill(note, found.length > SHOWN && words.andMore(found.length - SHOWN));
    if (values.length === 0) fill(note, words.noneToChoose);
  }
  update();
  model.onChange((changed) => changed.has(name) && update());
  return [input, list, note];
}

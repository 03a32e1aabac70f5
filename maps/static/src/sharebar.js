/** What is shown, by kind: a bar of shares over the list, pale where it is not told as fact. */

import { fill, h } from './dom.js';
import { FAMILIES, NAMED, isSure } from './families.js';
import { familyName } from './kindsrow.js';

/** @param {import('./model.js').Model} model @param {import('./words.js').Words} words */
export function shareBar(model, words) {
  const element = h('div', { class: 'share-bar', role: 'img' });
  const kindsOfRows = kindsOf(model.data);

  function update() {
    const { sure, unsure, total } = countKinds(model, kindsOfRows);
    const kinds = FAMILIES.map((_, family) => ({ family, count: sure[family] + unsure[family] })).filter(
      ({ count }) => count > 0,
    );
    const told = kinds.map(({ family, count }) => share(family, count, total));
    element.hidden = total === 0;
    element.setAttribute('aria-label', [words.shares, ...told].join(words.comma));
    fill(
      element,
      ...kinds.flatMap(({ family }, index) => [
        part(family, sure[family], '', told[index]),
        part(family, unsure[family], 'unsure', told[index]),
      ]),
    );
  }

  function share(/** @type {number} */ family, /** @type {number} */ count, /** @type {number} */ total) {
    return `${familyName(family, words, true)} ${words.percent(count / total)}`;
  }

  update();
  model.onChange((changed) => changed.has('shown') && update());
  return element;
}

/** @returns {HTMLElement | null} */
function part(
  /** @type {number} */ family,
  /** @type {number} */ count,
  /** @type {string} */ name,
  /** @type {string} */ title,
) {
  if (count === 0) return null;
  const element = h('i', { class: name, 'data-family': FAMILIES[family], title });
  element.style.flexGrow = String(count);
  return element;
}

/** Events shown by family, those told as fact apart. @param {import('./model.js').Model} model @param {Uint8Array} kinds */
function countKinds({ shown: { rows } }, kinds) {
  const counts = new Uint32Array(2 * FAMILIES.length);
  for (let at = 0; at < rows.length; at += 1) counts[kinds[rows[at]]] += 1;
  counts.fill(0, 2 * NAMED, 2 * NAMED + 2);
  const sure = FAMILIES.map((_, family) => counts[2 * family]);
  const unsure = FAMILIES.map((_, family) => counts[2 * family + 1]);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return { sure, unsure, total };
}

/** Twice the family of each event, and one more where it is not told as fact. @param {import('./data/data.js').Data} data */
function kindsOf({ count, columns: { family, stance } }) {
  const kinds = new Uint8Array(count);
  for (let row = 0; row < count; row += 1) {
    kinds[row] = 2 * family[row] + Number(!isSure(stance[row]));
  }
  return kinds;
}

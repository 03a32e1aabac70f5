/** What is shown, by kind: a bar of shares over the list, pale where it is not told as fact. */

import { fill, h } from './dom.js';
import { FAMILIES, NAMED, isSure } from './families.js';
import { familyName } from './kindsrow.js';

/** @param {import('./model.js').Model} model @param {import('./words.js').Words} words */
export function shareBar(model, words) {
  const element = h('div', { class: 'share-bar', role: 'img' });

  function update() {
    const { sure, unsure, total } = countKinds(model);
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

/** Events shown by family, those told as fact apart. @param {import('./model.js').Model} model */
function countKinds({ data, shown }) {
  const { family, stance } = data.columns;
  const sure = new Array(FAMILIES.length).fill(0);
  const unsure = new Array(FAMILIES.length).fill(0);
  let total = 0;
  for (const row of shown.rows) {
    if (family[row] === NAMED) continue;
    total += 1;
    if (isSure(stance[row])) sure[family[row]] += 1;
    else unsure[family[row]] += 1;
  }
  return { sure, unsure, total };
}

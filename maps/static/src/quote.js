/** A sentence as quoted text, with the trigger and the places in it marked. */

import { h } from './dom.js';

/** @typedef {{from: number, to: number, kind: 'trigger' | 'place'}} Mark */

/**
 * Cut a text at its marks. A mark that overlaps an earlier one gives way.
 * @param {string} text
 * @param {Mark[]} marks
 * @returns {{text: string, kind: 'trigger' | 'place' | null}[]}
 */
export function cutAtMarks(text, marks) {
  const ordered = marks
    .filter((mark) => mark.from >= 0 && mark.to > mark.from)
    .sort((a, b) => a.from - b.from);
  /** @type {{text: string, kind: 'trigger' | 'place' | null}[]} */
  const parts = [];
  let at = 0;
  for (const { from, to, kind } of ordered) {
    if (from < at) continue;
    if (from > at) parts.push({ text: text.slice(at, from), kind: null });
    parts.push({ text: text.slice(from, to), kind });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), kind: null });
  return parts;
}

/** @param {import('./data/data.js').Data} data @param {number} row */
export function quoteElement(data, row) {
  const [from, to] = data.trigger(row);
  /** @type {Mark[]} */
  const marks = data.linksOf(row).map((link) => ({ from: link.from, to: link.to, kind: 'place' }));
  marks.push({ from, to, kind: 'trigger' });
  const parts = cutAtMarks(data.quote(row), marks).map(({ text, kind }) =>
    kind ? h('mark', { class: kind }, text) : text,
  );
  return h('blockquote', { dir: 'auto' }, ...parts);
}

/** The menu: share what is seen, take it away as a file, print it, read it in another language. */

import { embedCode, hasAddress, linkTo } from './addressbar.js';
import { copy } from './clipboard.js';
import { fill, h, icon, iconButton } from './dom.js';
import { FORMATS } from './exporting.js';
import { ICONS } from './icons.js';
import { LANGUAGES } from './words.js';

/**
 * The page that a menu stands on.
 * @typedef {object} App
 * @property {import('./words.js').Words} words
 * @property {string} title
 * @property {boolean} embeds whether it works in the frame of another page
 * @property {() => string} address what the reader looks at, as the text behind a #
 * @property {(lang: string) => void} speak
 * @property {() => {what: string, isTooMuch?: boolean}} toDownload what a file would hold, in words
 * @property {(write: import('./exporting.js').Write, say: (text: string) => void) => Promise<string[] | null>} written
 *   the parts of a file; null where they cannot be had, which was said
 */

/** Longer than any browser needs to begin with a file. */
const KEPT_MS = 60_000;

/**
 * @param {App} app
 * @returns {{opener: HTMLElement, element: HTMLElement, open: (selector?: string) => void, close: () => boolean}}
 */
export function makeMenu(app) {
  const { words } = app;
  const opener = iconButton(words.menu, ICONS.share, () => (element.hidden ? open() : close()), {
    class: 'icon-button menu-opener',
    'aria-expanded': 'false',
    'aria-controls': 'page-menu',
  });
  const said = h('p', { class: 'note', role: 'status' });
  const files = h('div', { class: 'menu-row' });
  const filesOf = h('span', { class: 'note' });
  const element = h(
    'section',
    { class: 'menu', id: 'page-menu', 'aria-label': words.menu, hidden: true },
    iconButton(words.closeMenu, ICONS.close, () => close(), { class: 'icon-button menu-closer' }),
    section(words.share, ...sharing(app, said)),
    section(words.download, filesOf, files),
    section(words.language, languages(app)),
    said,
  );

  function open(selector = 'button') {
    const { what, isTooMuch } = app.toDownload();
    fill(files, ...(isTooMuch ? [] : downloads(app, what, said)), printButton(app, close));
    fill(filesOf, what);
    fill(said);
    element.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    element.querySelector(selector)?.focus();
  }

  function close() {
    if (element.hidden) return false;
    const inside = element.contains(document.activeElement);
    element.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    if (inside) opener.focus();
    return true;
  }

  return { opener, element, open, close };
}

function section(/** @type {string} */ title, /** @type {Node[]} */ ...inside) {
  return h('div', { class: 'menu-section' }, h('h2', { class: 'label' }, title), ...inside);
}

/** @param {string} text @param {string} path @param {() => void} onclick */
function textButton(text, path, onclick, properties = {}) {
  return h('button', { type: 'button', class: 'text-button', onclick, ...properties }, icon(path), text);
}

/** @param {App} app @param {HTMLElement} said @returns {Node[]} */
function sharing(app, said) {
  const { words } = app;
  if (!hasAddress()) return [h('p', { class: 'note' }, words.noAddress)];
  const take = async (/** @type {string} */ text) => {
    if (await copy(text)) return fill(said, words.copied);
    const area = h('textarea', { class: 'by-hand', readonly: true, rows: '3', 'aria-label': words.copyByHand });
    area.value = text;
    fill(said, words.copyByHand, area);
    return area.select();
  };
  return [
    h('p', { class: 'note' }, words.shareHint),
    h(
      'div',
      { class: 'menu-row' },
      textButton(words.copyLink, ICONS.chain, () => take(linkTo(app.address()))),
      app.embeds &&
        textButton(words.copyEmbed, ICONS.code, () => take(embedCode(app.address(), words.embedTitle(app.title)))),
    ),
  ];
}

/** @param {App} app @param {string} what @param {HTMLElement} said @returns {Node[]} */
function downloads(app, what, said) {
  const { words } = app;
  return Object.entries(FORMATS).map(([name, { suffix, type, write }]) =>
    textButton(
      name,
      ICONS.download,
      async () => {
        const parts = await app.written(write, (text) => fill(said, text));
        if (!parts) return;
        const file = `${fileName(app.title)}.${suffix}`;
        save(new Blob(parts, { type }), file);
        fill(said, words.downloaded(file));
      },
      { 'aria-label': words.downloadAs(name, what) },
    ),
  );
}

/** @param {App} app @param {() => void} close */
function printButton(app, close) {
  return textButton(app.words.print, ICONS.print, () => {
    close();
    // The browser prints what is laid out when the dialog opens.
    requestAnimationFrame(() => print());
  });
}

/** @param {App} app */
function languages(app) {
  return h(
    'div',
    { class: 'menu-row', role: 'group', 'aria-label': app.words.language },
    ...LANGUAGES.map(({ lang, name, dir }) =>
      h(
        'button',
        {
          type: 'button',
          class: 'text-button language',
          lang,
          dir,
          'aria-pressed': String(lang === app.words.lang),
          onclick: () => app.speak(lang),
        },
        name,
      ),
    ),
  );
}

/** Hand a file to the browser. @param {Blob} blob @param {string} name */
function save(blob, name) {
  const href = URL.createObjectURL(blob);
  h('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
}

/** A title as the name of a file, on any system. */
export function fileName(/** @type {string} */ title) {
  const plain = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return plain || 'events';
}

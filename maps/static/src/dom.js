/**
 * Make elements. Text goes in as text, never as HTML; there are no other ways in.
 */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {string} tag
 * @param {Record<string, any>} [properties] attributes; `on…` are listeners, `class` a class list
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any}
 */
export function h(tag, properties = {}, ...children) {
  return filled(document.createElement(tag), properties, children);
}

/**
 * As `h`, for SVG.
 * @param {string} tag
 * @param {Record<string, any>} properties
 * @param {...Node} children
 * @returns {any}
 */
export function svg(tag, properties = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), properties, children);
}

/**
 * Put children in place of what an element holds.
 * @param {Element} element
 * @param {...(Node | string | null | undefined | false)} children
 */
export function fill(element, ...children) {
  element.replaceChildren(
    ...children.filter((child) => child || child === '').map((c) => /** @type {Node} */ (c)),
  );
}

/** An icon of the page's own, from path data on a 24 × 24 grid. */
export function icon(/** @type {string} */ path) {
  return svg(
    'svg',
    { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: path }),
  );
}

/**
 * A button with an icon and a name for those who do not see it.
 * @param {string} name
 * @param {string} path
 * @param {() => void} onclick
 */
export function iconButton(name, path, onclick, properties = {}) {
  return h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': name,
      title: name,
      onclick,
      ...properties,
    },
    icon(path),
  );
}

/** @param {any} element @param {Record<string, any>} properties @param {any[]} children */
function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  fill(element, ...children);
  return element;
}

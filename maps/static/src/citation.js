/** Where a quote comes from: in words, as a link, and for the clipboard. */

import { copy } from './clipboard.js';
import { spanInWords } from './datewords.js';
import { h, icon } from './dom.js';
import { ICONS } from './icons.js';

/** @typedef {import('./words.js').Words} Words */
/** @typedef {import('./data/data.js').Report} Report */

/**
 * The address if it is one of the web, else null: nothing else may become a link.
 * @param {string} source
 * @returns {URL | null}
 */
export function webAddress(source) {
  try {
    const url = new URL(source);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

/** Who published it, by where it lies: the host of a web address, else the name of the file. */
export function outletOf(/** @type {string} */ source) {
  const url = webAddress(source);
  return url ? url.hostname.replace(/^www\./, '') : (source.split(/[\\/]/).pop() ?? source);
}

/** When it appeared, and whether that is only inferred; empty where nobody knows. */
export function publishedInWords(
  /** @type {Report} */ report,
  /** @type {Words} */ words,
) {
  const date = spanInWords(report.published, words);
  if (date === words.noDate) return '';
  return report.basis === 'inferred' ? words.inferred(date) : date;
}

/** @param {Report} report @param {Words} words */
export function citationElement(report, words) {
  const by = report.author && report.author !== report.outlet ? report.author : '';
  const url = webAddress(report.source);
  const title = report.title || words.noTitle;
  const date = publishedInWords(report, words);
  return h(
    'p',
    { class: 'citation' },
    url
      ? h(
          'a',
          { href: url.href, target: '_blank', rel: 'noopener noreferrer', title: words.openReport },
          h('cite', { dir: 'auto' }, title),
          icon(ICONS.link),
        )
      : h('cite', { dir: 'auto' }, title),
    h(
      'span',
      { class: 'outlet' },
      h('bdi', {}, report.outlet || outletOf(report.source)),
      ...(by ? [words.comma, h('bdi', { class: 'author' }, by)] : []),
      date ? `${words.comma}${date}` : '',
    ),
  );
}

/**
 * The quote with all that a footnote needs.
 * @param {string} quote
 * @param {Report} report
 * @param {Words} words
 */
export function citationText(quote, report, words) {
  const date = publishedInWords(report, words);
  const outlet = report.outlet || outletOf(report.source);
  const author = report.author === outlet ? '' : report.author;
  const parts = [author, report.title || words.noTitle, outlet, date, report.source];
  return `“${quote.trim()}” — ${parts.filter(Boolean).join(', ')}`;
}

/**
 * A button that copies a text; it works from a file too.
 * @param {string} text
 * @param {Words} words
 */
export function copyButton(text, words) {
  const label = h('span', {}, words.copyQuote);
  const button = h(
    'button',
    { type: 'button', class: 'text-button', onclick: () => copy(text).then(tell) },
    icon(ICONS.copy),
    label,
  );
  const tell = (/** @type {boolean} */ done) => {
    if (done) label.textContent = words.copied;
  };
  return button;
}

/** Keeps the text behind the # of the page's address in step with what the reader looks at. */

const AFTER_MS = 250;
/** What the address tells; while it plays the dates would be told ten times a second. */
const TOLD = [
  'passing', 'query', 'range', 'axis', 'undated', 'selection', 'event', 'view',
  'sort', 'follow', 'mentions', 'cumulative', 'speed', 'playing',
];

/**
 * A page whose view has an address.
 * @typedef {object} Addressed
 * @property {import('./announcer.js').Announcer & {state: {playing: boolean}}} model
 * @property {() => string} address what the reader looks at, without the #
 * @property {(text: string) => void} follow show what an address tells
 */

export class AddressBar {
  /** @param {Addressed} app */
  constructor(app) {
    this.app = app;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    app.model.onChange((changed) => {
      if (TOLD.some((key) => changed.has(key))) this.writeSoon();
    });
    // What was typed may be written over by the time it is heard of: the event still tells it.
    addEventListener('hashchange', ({ newURL }) => {
      const { hash } = new URL(newURL);
      if (hash.slice(1) !== app.address()) app.follow(hash);
    });
  }

  writeSoon() {
    clearTimeout(this.timer);
    if (!this.app.model.state.playing) this.timer = setTimeout(() => this.write(), AFTER_MS);
  }

  write() {
    const text = this.app.address();
    if (location.hash.slice(1) === text) return;
    try {
      history.replaceState(null, '', text ? `#${text}` : location.pathname + location.search);
    } catch {
      // A frame made of a text (srcdoc) has no address to write to.
    }
  }
}

/** Whether the page has an address that others can open. */
export function hasAddress() {
  return /^(https?|file):$/.test(location.protocol);
}

/** An address that opens what the reader looks at. @param {string} text without the # */
export function linkTo(text) {
  const [plain] = location.href.split('#');
  return text ? `${plain}#${text}` : plain;
}

/**
 * HTML that shows the same in another page. A page opened from a disk is named as lying beside it.
 * @param {string} text without the #
 * @param {string} title
 */
export function embedCode(text, title) {
  const link = linkTo(text);
  const address = location.protocol === 'file:' ? link.replace(/^[^?#]*\//, '') : link;
  const allowed = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';
  const plain = (/** @type {string} */ value) =>
    value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return (
    `<iframe src="${plain(address)}" title="${plain(title)}" width="100%" height="600" ` +
    `loading="lazy" sandbox="${allowed}"></iframe>`
  );
}

/**
 * `window.dateline` for a page that shows this one in a frame: calls and answers by postMessage.
 *
 * A call is `{dateline: 'call', id, name, arguments}`, its answer `{dateline: 'answer', id, value}`
 * or `{dateline: 'answer', id, error}`; `{dateline: 'ready'}` is told once the map is drawn and
 * `{dateline: 'change', address}` whenever the reader has changed something. All of it is spoken
 * with the one origin that the page was made for, and with the frame's parent only.
 */

const SPOKEN = new Set([
  'count',
  'range',
  'setRange',
  'play',
  'pause',
  'select',
  'address',
  'open',
  'language',
]);
const AFTER_MS = 250;

/**
 * @param {import('./app.js').App} app
 * @param {Record<string, any>} api `window.dateline`
 */
export function listenToParent(app, api) {
  const origin = app.model.data.page.embedOrigin;
  const { parent } = window;
  if (!origin || parent === window) return;
  const tell = (/** @type {object} */ message) => parent.postMessage(message, origin);
  addEventListener('message', (event) => {
    if (event.origin !== origin || event.source !== parent) return;
    const answer = answerTo(event.data, api);
    if (answer) tell(answer);
  });
  tellChanges(app, tell);
  tell({ dateline: 'ready' });
}

/**
 * @param {any} call
 * @param {Record<string, any>} api
 * @returns {object | null} null for what is no call
 */
export function answerTo(call, api) {
  if (typeof call !== 'object' || call === null || call.dateline !== 'call') return null;
  const { id, name } = call;
  const answer = { dateline: 'answer', id };
  if (!SPOKEN.has(name)) return { ...answer, error: `no such call: ${String(name)}` };
  try {
    return { ...answer, value: api[name](...(call.arguments ?? [])) };
  } catch (error) {
    return { ...answer, error: String(error) };
  }
}

/** @param {import('./app.js').App} app @param {(message: object) => void} tell */
function tellChanges(app, tell) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let told = app.address();
  const say = () => {
    const address = app.address();
    if (address !== told) tell({ dateline: 'change', address });
    told = address;
  };
  app.onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(say, AFTER_MS);
  });
}

/** Buttons and dates of the time strip. */

import { floorTo, shift } from './calendar.js';
import { dateInWords, readDate } from './datewords.js';
import { fill, h, icon, iconButton } from './dom.js';
import { ICONS } from './icons.js';
import { playFrom, playOn, stepBy } from './playing.js';

/** @typedef {import('./timemodel.js').TimeModel} Model */
/** @typedef {import('./words.js').Words} Words */

const STEP_MS = 700;
const AXIS_STEP = 2;
const SPEEDS = [0.5, 1, 2, 4, 8];

/**
 * @param {Model} model
 * @param {Words} words
 * @param {(factor: number) => void} zoom spreads or narrows the axis
 * @returns {{element: HTMLElement, update: (changed: Set<string>) => void}}
 */
export function timeControls(model, words, zoom) {
  const play = iconButton(words.play, ICONS.play, () => togglePlay(model), {
    class: 'icon-button play',
  });
  const dates = [dateInput(model, words, 0), dateInput(model, words, 1)];
  const buttons = h(
    'div',
    { class: 'play-buttons' },
    play,
    iconButton(words.stepBack, ICONS.back, () => step(model, -1)),
    iconButton(words.stepForward, ICONS.forward, () => step(model, 1)),
  );
  const rest = h(
    'div',
    { class: 'more-controls', id: 'more-controls' },
    speedSelect(model, words),
    modeSelect(model, words),
    presetSelect(model, words),
    iconButton(words.axisIn, ICONS.spread, () => zoom(1 / AXIS_STEP)),
    iconButton(words.axisOut, ICONS.narrow, () => zoom(AXIS_STEP)),
    h(
      'button',
      { type: 'button', class: 'text-button', title: words.resetAll, onclick: () => model.reset() },
      words.reset,
    ),
  );
  const range = h(
    'div',
    { class: 'dates' },
    dates[0].element,
    h('span', { 'aria-hidden': 'true' }, words.through),
    dates[1].element,
  );
  const element = h('div', { class: 'time-controls' }, buttons, range, moreButton(words), rest);
  startPlayer(model);
  return {
    element,
    update(changed) {
      if (changed.has('range')) dates.forEach((date) => date.update());
      if (changed.has('playing')) showPlaying(play, model.state.playing, words);
    },
  };
}

/** Start or stop; at the end of the data start again. */
export function togglePlay(/** @type {Model} */ model, playing = !model.state.playing) {
  const how = playingHow(model);
  if (!how || playing === model.state.playing) return;
  model.set(playing ? { playing, range: playFrom(model.state.range, how) } : { playing });
}

/** Move on by steps while the model says that it plays. */
function startPlayer(/** @type {Model} */ model) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const tick = () => {
    const how = playingHow(model);
    const next = how && model.state.playing ? playOn(model.state.range, how) : null;
    model.set(next ? { range: next } : { playing: false });
    if (next) timer = setTimeout(tick, STEP_MS / model.state.speed);
  };
  model.onChange((changed) => {
    if (!changed.has('playing')) return;
    clearTimeout(timer);
    if (model.state.playing) timer = setTimeout(tick, STEP_MS / model.state.speed);
  });
}

function playingHow(/** @type {Model} */ model) {
  const { span } = model.data;
  return span && { span, unit: model.state.unit, cumulative: model.state.cumulative };
}

function step(/** @type {Model} */ model, /** @type {number} */ count) {
  const how = playingHow(model);
  if (how) model.set({ range: stepBy(model.state.range, count, how), playing: false });
}

function showPlaying(
  /** @type {HTMLElement} */ button,
  /** @type {boolean} */ playing,
  /** @type {Words} */ words,
) {
  const name = playing ? words.pause : words.play;
  button.setAttribute('aria-label', name);
  button.title = name;
  fill(button, icon(playing ? ICONS.pause : ICONS.play));
}

/**
 * One end of the range as text that can be typed; the end is the last day shown.
 * @param {Model} model
 * @param {Words} words
 * @param {number} side
 */
function dateInput(model, words, side) {
  let typing = false;
  const input = h('input', {
    type: 'text',
    class: 'date',
    size: '11',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': side === 0 ? words.fromLabel : words.throughLabel,
    title: words.dateHint,
    disabled: model.data.span === null,
    onchange: () => take(),
    oninput: () => {
      typing = true;
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Escape') update();
    },
  });
  const update = () => {
    const { range } = model.state;
    typing = false;
    input.value = model.data.span
      ? dateInWords(side === 0 ? range[0] : range[1] - 1, words, true)
      : '';
    complain('');
  };
  const complain = (/** @type {string} */ message) => {
    input.setCustomValidity(message);
    input.setAttribute('aria-invalid', String(message !== ''));
    if (message) input.reportValidity();
  };
  const take = () => {
    const meant = readDate(input.value, words);
    typing = false;
    if (!meant) return complain(words.badDate);
    const { range } = model.state;
    /** @type {[number, number]} */
    const next =
      side === 0
        ? [meant[0], Math.max(range[1], meant[1])]
        : [Math.min(range[0], meant[0]), meant[1]];
    model.set({ range: next, playing: false });
    return update();
  };
  update();
  // What a reader is typing is not taken from under the cursor.
  return { element: input, update: () => typing || update() };
}

/**
 * @param {string} name
 * @param {[string, string][]} choices value and words
 * @param {string} chosen
 * @param {(value: string) => void} onchoose
 */
function select(name, choices, chosen, onchoose) {
  const options = choices.map(([value, text]) =>
    h('option', { value, selected: value === chosen }, text),
  );
  const element = h(
    'select',
    { 'aria-label': name, title: name, onchange: () => onchoose(element.value) },
    ...options,
  );
  return element;
}

function speedSelect(/** @type {Model} */ model, /** @type {Words} */ words) {
  return select(
    words.speed,
    SPEEDS.map((speed) => [String(speed), `${words.number(speed)}×`]),
    String(model.state.speed),
    (value) => model.set({ speed: Number(value) }),
  );
}

function modeSelect(/** @type {Model} */ model, /** @type {Words} */ words) {
  return select(
    words.playMode,
    [
      ['window', words.window],
      ['cumulative', words.cumulative],
    ],
    model.state.cumulative ? 'cumulative' : 'window',
    (value) => model.set({ cumulative: value === 'cumulative' }),
  );
}

/** Ranges of common lengths at the end of the data. */
function presetSelect(/** @type {Model} */ model, /** @type {Words} */ words) {
  const element = select(
    words.preset,
    [['', words.preset], .../** @type {[string, string][]} */ (Object.entries(words.presets))],
    '',
    (value) => {
      const { span } = model.data;
      if (span && value) model.set({ range: preset(span, value), axis: span, playing: false });
      element.value = '';
    },
  );
  return element;
}

/** @param {[number, number]} span @param {string} name @returns {[number, number]} */
function preset(span, name) {
  if (name === 'all') return span;
  const unit = /** @type {import('./calendar.js').Unit} */ (name);
  const start = floorTo(span[1] - 1, unit);
  return [start, shift(start, unit)];
}

/** Opens the controls that a narrow strip has no room for. */
function moreButton(/** @type {Words} */ words) {
  const button = iconButton(
    words.more,
    ICONS.more,
    () => {
      const open = button.getAttribute('aria-expanded') !== 'true';
      button.setAttribute('aria-expanded', String(open));
    },
    { class: 'icon-button more', 'aria-expanded': 'false', 'aria-controls': 'more-controls' },
  );
  return button;
}

/** What is said over the map where the archive cannot be read, with what a reader can do about it. */

import { fill, h } from '../dom.js';
import { ArchiveError } from './source.js';

/** @typedef {import('./words.js').Speech} Speech */

export class Notice {
  /**
   * @param {Speech} speech
   * @param {{name: string, bytes: number}} archive
   * @param {{take: (file: File) => void, whole: () => void, again: () => void}} actions
   */
  constructor(speech, archive, actions) {
    this.speech = speech;
    this.archive = archive;
    this.actions = actions;
    this.element = h('div', { class: 'atlas-notice', role: 'alert', hidden: true });
  }

  hide() {
    this.element.hidden = true;
  }

  /** @param {unknown} error */
  show(error) {
    const { own, shared } = this.speech;
    const kind = error instanceof ArchiveError ? error.kind : 'missing';
    const megabytes = shared.number(Math.max(1, Math.round(this.archive.bytes / 1e6)));
    const told = own.notices[kind](this.archive.name, megabytes);
    const button = (/** @type {string} */ text, /** @type {() => void} */ onclick) =>
      h('button', { type: 'button', class: 'notice-button', onclick }, text);
    const actions = {
      file: [this.chooser()],
      foreign: [this.chooser()],
      whole: [button(own.fetchWhole(megabytes), this.actions.whole), this.chooser()],
      missing: [button(own.again, this.actions.again), this.chooser()],
    };
    fill(
      this.element,
      h('h2', {}, own.noticeTitles[kind]),
      h('p', {}, told),
      h('div', { class: 'notice-actions' }, ...actions[kind]),
    );
    this.element.hidden = false;
  }

  /** A button that lets a reader choose the archive on the own machine. */
  chooser() {
    const input = h('input', {
      type: 'file', accept: '.pmtiles', class: 'visually-hidden', tabindex: '-1', 'aria-hidden': 'true',
      onchange: () => input.files?.[0] && this.actions.take(input.files[0]),
    });
    const open = h('button', { type: 'button', class: 'notice-button', onclick: () => input.click() }, this.speech.own.chooseFile(this.archive.name));
    return h('span', {}, open, input);
  }
}

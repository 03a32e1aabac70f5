/** What stands beside the pointer on the map: the place, and what happened there in a line. */

import { spanInWords } from './datewords.js';
import { fill, h } from './dom.js';
import { kindsRow } from './kindsrow.js';
import { placeName } from './placenames.js';
import { glyph } from './symbols.js';

/** @typedef {import('./symbolmaker.js').Drawn} Drawn */
/** @typedef {import('./words.js').Words} Words */

export class MapTooltip {
  /** @param {import('./model.js').Model} model @param {HTMLElement} map */
  constructor(model, map) {
    this.model = model;
    this.map = map;
    this.element = h('div', { class: 'tooltip', hidden: true });
    map.append(this.element);
  }

  hide() {
    this.element.hidden = true;
  }

  /** @param {Drawn} spot @param {Words} words */
  describe(spot, words) {
    const { data } = this.model;
    const place = data.places.get(spot.places[0]);
    const more = spot.places.length - 1;
    const plain = placeName(data.places, place.row, words);
    const name = place.area ? words.somewhereIn(plain) : plain;
    fill(
      this.element,
      h('strong', {}, h('bdi', {}, name), more ? ` ${words.andMore(more)}` : ''),
      ...this.summary(this.model.rowsAt(spot.places), words),
    );
    this.element.dir = words.dir;
  }

  /** One event, or how many of which kind. @param {number[]} rows @param {Words} words */
  summary(rows, words) {
    const { data } = this.model;
    if (rows.length !== 1) return [kindsRow(data, rows, words)];
    const [row] = rows;
    const reports = data.reportCount(row);
    const told = [
      spanInWords(data.when(row), words, true),
      ...(reports > 1 ? [words.reports(reports)] : []),
    ];
    return [
      h('span', { class: 'tooltip-event' }, glyph(data.columns.family[row], data.columns.stance[row]), data.labelIn(row, words.lang)),
      h('span', { class: 'note' }, told.join(' · ')),
    ];
  }

  /** Show it beside a point of the map. @param {{x: number, y: number}} at */
  show({ x, y }) {
    this.element.hidden = false;
    const { clientWidth, clientHeight } = this.map;
    const { offsetWidth, offsetHeight } = this.element;
    const left = Math.min(x + 14, clientWidth - offsetWidth - 8);
    const top = y + 18 + offsetHeight > clientHeight ? y - offsetHeight - 12 : y + 18;
    this.element.style.transform = `translate(${Math.max(8, left)}px, ${top}px)`;
  }
}

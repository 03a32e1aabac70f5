/**
 * A canvas that covers the map and a margin around it, moves with it, and is drawn anew when the
 * map comes to rest. Leaflet's own `L.Renderer` knows how to follow drags and zooms.
 */

import { worldSize } from './mercator.js';
import { pixelRatio } from './pixels.js';

/**
 * What a drawing needs to know of the map.
 * @typedef {object} View
 * @property {number} zoom
 * @property {number} size pixels of the world
 * @property {number} left world pixel of the canvas's left edge
 * @property {number} top
 * @property {number} width of the canvas, in CSS pixels
 * @property {number} height
 * @property {number} ratio device pixels per CSS pixel
 * @property {import('./boxes.js').Box} seen the part of the canvas that the map shows
 */


/**
 * @param {string} pane name of a Leaflet pane
 * @param {number} padding how far it reaches beyond the map, as a part of it: more shows less of its
 *   edge while the map is dragged, and takes longer to draw
 * @param {(context: CanvasRenderingContext2D, view: View) => void} draw
 * @returns {any} a Leaflet layer with a method `redraw`
 */
export function canvasLayer(pane, padding, draw) {
  const Layer = L.Renderer.extend({
    options: { pane, padding },

    _initContainer() {
      this._container = document.createElement('canvas');
      this._container.setAttribute('aria-hidden', 'true');
    },

    _destroyContainer() {
      L.DomUtil.remove(this._container);
      delete this._container;
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this.redraw();
    },

    redraw() {
      if (!this._map || !this._bounds) return;
      const view = viewOf(this._map, this._bounds);
      const context = sized(this._container, view);
      context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
      context.clearRect(0, 0, view.width, view.height);
      draw(context, view);
    },
  });
  return new Layer();
}

/** Where a point of the unit square lies on the canvas. */
export function toCanvas(
  /** @type {View} */ view,
  /** @type {number} */ x,
  /** @type {number} */ y,
) {
  return { x: x * view.size - view.left, y: y * view.size - view.top };
}

/** @returns {View} */
function viewOf(/** @type {any} */ map, /** @type {any} */ bounds) {
  const zoom = map.getZoom();
  const corner = map.getPixelOrigin().add(bounds.min);
  const size = bounds.getSize();
  return {
    zoom,
    size: worldSize(zoom),
    left: corner.x,
    top: corner.y,
    width: size.x,
    height: size.y,
    ratio: pixelRatio(),
    seen: seenPart(map, bounds.min),
  };
}

/** @returns {import('./boxes.js').Box} */
function seenPart(/** @type {any} */ map, /** @type {any} */ corner) {
  const { x: left, y: top } = map.containerPointToLayerPoint([0, 0]).subtract(corner);
  const { x: width, y: height } = map.getSize();
  return { left, top, right: left + width, bottom: top + height };
}

/** @returns {CanvasRenderingContext2D} */
function sized(/** @type {HTMLCanvasElement} */ canvas, /** @type {View} */ view) {
  const width = Math.round(view.width * view.ratio);
  const height = Math.round(view.height * view.ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${view.width}px`;
    canvas.style.height = `${view.height}px`;
  }
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
}

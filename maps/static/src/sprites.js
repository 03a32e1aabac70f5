/**
 * Labels as small pictures: drawing letters with a halo is the dearest thing on a canvas, and the
 * same names and numbers come again at every step. A picture is made once and then only laid down.
 */

/**
 * @typedef {object} Look
 * @property {string} font as for a canvas
 * @property {string} colour
 * @property {string} [halo] colour of the edge around the letters
 * @property {string} [spacing] between letters
 * @property {'ltr' | 'rtl'} [dir] of the text as a whole
 */

/** @typedef {{picture: ImageBitmap | HTMLCanvasElement, width: number, height: number, advance: number}} Sprite */
/** @typedef {OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D} Pen */

const EDGE = 3;
const HEIGHT = 20;
/** More than any map shows at once; then it starts afresh. */
const MOST = 1500;
/** @type {Map<string, Sprite>} */
const sprites = new Map();
/** Widths are asked for far oftener than names find room. @type {Map<string, number>} */
const widths = new Map();
/** With what pictures are made, and letters measured. @type {Pen | null} */
let pen = null;

/**
 * Lay a text down, its middle at `y`.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {Look} look
 * @param {{x: number, y: number, centred?: boolean}} at `x` is the left edge, or the middle
 */
export function drawLabel(context, text, look, { x, y, centred = false }) {
  const ratio = context.getTransform().a || 1;
  const sprite = spriteOf(text, look, ratio);
  const left = x - EDGE - (centred ? sprite.advance / 2 : 0);
  // On whole device pixels the picture is copied as it is.
  const snap = (/** @type {number} */ value) => Math.round(value * ratio) / ratio;
  context.drawImage(sprite.picture, snap(left), snap(y - HEIGHT / 2), sprite.width, sprite.height);
}

/**
 * Lay a number down, its middle at a point: sign by sign, since numbers are many and signs are few.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {Look} look
 * @param {{x: number, y: number}} at
 */
export function drawNumber(context, text, look, { x, y }) {
  const ratio = context.getTransform().a || 1;
  const signs = Array.from(text, (sign) => spriteOf(sign, look, ratio));
  let left = x - signs.reduce((width, { advance }) => width + advance, 0) / 2;
  const top = Math.round((y - HEIGHT / 2) * ratio) / ratio;
  for (const { picture, width, height, advance } of signs) {
    context.drawImage(picture, Math.round((left - EDGE) * ratio) / ratio, top, width, height);
    left += advance;
  }
}

/**
 * How wide a text is, pixels.
 * @param {string} text
 * @param {Look} look
 */
export function labelWidth(text, look) {
  const key = `${look.font}|${look.spacing}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size >= MOST) widths.clear();
    widths.set(key, (width = prepared(look).measureText(text).width));
  }
  return width;
}

/** @returns {Sprite} */
function spriteOf(/** @type {string} */ text, /** @type {Look} */ look, /** @type {number} */ ratio) {
  const key = `${ratio}|${look.font}|${look.colour}|${look.halo}|${look.spacing}|${look.dir}|${text}`;
  let sprite = sprites.get(key);
  if (!sprite) {
    if (sprites.size >= MOST) sprites.clear();
    sprites.set(key, (sprite = made(text, look, ratio)));
  }
  return sprite;
}

/** @returns {Sprite} */
function made(/** @type {string} */ text, /** @type {Look} */ look, /** @type {number} */ ratio) {
  const advance = labelWidth(text, look);
  const wide = Math.ceil((advance + 2 * EDGE) * ratio);
  const { canvas } = prepared(look);
  canvas.width = wide;
  canvas.height = HEIGHT * ratio;
  // A canvas of another size has forgotten all.
  const context = prepared(look);
  context.scale(ratio, ratio);
  if (look.halo) {
    context.strokeStyle = look.halo;
    context.strokeText(text, EDGE, HEIGHT / 2);
  }
  context.fillStyle = look.colour;
  context.fillText(text, EDGE, HEIGHT / 2);
  return { picture: taken(canvas), width: wide / ratio, height: HEIGHT, advance };
}

/** What was drawn, where a browser can take it off its canvas; else the canvas, and the next is another. */
function taken(/** @type {OffscreenCanvas | HTMLCanvasElement} */ canvas) {
  if ('transferToImageBitmap' in canvas) return canvas.transferToImageBitmap();
  pen = null;
  return canvas;
}

/** @returns {Pen} */
function prepared(/** @type {Look} */ look) {
  const canvas = () => ('OffscreenCanvas' in globalThis ? new OffscreenCanvas(1, 1) : document.createElement('canvas'));
  pen ??= /** @type {Pen} */ (canvas().getContext('2d'));
  pen.font = look.font;
  pen.letterSpacing = look.spacing ?? '0px';
  pen.direction = look.dir ?? 'ltr';
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  pen.lineWidth = EDGE;
  return pen;
}

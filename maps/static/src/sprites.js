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

/** @typedef {{canvas: HTMLCanvasElement, width: number, height: number, advance: number}} Sprite */

const EDGE = 3;
const HEIGHT = 20;
/** More than any map shows at once; then it starts afresh. */
const MOST = 1500;
/** @type {Map<string, Sprite>} */
const sprites = new Map();

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
  context.drawImage(sprite.canvas, snap(left), snap(y - HEIGHT / 2), sprite.width, sprite.height);
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
  for (const { canvas, width, height, advance } of signs) {
    context.drawImage(canvas, Math.round((left - EDGE) * ratio) / ratio, top, width, height);
    left += advance;
  }
}

/**
 * How wide a text is.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {Look} look
 */
export function labelWidth(context, text, look) {
  return spriteOf(text, look, context.getTransform().a || 1).advance;
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
  const canvas = document.createElement('canvas');
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const prepare = () => {
    pen.font = look.font;
    pen.letterSpacing = look.spacing ?? '0px';
    pen.direction = look.dir ?? 'ltr';
    pen.textAlign = 'left';
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    pen.lineWidth = EDGE;
  };
  prepare();
  const advance = pen.measureText(text).width;
  canvas.width = Math.ceil((advance + 2 * EDGE) * ratio);
  canvas.height = HEIGHT * ratio;
  pen.scale(ratio, ratio);
  prepare();
  if (look.halo) {
    pen.strokeStyle = look.halo;
    pen.strokeText(text, EDGE, HEIGHT / 2);
  }
  pen.fillStyle = look.colour;
  pen.fillText(text, EDGE, HEIGHT / 2);
  return { canvas, width: canvas.width / ratio, height: HEIGHT, advance };
}

/** Texts whose frequent words stand in one or two bytes; maps/page/shorthand.py tells how. */

/** The first byte that is not itself, of those that are beyond ASCII. */
const SHORT = 0x80;
/** The first byte that is a word only with the byte behind it. */
const LONG = 0xc0;
const CONTROLS = 0x20;
const SHORT_WORDS = CONTROLS + LONG - SHORT;

const ASCII = new TextDecoder();
/** What stands between words and is a word of its own, the last one made so first. */
const SIGNS = [
  [' \t ', '. '],
  [' \r ', ', '],
  [' \n ', '","'],
];

export class Shorthand {
  /** @param {string[]} words JSON in ASCII, by number */
  constructor(words) {
    this.letters = new TextEncoder().encode(words.join(''));
    /** Where each word begins in `letters`. */
    this.starts = new Uint32Array(words.length + 1);
    words.forEach((word, number) => {
      this.starts[number + 1] = this.starts[number] + word.length;
    });
  }

  /** @param {Uint8Array} bytes @returns {string} */
  read(bytes) {
    const { letters, starts } = this;
    const out = new Uint8Array(this.lengthOf(bytes));
    let end = 0;
    for (let i = 0; i < bytes.length; i += 1) {
      const byte = bytes[i];
      if (byte >= CONTROLS && byte < SHORT) {
        out[end] = byte;
        end += 1;
        continue;
      }
      const word = byte < LONG ? numberOf(byte) : numberOf(byte, bytes[(i += 1)]);
      const last = starts[word + 1];
      for (let at = starts[word]; at < last; at += 1, end += 1) out[end] = letters[at];
    }
    return SIGNS.reduce((text, [alone, sign]) => text.replaceAll(alone, sign), ASCII.decode(out));
  }

  /** How many letters it is. @param {Uint8Array} bytes */
  lengthOf(bytes) {
    const { starts } = this;
    let length = 0;
    for (let i = 0; i < bytes.length; i += 1) {
      const byte = bytes[i];
      if (byte >= CONTROLS && byte < SHORT) {
        length += 1;
        continue;
      }
      const word = byte < LONG ? numberOf(byte) : numberOf(byte, bytes[(i += 1)]);
      length += starts[word + 1] - starts[word];
    }
    return length;
  }
}

/** The number of a word. @param {number} first byte of its code @param {number} second */
function numberOf(first, second = 0) {
  if (first < CONTROLS) return first;
  if (first < LONG) return first - SHORT + CONTROLS;
  return SHORT_WORDS + (first - LONG) * 256 + second;
}

/**
 * Packed blocks of the page: base64 of gzip inside `<script type="text/plain">`.
 *
 * What a page needs at once is unpacked by the browser's own DecompressionStream, off this code's
 * hands; what is opened later, a block at a time, by fflate, at once and without waiting. A browser
 * without DecompressionStream (before Chrome 80, Firefox 113, Safari 16.4) has fflate do both.
 */

import { gunzipSync } from 'fflate';

/** The version of the blocks; told in maps/page/payload.py. */
export const VERSION = 4;

const UTF8 = new TextDecoder();

/**
 * Bytes of base64 text.
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function fromBase64(text) {
  const native = /** @type {any} */ (Uint8Array).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/**
 * Unpack without blocking.
 * @param {Uint8Array<ArrayBuffer>} packed gzip
 * @returns {Promise<Uint8Array>}
 */
export async function unpacked(packed) {
  if (typeof DecompressionStream === 'undefined') return gunzipSync(packed);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Unpack at once. @param {string} text base64 of gzip */
export function unpackedNow(text) {
  return gunzipSync(fromBase64(text));
}

/** The text of a block of the page. @param {Document} document @param {string} name */
export function blockText(document, name) {
  const element = document.getElementById(name);
  if (!element) throw new Error(`the page lacks its block ${name}`);
  if (Number(element.dataset.version) !== VERSION) {
    throw new Error(`${name} is of version ${element.dataset.version}, not ${VERSION}`);
  }
  return element.textContent ?? '';
}

/** @param {Document} document @param {string} name @returns {Promise<any>} */
export async function readJson(document, name) {
  return JSON.parse(UTF8.decode(await unpacked(fromBase64(blockText(document, name)))));
}

/**
 * Head and bytes of a block.
 * @param {Uint8Array} bytes
 * @returns {{head: any, rest: Uint8Array}}
 */
export function split(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return {
    head: JSON.parse(UTF8.decode(bytes.subarray(4, 4 + length))),
    rest: bytes.subarray(4 + length),
  };
}

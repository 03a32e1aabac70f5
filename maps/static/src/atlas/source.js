/**
 * Bytes of the archive: by range requests from the server that sent the page, from a file that the
 * reader chose, or, where a server knows no ranges, from the whole archive once it was fetched.
 */

/** @typedef {{data: ArrayBuffer, etag?: string, expires?: string, cacheControl?: string}} Bytes */

/** Why the archive cannot be read: what a reader can do is told by `kind`. */
export class ArchiveError extends Error {
  /** @param {'file' | 'whole' | 'missing' | 'foreign'} kind @param {string} [detail] */
  constructor(kind, detail = '') {
    super(`${kind} ${detail}`.trim());
    this.kind = kind;
    this.detail = detail;
  }
}

/** A file that the reader chose: read piece by piece, sent nowhere. */
export class FileSource {
  /** @param {Blob & {name?: string}} file */
  constructor(file) {
    this.file = file;
  }

  getKey() {
    return `file:${this.file.name ?? ''}`;
  }

  /** @param {number} offset @param {number} length @returns {Promise<Bytes>} */
  async getBytes(offset, length) {
    return { data: await this.file.slice(offset, offset + length).arrayBuffer() };
  }
}

/** Bytes by range requests; a server that answers with the whole file is asked once. */
export class ServerSource {
  /**
   * @param {string} address
   * @param {number} size bytes of the archive
   * @param {number} most bytes that are fetched whole without asking the reader
   * @param {typeof fetch} ask
   */
  constructor(address, size, most, ask = (...told) => fetch(...told)) {
    this.address = address;
    this.size = size;
    this.most = most;
    this.ask = ask;
    /** @type {Promise<ArrayBuffer> | null} */
    this.whole = null;
    /** Whether anything else was seen to come in pieces. */
    this.isRanged = false;
  }

  getKey() {
    return this.address;
  }

  /** @param {number} offset @param {number} length @param {AbortSignal} [signal] @returns {Promise<Bytes>} */
  async getBytes(offset, length, signal) {
    if (this.whole) return { data: (await this.whole).slice(offset, offset + length) };
    const last = Math.min(offset + length, this.size) - 1;
    const stop = new AbortController();
    signal?.addEventListener('abort', () => stop.abort());
    const answer = await this.answerTo({
      headers: { Range: `bytes=${offset}-${last}` },
      signal: stop.signal,
    });
    if (answer.status === 206) {
      this.isRanged = true;
      return { data: await answer.arrayBuffer() };
    }
    if (answer.status !== 200) throw new ArchiveError('missing', String(answer.status));
    if (!this.whole && this.size > this.most) {
      stop.abort();
      throw new ArchiveError('whole');
    }
    this.whole ??= answer.arrayBuffer();
    return { data: (await this.whole).slice(offset, offset + length) };
  }

  /** Fetch all, since the reader said so. */
  async fetchWhole() {
    this.whole = this.answerTo({}).then((answer) => {
      if (answer.status !== 200) throw new ArchiveError('missing', String(answer.status));
      return answer.arrayBuffer();
    });
    this.whole.catch(() => {
      this.whole = null;
    });
    await this.whole;
  }

  /** @param {RequestInit} how @returns {Promise<Response>} */
  async answerTo(how) {
    try {
      return await this.ask(this.address, how);
    } catch (error) {
      throw new ArchiveError('missing', error instanceof Error ? error.message : '');
    }
  }
}

/**
 * `DecompressionStream` for a process that reads: pdf.js unpacks by it each of the hundreds of small streams of a file.
 * Node's own sends each through a dozen promises and a thread, which costs several times what unpacking does.
 */
import { inflateSync } from 'node:zlib'

/** As much of a `DecompressionStream` as pdf.js asks for: everything is written at once, and then read at once. */
class AtOnce {
  readonly #unpacked = Promise.withResolvers<Uint8Array>()
  #isRead = false

  constructor(format: string) {
    if (format !== 'deflate') throw new TypeError(`Nothing here unpacks ${format}.`)
    // What cannot be unpacked is told to the one who reads.
    this.#unpacked.promise.catch(() => undefined)
  }

  readonly writable = {
    getWriter: () => ({
      write: async (packed: Uint8Array) => this.#write(packed),
      close: async () => {},
    }),
  }

  readonly readable = { getReader: () => ({ read: () => this.#read() }) }

  #write(packed: Uint8Array): void {
    try {
      // In bytes of its own: a small `Buffer` is a view of more than what was unpacked.
      this.#unpacked.resolve(new Uint8Array(inflateSync(packed)))
    } catch (error) {
      this.#unpacked.reject(error)
    }
  }

  async #read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }> {
    if (this.#isRead) return { done: true }
    this.#isRead = true
    return { done: false, value: await this.#unpacked.promise }
  }
}

/** Puts it in the place of Node's, in this process alone. */
export function unpackAtOnce(): void {
  globalThis.DecompressionStream = AtOnce as unknown as typeof DecompressionStream
}

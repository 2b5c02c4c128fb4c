/**
 * The line between the two halves of pdf.js, both in this process, which falls silent where a page draws without end: a
 * form drawn ten times within a form drawn ten times, and so on, or millions of paths from a few thousand bytes. The half
 * that parses waits to be heard before it goes on, so that it costs nothing from then on.
 */
import type { TransferListItem } from 'node:worker_threads'
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Message = {
  readonly chunk?: Drawn
  /** What is sent for the whole document: its name, its kind and the thing itself. */
  readonly action?: string
  readonly data?: unknown
}

/** Operators of a page as they are drawn. */
type Drawn = { readonly fnArray?: readonly number[]; readonly argsArray?: readonly unknown[] }
type Listener = (event: { readonly data: unknown }) => void

export type BoundedPort = {
  /** Lets the next page draw as much as the one before. */
  readonly begin: () => void
  /** Settles when a page draws more than is read of one. Nothing is heard of the document from then on. */
  readonly silent: Promise<void>
  /** As pdf.js asks it of a worker. */
  readonly port: {
    readonly postMessage: (message: Message, transfer?: TransferListItem[] | null) => void
    readonly addEventListener: (
      name: string,
      listener: Listener,
      options?: { readonly signal?: AbortSignal },
    ) => void
    readonly removeEventListener: (name: string, listener: Listener) => void
    readonly terminate: () => void
  }
}

/** Drawing operators of a page, at most. The densest maps in reports have a hundred thousand. */
const MOST_OPERATORS = 400_000
/** Graphics states within each other, at most: pdf.js looks through all of them for each operator. */
const MOST_STATES = 20_000

/** What is drawn with is read by both halves and changed by neither: its lists alone are emptied once they are sent. */
function sharing(message: Message): Message {
  const { fnArray = [], argsArray = [] } = message.chunk ?? {}
  return {
    ...message,
    chunk: { ...message.chunk, fnArray: [...fnArray], argsArray: [...argsArray] },
  }
}

/** Everything else as between two threads. An image that cannot be decoded comes with null in place of its buffers. */
function copied(message: Message, transfer?: TransferListItem[] | null): unknown {
  return structuredClone(withPlainFont(message), transfer ? { transfer } : {})
}

/** A font tells of itself what is asked, and not how wide each of its thousands of glyphs is: that stands at the glyphs. */
function withPlainFont(message: Message): Message {
  const { action, data } = message
  if (action !== 'commonobj' || !Array.isArray(data) || data[1] !== 'Font') return message
  const [id, kind, font] = data
  const { name, composite } = font.extra ?? {}
  return font.extra
    ? { ...message, data: [id, kind, { ...font, extra: { name, composite } }] }
    : message
}

/** A port that hands on no more drawing operators of a page than any page needs. */
export function boundedPort(): BoundedPort {
  const listeners = new Set<Listener>()
  const { promise: silent, resolve: fallSilent } = Promise.withResolvers<void>()
  let operators = 0
  let states = 0
  const postMessage = (message: Message, transfer?: TransferListItem[] | null): void => {
    const drawn = message.chunk?.fnArray ?? []
    operators += drawn.length
    for (const operator of drawn) {
      if (operator === OPS.save) states += 1
      if (operator === OPS.restore) states -= 1
    }
    if (operators > MOST_OPERATORS || states > MOST_STATES) {
      listeners.clear()
      fallSilent()
      return
    }
    const data = drawn.length > 0 ? sharing(message) : copied(message, transfer)
    queueMicrotask(() => {
      for (const listener of listeners) listener({ data })
    })
  }
  const removeEventListener = (_name: string, listener: Listener): void => {
    listeners.delete(listener)
  }
  return {
    begin: () => {
      operators = 0
      states = 0
    },
    silent,
    port: {
      postMessage,
      addEventListener: (name, listener, { signal } = {}) => {
        listeners.add(listener)
        signal?.addEventListener('abort', () => removeEventListener(name, listener))
      },
      removeEventListener,
      terminate: () => listeners.clear(),
    },
  }
}

/**
 * The line between the two halves of pdf.js, both in this process, which falls silent where a page draws without end: a
 * form drawn ten times within a form drawn ten times, and so on, or millions of paths from a few thousand bytes. The half
 * that parses waits to be heard before it goes on, so that it costs nothing from then on.
 */
import type { TransferListItem } from 'node:worker_threads'
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Message = { readonly chunk?: { readonly fnArray?: readonly number[] } }
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
    // To hand over the buffers of a thousand short paths takes four times as long as to copy them.
    // An image that cannot be decoded comes with null in place of its buffers.
    const options = transfer && drawn.length === 0 ? { transfer } : {}
    const data = structuredClone(message, options)
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

/** The one writer: what is to be saved is gathered and written in batches, each one transaction. */
export type Writer = {
  /**
   * Saves with the next batch what holds so many characters; resolves when it is on disk. Works of one batch run in the order given. After a batch that
   * could not be written nothing is: a path must not be noted whose document is missing.
   */
  readonly save: (work: () => void, characters: number, concern?: Concern) => Promise<void>
  readonly flush: () => void
}

/** What a work is about: others may write beside it what is about something else. */
export type Concern = {
  /** The digest of the document whose rows are written. */
  readonly document?: string
  /** What is noted: a path, and the digests it leads to. */
  readonly noted?: readonly string[]
}

/** Runs `work`, which is about all of `concerns`, as one transaction. */
export type Transact = (work: () => void, concerns: readonly Concern[]) => void

/** A batch is written when it holds so many works, or so many characters, or is so old. */
const BATCH = 64
const BATCH_CHARACTERS = 8_000_000
const BATCH_AGE_MS = 250

type Pending = {
  readonly work: () => void
  readonly concern: Concern
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

export function openWriter(transact: Transact): Writer {
  let pending: Pending[] = []
  let waiting = 0
  let timer: NodeJS.Timeout | undefined
  let failure: { readonly error: unknown } | null = null
  const write = (batch: readonly Pending[]) => {
    try {
      if (failure !== null) throw failure.error
      transact(
        () => {
          for (const { work } of batch) work()
        },
        batch.map(({ concern }) => concern),
      )
      for (const { resolve } of batch) resolve()
    } catch (error) {
      failure = { error }
      for (const { reject } of batch) reject(error)
    }
  }
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const batch = pending
    pending = []
    waiting = 0
    if (batch.length > 0) write(batch)
  }
  const save = (work: () => void, characters: number, concern: Concern = {}) =>
    new Promise<void>((resolve, reject) => {
      pending.push({ work, concern, resolve, reject })
      waiting += characters
      if (pending.length >= BATCH || waiting >= BATCH_CHARACTERS) flush()
      else timer ??= setTimeout(flush, BATCH_AGE_MS)
    })
  return { save, flush }
}

/** The one writer: what is to be saved is gathered and written in batches, each one transaction. */
export type Writer<Item> = {
  /**
   * Saves with the next batch what holds so many characters; resolves when it is on disk. After a batch that could not be
   * written nothing is: a path must not be noted whose document is missing.
   */
  readonly save: (item: Item, characters: number) => Promise<void>
  readonly flush: () => void
}

/** A batch is written when it holds so many works, or so many characters, or is so old unless told otherwise. */
const BATCH = 64
/** Characters from which a batch is written. Chosen; a bound on memory. */
const BATCH_CHARACTERS = 8_000_000
/** How old a batch becomes unless told otherwise, milliseconds. Chosen; nobody waits longer for what was read. */
const BATCH_AGE_MS = 250

type Pending<Item> = {
  readonly item: Item
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** `write` writes a batch in one transaction; one is written when it is so old, if not before. */
export function openWriter<Item>(
  write: (items: readonly Item[]) => void,
  ageMs = BATCH_AGE_MS,
): Writer<Item> {
  let pending: Pending<Item>[] = []
  let waiting = 0
  let timer: NodeJS.Timeout | undefined
  let failure: { readonly error: unknown } | null = null
  const settle = (batch: readonly Pending<Item>[]) => {
    try {
      if (failure !== null) throw failure.error
      write(batch.map(({ item }) => item))
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
    if (batch.length > 0) settle(batch)
  }
  const save = (item: Item, characters: number) =>
    new Promise<void>((resolve, reject) => {
      pending.push({ item, resolve, reject })
      waiting += characters
      if (pending.length >= BATCH || waiting >= BATCH_CHARACTERS) flush()
      else timer ??= setTimeout(flush, ageMs)
    })
  return { save, flush }
}

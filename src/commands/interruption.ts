/** How a person, or the system, ends what takes long. */
import { constants } from 'node:os'

/** Exit code of a run that Ctrl-C ended, as shells have it. */
export const INTERRUPTED = 130

/** Ctrl-C, an order to end, a terminal that is closed, Ctrl-\\; not every system has them all. */
const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const

/** Aborted by the first signal, which ends the work cleanly; a second one ends the program at once. */
export function stopOnSignal(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ENDINGS) {
    if (signal in constants.signals) process.once(signal, () => stop.abort())
  }
  return stop.signal
}

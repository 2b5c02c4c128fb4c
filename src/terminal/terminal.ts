/** Data goes to standard output, everything else to standard error. */
import { once } from 'node:events'
import { shortened } from './aligned.ts'
import { printable, printableLine } from './printable.ts'

/** Writes data and waits while the reader of the pipe is slower. */
export async function printData(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** Says one sentence to the person at the terminal, whatever words of strangers are in it. */
export function printMessage(sentence: string): void {
  process.stderr.write(`${printable(sentence)}\n`)
}

const CLEARED = '\r\u001b[K'

/** Columns of a terminal that does not tell how many it has. */
const USUAL_COLUMNS = 80

/** Columns of the terminal that data is printed on; null where it goes into a pipe or a file. */
export function terminalWidth(): number | null {
  return process.stdout.isTTY ? process.stdout.columns || USUAL_COLUMNS : null
}

/** Writes over the last line of a terminal; as much as fits, since a line that wraps cannot be written over. */
export function rewriteLine(text: string): void {
  const columns = process.stderr.columns || USUAL_COLUMNS
  process.stderr.write(CLEARED + shortened(printableLine(text), columns - 1))
}

/** Takes the last line of a terminal away, so that something else can be said. */
export function clearLine(): void {
  process.stderr.write(CLEARED)
}

/**
 * A reader that has seen enough (`| head`) ends the program quietly: its work is done. Where nothing more can be written,
 * as on a full disk, it ends with the system's words. A terminal that is gone is told by a signal, which ends the program
 * in its own way.
 */
export function exitOnClosedOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EIO') return
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
    printMessage(error.message)
    process.exit(1)
  })
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EIO') process.exit(process.exitCode ?? 1)
  })
}

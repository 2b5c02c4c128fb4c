/** Data goes to standard output, everything else to standard error. */
import { once } from 'node:events'

/** Writes data and waits while the reader of the pipe is slower. */
export async function printData(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** Says one sentence to the person at the terminal. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

/** A reader that has seen enough (`| head`) ends the program quietly: its work is done. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(process.exitCode ?? 0)
  })
}

/** Programs of the system: what they print, and whether they are there. */
import { execFile } from 'node:child_process'

/** More than any page prints. Bytes. */
const OUTPUT = 1_000_000_000

/** What a program prints on both channels; null where there is no such program or it fails. */
export function printedBy(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, args, { maxBuffer: OUTPUT }, (error, stdout, stderr) => {
      resolve(error === null ? stdout || stderr : null)
    })
  })
}

/** The first line of what it says of its version; null where it is not there. */
export async function versionOf(program: string, args: readonly string[]): Promise<string | null> {
  const printed = await printedBy(program, args)
  return printed?.split('\n')[0]?.trim() ?? null
}

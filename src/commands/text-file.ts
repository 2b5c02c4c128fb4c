/** Text that a person names on the command line. */
import { readFile } from 'node:fs/promises'

/** The text of a file; what the system refuses names the file, which it does not do by itself for a folder. */
export async function readTextFile(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: Error) => {
    throw Object.assign(error, { path })
  })
}

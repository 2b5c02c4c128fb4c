/** What is written appears in its place when it is whole, or not at all. */
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** Lets `write` fill a file beside `path` and puts it in its place when it is done. */
export async function writeAtomically<Result>(
  path: string,
  write: (part: string) => Promise<Result>,
): Promise<Result> {
  const part = `${resolve(path)}.part`
  await refuseFolder(path)
  await mkdir(dirname(part), { recursive: true })
  return removedOnFailure(part, async () => {
    const result = await write(part)
    await rename(part, path)
    return result
  })
}

/** What could not be put in its place in the end is not begun. Throws as the system would. */
async function refuseFolder(path: string): Promise<void> {
  const stats = await stat(path).catch(() => null)
  if (!stats?.isDirectory()) return
  const message = `EISDIR: illegal operation on a directory, open '${path}'`
  throw Object.assign(new Error(message), { code: 'EISDIR', syscall: 'open', path })
}

/**
 * Lets `write` fill an empty folder beside `path` and moves what is in it to `path` when all is done, in the place of what
 * has the same name there; all else that stands there stays.
 */
export async function fillFolderAtomically(
  path: string,
  write: (part: string) => Promise<void>,
): Promise<void> {
  const part = `${resolve(path)}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true })
  await removedOnFailure(part, async () => {
    await write(part)
    await mkdir(path, { recursive: true })
    for (const name of await readdir(part)) {
      await rm(join(path, name), { recursive: true, force: true })
      await rename(join(part, name), join(path, name))
    }
    await rm(part, { recursive: true })
  })
}

async function removedOnFailure<Result>(
  part: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    throw error
  }
}

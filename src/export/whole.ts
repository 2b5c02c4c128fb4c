import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Lets `write` fill a file beside `path` and puts it in its place when it is done. */
export async function whole<Result>(
  path: string,
  write: (part: string) => Promise<Result>,
): Promise<Result> {
  const part = `${path}.part`
  await mkdir(dirname(path), { recursive: true })
  try {
    const result = await write(part)
    await rename(part, path)
    return result
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

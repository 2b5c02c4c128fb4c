/** What recognition read, kept on disk by the digest of the page image: a second run recognises nothing again. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Grey } from './pixels.ts'
import type { Alphabet, Recognized, Recognizer } from './recognizer.ts'

/** `JIXIAO_CACHE`, else the user's own cache folder; an empty `JIXIAO_CACHE` keeps nothing. */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const { JIXIAO_CACHE, XDG_CACHE_HOME } = environment
  if (JIXIAO_CACHE !== undefined) return JIXIAO_CACHE === '' ? null : join(JIXIAO_CACHE, 'ocr')
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'jixiao', 'ocr')
}

/** Where to keep what was read: the folder, and which version of the engine read it; another one reads anew. */
export type Cache = { readonly folder: string; readonly version: string }

/**
 * Does the work of one page with a recognizer that knows what was read on this page before. A cache that cannot be
 * read or written costs time, nothing else.
 */
export async function withPageCache<Result>(
  cache: Cache | null,
  page: Grey,
  recognize: Recognizer,
  work: (recognize: Recognizer) => Promise<Result>,
): Promise<Result> {
  const path = cache === null ? null : join(cache.folder, `${cache.version}-${digestOf(page)}.json`)
  const known = path === null ? new Map<string, Recognized>() : await readKnown(path)
  const before = known.size
  const result = await work(async (image, alphabet) => {
    const key = keyOf(image, alphabet)
    const read = known.get(key) ?? (await recognize(image, alphabet))
    known.set(key, read)
    return read
  })
  if (path !== null && known.size > before) await writeKnown(path, known)
  return result
}

function keyOf(image: Grey, alphabet: Alphabet): string {
  return `${alphabet} ${digestOf(image)}`
}

function digestOf({ width, height, data }: Grey): string {
  return createHash('sha256').update(`${width} ${height} `).update(data).digest('hex').slice(0, 40)
}

async function readKnown(path: string): Promise<Map<string, Recognized>> {
  try {
    return new Map(Object.entries(JSON.parse(await readFile(path, 'utf8'))))
  } catch {
    // Not there, or cut short by a full disk: then it is read anew and written again.
    return new Map()
  }
}

async function writeKnown(path: string, known: ReadonlyMap<string, Recognized>): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    const draft = `${path}.${process.pid}`
    await writeFile(draft, JSON.stringify(Object.fromEntries(known)))
    await rename(draft, path)
  } catch {
    // A cache folder that cannot be written is no reason to lose the page.
  }
}

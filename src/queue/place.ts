/** Where files of a queue stand: in a folder of this machine, or in a bucket, from which they are fetched one by one. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { isBucketPath } from '../bucket/name.ts'
import type { FoundEntry } from '../ingest/walk.ts'

/** Whether a folder is here and holds anything (a mount that is missing leaves it empty), or is one that refuses. */
export async function probeFolder(folder: string): Promise<'here' | 'missing' | 'refused'> {
  if (!isBucketPath(folder)) {
    return (await readdir(folder).catch(() => [])).length > 0 ? 'here' : 'missing'
  }
  const { BucketError, listBucket } = await import('../bucket/bucket.ts')
  try {
    for await (const _ of listBucket(folder, 1)) return 'here'
    return 'missing'
  } catch (error) {
    return error instanceof BucketError && error.code === 'not_readable' ? 'refused' : 'missing'
  }
}

/** Everything below some paths of buckets. */
export async function* walkBuckets(roots: readonly string[]): AsyncGenerator<FoundEntry> {
  const { BucketError, listBucket } = await import('../bucket/bucket.ts')
  for (const root of roots) {
    let isAny = false
    try {
      for await (const object of listBucket(root)) {
        isAny = true
        yield { kind: 'file', pathBytes: null, ...object }
      }
    } catch (error) {
      if (!(error instanceof BucketError)) throw error
      isAny = true
      yield {
        kind: 'problem',
        path: root,
        pathBytes: null,
        code: error.code,
        message: error.message,
      }
    }
    const message = 'There is no such file or folder.'
    if (!isAny) yield { kind: 'problem', path: root, pathBytes: null, code: 'not_found', message }
  }
}

/** Lets `work` have the file that stands at a location; one of a bucket is on this machine for as long as that takes. */
export async function withFileAt<Result>(
  location: string | Buffer,
  work: (file: string | Buffer) => Promise<Result>,
): Promise<Result> {
  const name = String(location)
  if (!isBucketPath(name)) return work(location)
  const { fetchObject } = await import('../bucket/bucket.ts')
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-bucket-'))
  const file = join(folder, 'file')
  try {
    await fetchObject(name, file)
    return await work(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Where a path that was enqueued stands for this worker: below `root` instead of `base`, if that is given. */
export function locationOf(path: Buffer, base: string, root: string | null): Buffer {
  if (root === null || !String(path).startsWith(base)) return path
  const below = path.subarray(base === sep ? 0 : Buffer.byteLength(base))
  return Buffer.concat([Buffer.from(root), below])
}

/** The files below some paths, in a fixed order: links followed but never in circles, names in any encoding. */
import { isUtf8 } from 'node:buffer'
import type { Dirent, Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'

export type FoundFile = {
  readonly kind: 'file'
  /** Absolute; bytes that are not UTF-8 are shown as \xHH. */
  readonly path: string
  /** The path's own bytes where they are not UTF-8. */
  readonly pathBytes: Buffer | null
  readonly size: number
  readonly mtimeMs: number
}

/** A path that cannot be walked or read. */
export type FoundProblem = {
  readonly kind: 'problem'
  readonly path: string
  readonly pathBytes: Buffer | null
  readonly code: 'not_found' | 'not_readable'
  readonly message: string
}

export type Found = FoundFile | FoundProblem

const SLASH = Buffer.from('/')
const DOT = '.'.charCodeAt(0)

/**
 * Programs' data and notes about reports, in which no report is published: what `verify` expects, descriptions of
 * fixtures, a README. Read as text they would be taken for reports. One that is named itself is read.
 */
const NOTES = /\.(?:jsonl?|md)$/iu

/**
 * Every regular file at or below `roots`, but for names that start with a dot, JSON and Markdown below a folder, and
 * `leftOut`.
 */
export async function* walk(
  roots: readonly (string | Buffer)[],
  leftOut: ReadonlySet<string>,
): AsyncGenerator<Found> {
  const visited = new Set<string>()
  for (const root of roots) {
    const path = typeof root === 'string' ? Buffer.from(resolve(root)) : root
    for await (const found of walkPath(path, visited)) {
      if (!(await isLeftOut(found.path, leftOut))) yield found
    }
  }
}

/** Whether a path leads to one of `leftOut`, through links too; asked of the disk only where the name is the same. */
async function isLeftOut(path: string, leftOut: ReadonlySet<string>): Promise<boolean> {
  if (leftOut.has(path)) return true
  const alike = [...leftOut].filter((one) => basename(one) === basename(path))
  for (const one of alike) {
    const places = await Promise.all([realpath(path), realpath(one)]).catch(() => [path, one])
    if (places[0] === places[1]) return true
  }
  return false
}

async function* walkPath(path: Buffer, visited: Set<string>): AsyncGenerator<Found> {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => error)
  if (stats instanceof Error) yield problem(path, stats)
  else if (stats.isDirectory()) yield* walkFolder(path, stats, visited)
  else if (stats.isFile()) yield file(path, stats)
  else yield problem(path, { code: 'not_readable', message: 'Neither a file nor a folder.' })
}

async function* walkFolder(
  path: Buffer,
  { dev, ino }: Stats,
  visited: Set<string>,
): AsyncGenerator<Found> {
  // A folder reached again through a link was walked before, or is being walked above this one.
  const identity = `${dev}:${ino}`
  if (visited.has(identity)) return
  visited.add(identity)
  const entries = await readdir(path, { encoding: 'buffer', withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => error,
  )
  if (entries instanceof Error) {
    yield problem(path, entries)
    return
  }
  const named = (entries as unknown as Dirent<Buffer>[])
    .map((entry) => entry.name)
    .filter((name) => name[0] !== DOT && !NOTES.test(name.toString('latin1')))
    .sort(Buffer.compare)
  for (const name of named) yield* walkPath(Buffer.concat([path, SLASH, name]), visited)
}

function file(path: Buffer, { size, mtimeMs }: Stats): FoundFile {
  return { kind: 'file', ...shown(path), size, mtimeMs }
}

type Cause = Pick<NodeJS.ErrnoException, 'code' | 'message'>

function problem(path: Buffer, { code, message }: Cause): FoundProblem {
  const kind = code === 'ENOENT' ? 'not_found' : 'not_readable'
  return { kind: 'problem', ...shown(path), code: kind, message }
}

function shown(path: Buffer): Pick<FoundFile, 'path' | 'pathBytes'> {
  if (isUtf8(path)) return { path: path.toString('utf8'), pathBytes: null }
  return { path: escaped(path), pathBytes: path }
}

/** Valid stretches as they are, every other byte as \xHH. */
function escaped(path: Buffer): string {
  let text = ''
  for (let at = 0; at < path.length; ) {
    const length = [1, 2, 3, 4].find((count) => isUtf8(path.subarray(at, at + count)))
    if (length !== undefined && at + length <= path.length) {
      text += path.toString('utf8', at, at + length)
      at += length
    } else {
      text += `\\x${path[at]?.toString(16).toUpperCase().padStart(2, '0')}`
      at += 1
    }
  }
  return text
}

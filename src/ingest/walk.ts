/**
 * The files below some paths, in a fixed order: links followed inside the folders asked for but never in circles, names in
 * any encoding.
 */
import type { Dirent, Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, resolve, sep } from 'node:path'
import { shownPath } from './shown-path.ts'

export type FoundFile = {
  readonly kind: 'file'
  /** Absolute, as `shownPath` shows it. */
  readonly path: string
  /** The path's own bytes where it is shown otherwise. */
  readonly pathBytes: Buffer | null
  /** Where it is read, if elsewhere than its path says: on another machine. */
  readonly location?: Buffer
  readonly size: number
  readonly mtimeMs: number
}

/** A path that cannot be walked or read, or is left out. */
export type FoundProblem = {
  readonly kind: 'problem'
  readonly path: string
  readonly pathBytes: Buffer | null
  readonly code: 'not_found' | 'not_readable' | 'link_outside'
  readonly message: string
}

export type FoundEntry = FoundFile | FoundProblem

export type WalkSettings = {
  /** Files that are no reports, whatever they hold: the database's own. */
  readonly leftOut: ReadonlySet<string>
  /** Whether links are followed that lead out of the folders asked for. */
  readonly follows: boolean
  /** The folders once asked for, where files in them are now asked for by name; null where the roots say it. */
  readonly homes: readonly string[] | null
}

type Walk = Omit<WalkSettings, 'homes'> & {
  /** Folders walked, by device and number: one reached again through a link is passed over. */
  readonly visited: Set<string>
  /** The paths asked for, and whether each was met: one may lie below another. */
  readonly asked: Map<string, boolean>
  /** Where those paths really lie. */
  readonly homes: readonly string[]
}

/** Files of a folder that are looked at together: one after the other, most of the time would pass in waiting. */
const AHEAD = 16

const SLASH = Buffer.from('/')
const DOT = '.'.charCodeAt(0)

/**
 * Programs' data and notes about reports, in which no report is published: what `verify` expects, descriptions of
 * fixtures, a README. Read as text they would be taken for reports. One that is named itself is read.
 */
const NOTES = /\.(?:jsonl?|md)$/iu

/**
 * Every regular file at or below `roots`, each once, but for names that start with a dot, JSON and Markdown below a folder,
 * and what is left out.
 */
export async function* walk(
  roots: readonly (string | Buffer)[],
  settings: WalkSettings,
): AsyncGenerator<FoundEntry> {
  const paths = roots.map((root) => (typeof root === 'string' ? Buffer.from(resolve(root)) : root))
  const asked = new Map(paths.map((path) => [keyOf(path), false]))
  const homes = await Promise.all((settings.homes ?? paths).map(realOf))
  const state = { ...settings, visited: new Set<string>(), asked, homes }
  for (const path of paths) {
    if (settings.homes !== null && (await leadsOut(path, state))) yield leftOutLink(path)
    else yield* walkPath(path, state)
  }
}

function realOf(path: Buffer | string): Promise<string> {
  return realpath(path).catch(() => String(path))
}

/** A path as a string that no other path has. */
function keyOf(path: Buffer): string {
  return path.toString('latin1')
}

/** Whether a path is one of the files left out, through links too; asked of the disk only where the name is the same. */
async function isLeftOut(path: Buffer, leftOut: ReadonlySet<string>): Promise<boolean> {
  const text = path.toString('utf8')
  if (leftOut.has(text)) return true
  const alike = [...leftOut].filter((one) => basename(one) === basename(text))
  for (const one of alike) {
    const places = await Promise.all([realpath(path), realpath(one)]).catch(() => [text, one])
    if (places[0] === places[1]) return true
  }
  return false
}

/** What stands at a path, or why that cannot be said. */
type Looked = Promise<Stats | NodeJS.ErrnoException>

function lookAt(path: Buffer): Looked {
  return stat(path).catch((error: NodeJS.ErrnoException) => error)
}

async function* walkPath(path: Buffer, state: Walk, looked?: Looked): AsyncGenerator<FoundEntry> {
  const key = keyOf(path)
  const isMet = state.asked.get(key)
  if (isMet || (await isLeftOut(path, state.leftOut))) return
  if (isMet === false) state.asked.set(key, true)
  const stats = await (looked ?? lookAt(path))
  if (stats instanceof Error) yield problem(path, stats)
  else if (stats.isDirectory()) yield* walkFolder(path, stats, state)
  else if (stats.isFile()) yield file(path, stats)
  else yield problem(path, { code: 'not_readable', message: 'Neither a file nor a folder.' })
}

async function* walkFolder(
  path: Buffer,
  { dev, ino }: Stats,
  state: Walk,
): AsyncGenerator<FoundEntry> {
  const identity = `${dev}:${ino}`
  if (state.visited.has(identity)) return
  state.visited.add(identity)
  const entries = await readdir(path, { encoding: 'buffer', withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => error,
  )
  if (entries instanceof Error) {
    yield problem(path, entries)
    return
  }
  const named = (entries as unknown as Dirent<Buffer>[])
    .filter(({ name }) => name[0] !== DOT && !NOTES.test(name.toString('latin1')))
    .sort((one, other) => Buffer.compare(one.name, other.name))
  const before = path.at(-1) === SLASH[0] ? path : Buffer.concat([path, SLASH])
  for (let from = 0; from < named.length; from += AHEAD) {
    const next = named.slice(from, from + AHEAD).map((entry) => {
      const below = Buffer.concat([before, entry.name])
      return { entry, below, looked: entry.isFile() ? lookAt(below) : undefined }
    })
    for (const { entry, below, looked } of next) {
      if (entry.isSymbolicLink() && (await leadsOut(below, state))) yield leftOutLink(below)
      else yield* walkPath(below, state, looked)
    }
  }
}

/** Whether a link ends outside of everything that was asked for. One that leads nowhere is told as such later. */
async function leadsOut(link: Buffer, { follows, homes }: Walk): Promise<boolean> {
  if (follows) return false
  const target = await realpath(link).catch(() => null)
  if (target === null) return false
  return !homes.some(
    (home) => target === home || target.startsWith(home.endsWith(sep) ? home : home + sep),
  )
}

function leftOutLink(path: Buffer): FoundProblem {
  const message = 'The link leads out of the folders asked for; --follow reads what it leads to.'
  return { kind: 'problem', ...shownPath(path), code: 'link_outside', message }
}

function file(path: Buffer, { size, mtimeMs }: Stats): FoundFile {
  return { kind: 'file', ...shownPath(path), size, mtimeMs }
}

type Cause = Pick<NodeJS.ErrnoException, 'code' | 'message'>

function problem(path: Buffer, { code, message }: Cause): FoundProblem {
  const kind = code === 'ENOENT' ? 'not_found' : 'not_readable'
  return {
    kind: 'problem',
    ...shownPath(path),
    code: kind,
    message: refusals[code ?? ''] ?? message,
  }
}

/** What the system would not do, by its code. */
const refusals: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'There is no permission to read it.',
  ELOOP: 'The link leads back to itself.',
  ENAMETOOLONG: 'The name is too long.',
}

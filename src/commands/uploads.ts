/** Runs of ingest that the browser starts: in a process of their own, over files of allowed places alone. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, realpath, writeFile } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import { filesOf } from '../store/open.ts'
import type { Uploads } from '../web/services.ts'

/** Longest name of a file that is kept as it came. */
const NAME_LENGTH = 120

/** What of a run's words is kept, characters: its end says why it could not be made. */
const SAID = 2000

/** Dropped files are kept in a folder beside the database, which is one of the allowed places. */
export function uploadsFor(database: string, allowed: readonly string[]): Uploads {
  const [file] = filesOf(database)
  const folder = `${file ?? resolve('jixiao')}.files`
  const roots = allowed.map((root) => resolve(root))
  let child: ChildProcess | null = null
  let refusal: string | null = null
  const run = (command: string, args: readonly string[]) => {
    const program = process.argv[1] ?? ''
    // An address may hold a password, which the arguments of a process would show to all.
    const env = { ...process.env, [`JIXIAO_${command.toUpperCase()}_DB`]: file ?? database }
    const flags = [program, command, '--json', ...args]
    const started = spawn(process.execPath, flags, { env, stdio: ['ignore', 'ignore', 'pipe'] })
    child = started
    refusal = null
    let said = ''
    started.stderr.setEncoding('utf8').on('data', (part: string) => {
      said = (said + part).slice(-SAID)
    })
    const ended = (isMade: boolean) => {
      if (child === started) child = null
      if (!isMade) refusal = said.trim()
    }
    // With 1 ends a run in which some file could not be read.
    started.once('close', (code) => ended(code === 0 || code === 1))
    started.once('error', () => ended(false))
  }
  const start = async (paths: readonly string[]) => {
    if (paths.length === 0) return 'nothingSent'
    for (const path of paths) {
      const real = await realpath(path).catch(() => null)
      // Whether something is there is told of allowed places alone.
      if (real === null || !(await isWithin(real, [...roots, folder]))) return 'outside'
    }
    if (child !== null) return 'busy'
    run('ingest', ['--', ...paths.map((path) => resolve(path))])
    return null
  }
  return {
    roots,
    isRunning: () => child !== null,
    refusal: () => refusal,
    start,
    retry: async () => {
      if (child !== null) return 'busy'
      run('retry', ['--failed'])
      return null
    },
    keep: async (name, bytes) => {
      await mkdir(folder, { recursive: true })
      const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
      const plain = basename(name.replaceAll('\\', '/')).replaceAll(/[\p{Cc}/:*?"<>|]/gu, '_')
      const path = join(folder, `${digest}-${plain.slice(-NAME_LENGTH)}`)
      await writeFile(path, bytes)
      return path
    },
  }
}

async function isWithin(path: string, roots: readonly string[]): Promise<boolean> {
  for (const root of roots) {
    const real = await realpath(root).catch(() => null)
    if (real !== null && (path === real || path.startsWith(real === sep ? real : real + sep)))
      return true
  }
  return false
}

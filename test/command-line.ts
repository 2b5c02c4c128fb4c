/** Runs the program as people do. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'

const program = resolve('bin/jixiao.js')

export type Ended = {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export function start(args: readonly string[], uid?: number): ChildProcess {
  const env = { ...process.env, LANG: 'C' }
  return spawn(process.execPath, [program, ...args], uid === undefined ? { env } : { env, uid })
}

export function jixiao(...args: readonly string[]): Promise<Ended> {
  return jixiaoAs(undefined, ...args)
}

/** The same as the user of that number, whom permissions hold for. */
export async function jixiaoAs(
  uid: number | undefined,
  ...args: readonly string[]
): Promise<Ended> {
  const child = start(args, uid)
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('The program has no output.')
  const [[code], out, err] = await Promise.all([once(child, 'close'), text(stdout), text(stderr)])
  return { code: code as number | null, stdout: out, stderr: err }
}

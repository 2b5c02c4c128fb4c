/** Runs the program as people do. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { vi } from 'vitest'

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

/** Runs one command line in this process, which saves its start: what the program is as a process, `jixiaoAs` tries. */
export function jixiao(...args: readonly string[]): Promise<Ended> {
  const ended = last.then(() => runHere(args))
  last = ended.catch(() => undefined)
  return ended
}

/** One at a time: a process has one output and one exit code. */
let last: Promise<unknown> = Promise.resolve()

async function runHere(args: readonly string[]): Promise<Ended> {
  const { run } = await import('../src/cli.ts')
  const before = { code: process.exitCode, lang: process.env['LANG'] }
  const [stdout, stderr] = [catchWritten(process.stdout), catchWritten(process.stderr)]
  process.exitCode = 0
  process.env['LANG'] = 'C'
  try {
    await run([process.execPath, program, ...args])
    return { code: Number(process.exitCode), stdout: stdout.text(), stderr: stderr.text() }
  } finally {
    stdout.letGo()
    stderr.letGo()
    process.exitCode = before.code
    if (before.lang === undefined) delete process.env['LANG']
    else process.env['LANG'] = before.lang
  }
}

function catchWritten(stream: NodeJS.WriteStream) {
  let written = ''
  const listeners = stream.listeners('error')
  const write = vi.spyOn(stream, 'write').mockImplementation((part) => {
    written += Buffer.from(part).toString()
    return true
  })
  const letGo = () => {
    write.mockRestore()
    for (const one of stream.listeners('error')) {
      if (!listeners.includes(one)) stream.off('error', one as () => void)
    }
  }
  return { text: () => written, letGo }
}

/** The program in a process of its own, as the user of that number, whom permissions hold for, or as whoever runs this. */
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

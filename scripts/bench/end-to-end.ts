/** What the whole way costs, start included, against the libraries that open the same files: whole processes in one run. */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { type GeneratedFormat, generate } from '../generate.ts'
import { median } from './jobs.ts'
import { processorSeconds } from './processor-time.ts'

export type EndToEnd = {
  readonly what: string
  /** Seconds of processor time, of the program and of the libraries or the runtime alone; medians of the rounds. */
  readonly whole: number
  readonly bare: number
  /** Seconds on the clock that the program took; the median. Of a machine that does nothing else. */
  readonly elapsed: number
  /** The greatest ratio asked for; null where nothing is. */
  readonly asked: number | null
}

const ROUNDS = 3
const PROGRAM = 'bin/jixiao.js'
const BARE = 'scripts/bench/bare-process.ts'
const NOTHING = 'scripts/bench/nothing-process.ts'

/** Made files of each kind: `count` PDFs into a database, an eighth of them printed, and as many DOCX and HTML. */
export async function* benchEndToEnd(home: string, count: number): AsyncGenerator<EndToEnd> {
  const few = Math.ceil(count / 8)
  const pdfs = await madeFiles(join(home, 'end-pdf'), count, ['pdf'])
  yield ingesting(`ingest ${count} PDF`, home, pdfs)
  const some = pdfs.slice(0, few)
  const printing = ['extract', '--json', '--jobs', '1', ...some]
  yield compared(`extract ${few} PDF`, [PROGRAM, printing], [BARE, some], 1.8)
  for (const format of ['docx', 'html'] as const) {
    const files = await madeFiles(join(home, `end-${format}`), count, [format])
    yield ingesting(`ingest ${count} ${format.toUpperCase()}`, home, files)
  }
  const mixed = await madeFiles(join(home, 'end-mixed'), count, ['pdf', 'docx', 'html'])
  yield ingesting(`ingest ${count} mixed`, home, mixed)
}

/** What starting costs, first and again (what was compiled is kept), with the start of the runtime itself beside it. */
export async function* benchStart(home: string): AsyncGenerator<EndToEnd> {
  const [html = ''] = await madeFiles(join(home, 'start-html'), 1, ['html'])
  const [docx = ''] = await madeFiles(join(home, 'start-docx'), 1, ['docx'])
  const database = join(home, 'start.db')
  processorSeconds(PROGRAM, ['ingest', html, '--db', database])
  const asking = ['query', 'SELECT count(*) FROM forms', '--db', database]
  const lines = [
    ['--version', ['--version']],
    ['query', asking],
    ['extract one HTML', ['extract', '--json', html]],
    ['extract one DOCX', ['extract', '--json', docx]],
  ] as const
  for (const [what, args] of lines) {
    const caches = mkdtempSync(join(home, 'compiled-'))
    yield inTurn(
      `${what}, cold`,
      () =>
        processorSeconds(PROGRAM, args, { NODE_COMPILE_CACHE: mkdtempSync(join(caches, 'c-')) }),
      () => processorSeconds(NOTHING, []),
      null,
    )
    yield compared(`${what}, warm`, [PROGRAM, args], [NOTHING, []], null)
  }
}

async function madeFiles(
  folder: string,
  count: number,
  formats: readonly GeneratedFormat[],
): Promise<readonly string[]> {
  return (await generate(count, folder, 7, formats)).map(({ file }) => file)
}

let databases = 0

/** Each round takes a database of its own: files that are known are not read. */
function ingesting(what: string, home: string, files: readonly string[]): EndToEnd {
  const whole = () => {
    databases += 1
    const database = join(home, `end-${databases}.db`)
    return processorSeconds(PROGRAM, ['ingest', ...files, '--db', database, '--jobs', '1'])
  }
  return inTurn(what, whole, () => processorSeconds(BARE, files), 1.6)
}

type Line = readonly [script: string, args: readonly string[]]

function compared(what: string, whole: Line, alone: Line, asked: number | null): EndToEnd {
  return inTurn(
    what,
    () => processorSeconds(...whole),
    () => processorSeconds(...alone),
    asked,
  )
}

/** Both by turns, so that other work on the machine slows both alike. */
function inTurn(
  what: string,
  whole: () => number,
  alone: () => number,
  asked: number | null,
): EndToEnd {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    const processor = whole()
    const elapsed = (performance.now() - start) / 1000
    return { whole: processor, elapsed, bare: alone() }
  })
  return {
    what,
    elapsed: median(rounds.map((round) => round.elapsed)),
    whole: median(rounds.map((round) => round.whole)),
    bare: median(rounds.map((round) => round.bare)),
    asked,
  }
}

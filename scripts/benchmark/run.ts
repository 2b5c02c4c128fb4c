/** Asks tools to read the benchmark's files and scores what they say. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Scored } from './figures.ts'
import type { Reading } from './reading.ts'
import { type Choice, type Sample, samplesOf, writeSample } from './sample.ts'
import { score } from './score.ts'
import { jixiao } from './tools/jixiao.ts'
import { antiword, pdftotext, tesseract } from './tools/lines.ts'
import { pdfplumber } from './tools/pdfplumber.ts'
import { bookTables, htmlTables, wordTables } from './tools/tables.ts'
import type { Tool } from './tools/tool.ts'

export const tools: readonly Tool[] = [
  jixiao,
  htmlTables,
  wordTables,
  bookTables,
  antiword,
  pdftotext,
  pdfplumber,
  tesseract,
]

export type Run = {
  readonly scored: readonly Scored[]
  readonly tools: readonly {
    readonly name: string
    readonly version: string
    readonly about: string
  }[]
  /** A sentence for each tool that is not there. */
  readonly skipped: readonly string[]
}

/** The files are left in `folder`, or removed where there is none. */
export async function runBenchmark(
  choice: Choice,
  asked: readonly Tool[],
  folder: string | null,
  say: (line: string) => void,
): Promise<Run> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'jixiao-benchmark-')))
  try {
    const samples = samplesOf(choice, home)
    for (const sample of samples) await writeSample(sample)
    say(`${samples.length} files of ${new Set(samples.map((one) => one.document)).size} documents`)
    return await askAll(samples, asked, say)
  } finally {
    if (folder === null) await rm(home, { recursive: true })
  }
}

async function askAll(
  samples: readonly Sample[],
  asked: readonly Tool[],
  say: (line: string) => void,
): Promise<Run> {
  const scored: Scored[] = []
  const present: Run['tools'][number][] = []
  const skipped: string[] = []
  for (const tool of asked) {
    const version = await tool.version()
    if (version === null) {
      skipped.push(`${tool.name} is skipped: it needs ${tool.hint}.`)
      continue
    }
    present.push({ name: tool.name, version, about: tool.about })
    for (const format of tool.formats) {
      const own = samples.filter((sample) => sample.format === format)
      if (own.length === 0) continue
      say(`${tool.name}: ${format}`)
      const readings = await tool.read(own.map(({ file }) => file))
      for (const sample of own) {
        const reading = readings.get(sample.file) ?? unread(sample.file)
        scored.push({ tool: tool.name, sample, tally: score(sample.expected, reading) })
      }
    }
  }
  return { scored, tools: present, skipped }
}

/** A file that a tool says nothing of. */
function unread(file: string): Reading {
  return { file, forms: [], findings: [], error: null }
}

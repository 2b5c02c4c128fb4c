/**
 * Makes report files from a seed, with invented names, and knows the truth it printed:
 * `node scripts/generate.ts COUNT FOLDER [SEED] [FORMAT,FORMAT…]`. Layouts vary; truth.jsonl stands beside the folder.
 */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type MadeReport, makeReport, randomFrom } from './make/report.ts'
import { writers } from './make/writers.ts'

export type GeneratedFormat = keyof typeof writers

/** Writes `count` reports below `folder`, a hundred a subfolder; returns the truth in the order of the files. */
export async function generate(
  count: number,
  folder: string,
  seed: number,
  formats: readonly GeneratedFormat[],
): Promise<readonly { readonly file: string; readonly truth: MadeReport }[]> {
  const made = []
  for (let number = 0; number < count; number += 1) {
    const format = formats[number % formats.length] ?? 'text'
    const truth = makeReport(randomFrom(seed * 1_000_003 + number))
    const home = join(folder, String(Math.floor(number / 100)).padStart(4, '0'))
    if (number % 100 === 0) mkdirSync(home, { recursive: true })
    const { extension, write } = writers[format]
    const file = join(home, `${String(number).padStart(6, '0')}.${extension}`)
    writeFileSync(file, await write(truth))
    made.push({ file, truth })
  }
  return made
}

if (import.meta.main) {
  const [count = '100', folder = 'generated', seed = '1', formats = 'text,html,docx,xlsx'] =
    process.argv.slice(2)
  const made = await generate(Number(count), folder, Number(seed), formats.split(',') as [])
  // A line at a time: a hundred thousand are too long for one string.
  const file = openSync(`${folder}.truth.jsonl`, 'w')
  for (const one of made) writeSync(file, `${JSON.stringify(one)}\n`)
  closeSync(file)
}

/** The benchmark's files: which there are, their bytes, and the truth of each. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BenchmarkDocument, boxesOf, makeDocument } from './document.ts'
import { families } from './families.ts'
import { type BenchmarkFormat, type FormatName, formats } from './formats.ts'
import type { Expected } from './score.ts'

export type Sample = {
  readonly document: BenchmarkDocument
  readonly format: FormatName
  readonly file: string
  readonly expected: Expected
}

/** Pictures are read slowly: of so many documents in a row each kind of picture is made of one. */
const TURNS = 8

/** What to make; the same choice gives the same bytes. */
export type Choice = {
  readonly seed: number
  /** Documents of each family. */
  readonly each: number
  readonly split: 'dev' | 'test' | 'all'
  readonly family: RegExp
  readonly formats: readonly FormatName[]
  /** Every kind of picture of every document, instead of one of eight in turn. */
  readonly allScans: boolean
}

const pictures = Object.entries(formats).flatMap(([name, { isPicture }]) =>
  isPicture ? [name] : [],
)

/** Every document of a choice in every format of it, without their bytes. */
export function samplesOf(choice: Choice, folder: string): readonly Sample[] {
  const documents = families.flatMap((family, at) => {
    if (choice.split !== 'all' && family.split !== choice.split) return []
    if (!choice.family.test(family.name)) return []
    return Array.from({ length: choice.each }, (_, number) => {
      return { at: at + number, number, document: makeDocument(family, choice.seed, number) }
    })
  })
  return choice.formats.flatMap((format) => {
    const { extension, isPicture, hasPlaces }: BenchmarkFormat = formats[format]
    return documents.flatMap(({ at, number, document }) => {
      const isDue = pictures[at % TURNS] === format
      if (isPicture && !isDue && !choice.allScans) return []
      const name = `${document.family.name.replaceAll(/\W+/gu, '-')}-${number}.${extension}`
      const boxes = hasPlaces ? boxesOf(document) : []
      const file = join(folder, format, name)
      return [{ document, format, file, expected: { forms: document.truth, boxes } }]
    })
  })
}

/** Writes the file of a sample, and beside it what it prints and where. */
export async function writeSample({ document, format, file, expected }: Sample): Promise<void> {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, await formats[format].write(document))
  writeFileSync(`${file}.truth.json`, truthJson(document, expected))
}

/** The truth of a document as it is published beside its file. */
export function truthJson({ family }: BenchmarkDocument, { forms, boxes }: Expected): string {
  const { name, split, about } = family
  const places = boxes.map((fields) => Object.fromEntries(fields))
  return `${JSON.stringify({ family: name, split, about, forms, places }, null, 1)}\n`
}

/** Programs that print text: each line is a row, cut where it has two blanks, a tab or a bar. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Reading } from '../reading.ts'
import { printedBy, versionOf } from './command.ts'
import { readByRule } from './plain-rule.ts'
import type { Tool } from './tool.ts'

/** The readings of files whose text a function gives; a file without text is left out. */
async function readEach(
  files: readonly string[],
  textOf: (file: string) => Promise<string | null>,
): Promise<ReadonlyMap<string, Reading>> {
  const readings = new Map<string, Reading>()
  for (const file of files) {
    const text = await textOf(file)
    if (text === null) continue
    const rows = text.split(/[\n\f]/u).map((line) => line.trim().split(/\s*\|\s*|\t| {2,}/u))
    readings.set(file, readByRule(file, rows))
  }
  return readings
}

export const pdftotext: Tool = {
  name: 'pdftotext + plain rule',
  formats: ['pdf', 'pdf-glyphs'],
  about: '`pdftotext -layout`, lines cut at two blanks. Made for text, not for tables.',
  hint: 'Debian’s poppler-utils',
  version: () => versionOf('pdftotext', ['-v']),
  read: (files) => readEach(files, (file) => printedBy('pdftotext', ['-layout', file, '-'])),
}

export const antiword: Tool = {
  name: 'antiword + plain rule',
  formats: ['doc'],
  about:
    '`antiword -w 0`, which draws tables with bars. Merged cells are lost. It breaks down on a third of the files, each time on others: each is tried up to twenty times.',
  hint: 'Debian’s antiword',
  version: async () => {
    const printed = await printedBy('sh', ['-c', 'antiword -h 2>&1; true'])
    return /Version: *(.*)/u.exec(printed ?? '')?.[1]?.trim() ?? null
  },
  read: (files) => readEach(files, printedByAntiword),
}

/** It reads memory that it has not written, and so may die on a file that it prints the next time. */
const ATTEMPTS = 20

async function printedByAntiword(file: string): Promise<string | null> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const printed = await printedBy('antiword', ['-m', 'UTF-8.txt', '-w', '0', file])
    if (printed !== null) return printed
  }
  return null
}

export const tesseract: Tool = {
  name: 'tesseract + plain rule',
  formats: ['scan-good', 'scan-usual', 'scan-poor', 'photograph'],
  about:
    'Pages at 300 dpi, `-l chi_sim+eng --psm 6 -c preserve_interword_spaces=1`. Made for text; it knows no ruled tables.',
  hint: 'Debian’s tesseract-ocr, tesseract-ocr-chi-sim and poppler-utils',
  version: async () => {
    const languages = await printedBy('tesseract', ['--list-langs'])
    const hasPages = (await versionOf('pdftoppm', ['-v'])) !== null
    if (!languages?.includes('chi_sim') || !hasPages) return null
    return versionOf('tesseract', ['--version'])
  },
  read: (files) => readEach(files, recognised),
}

/** The text of a PDF of pictures, page by page. */
async function recognised(file: string): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'benchmark-pages-'))
  try {
    await printedBy('pdftoppm', ['-r', '300', '-gray', '-png', file, join(folder, 'page')])
    const pages = (await readdir(folder)).sort()
    const settings = ['-l', 'chi_sim+eng', '--psm', '6', '-c', 'preserve_interword_spaces=1']
    const texts: string[] = []
    for (const page of pages) {
      texts.push((await printedBy('tesseract', [join(folder, page), '-', ...settings])) ?? '')
    }
    return texts.join('\n')
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** A document in Markdown, as people and language models read it. */
import type { Block, Paragraph } from '../extract/document.ts'
import { readingWording } from '../extract/wording.ts'
import type { Language, Sentence } from '../language/language.ts'
import type { Section } from '../normalize/report.ts'
import { noteWording } from '../normalize/wording.ts'
import type { Processed } from '../pipeline.ts'
import { printedForm } from '../printed/output.ts'
import type { PrintedForm } from '../printed/printed.ts'
import { escapedLine } from './escape.ts'
import { formSections } from './form.ts'
import { tableLines } from './table.ts'

const wording = {
  forms: { zh: () => '绩效表', en: () => 'Performance forms' },
} as const satisfies Record<string, Sentence>

/** Deepest heading of Markdown. */
const DEEPEST = 6

/**
 * The text in reading order: numbered headings as headings, tables with merged cells as HTML. Behind it the forms that
 * were found, in the canonical order, with their findings. What was lost in reading is told at the top.
 */
export function markdownOf({ document, report, findings }: Processed, language: Language): string {
  const told = [
    ...document.notes
      .filter(({ lost }) => lost)
      .map(({ code, args }) => readingWording[code][language](args)),
    ...report.unread.map(({ code, args }) => noteWording[code][language](args)),
  ]
  const forms = report.forms.flatMap((form, index) => {
    const own = findings.filter((finding) => finding.form === index)
    const printed = printedForm(form, own, language) as unknown as PrintedForm
    return formSections(printed, index + 1, language)
  })
  const parts = [
    ...told.map((sentence) => `> ${escapedLine(sentence)}`),
    ...blocksOf(document.blocks, report.sections),
    ...(forms.length === 0 ? [] : ['---', `# ${wording.forms[language]()}`, ...forms]),
  ]
  return `${parts.join('\n\n')}\n`
}

function blocksOf(blocks: readonly Block[], sections: readonly Section[]): readonly string[] {
  let next = 0
  return blocks.flatMap((block) => {
    if (block.type === 'table')
      return block.cells.length === 0 ? [] : [tableLines(block).join('\n')]
    const section = sections[next]
    if (section === undefined || !opens(block, section)) return paragraphLines(block)
    next += 1
    return sectionLines(block, section)
  })
}

function bare(words: string): string {
  return words.replaceAll(/\s+/gu, '')
}

function opens({ text }: Paragraph, { number, title }: Section): boolean {
  return bare(text).startsWith(bare(number + title))
}

/** A heading; what follows it in its paragraph stands under it. */
function sectionLines({ text, level }: Paragraph, section: Section): readonly string[] {
  const heading = section.number + section.title
  const rest = afterHeading(text, bare(heading).length)
  const signs = '#'.repeat(Math.min(DEEPEST, level ?? section.level + 1))
  return [`${signs} ${escapedLine(heading)}`, ...(rest === '' ? [] : [escapedLine(rest)])]
}

/** What stands behind the first so many signs that are no blanks, and behind the stop that ends a heading. */
function afterHeading(text: string, signs: number): string {
  let seen = 0
  let at = 0
  for (; at < text.length && seen < signs; at += 1) if (!/\s/u.test(text[at] ?? '')) seen += 1
  return text.slice(at).replace(/^\s*[。:：，,.]?\s*/u, '')
}

function paragraphLines({ text, level }: Paragraph): readonly string[] {
  const words = escapedLine(text)
  if (words === '') return []
  return [level === null ? words : `${'#'.repeat(Math.min(DEEPEST, level))} ${words}`]
}

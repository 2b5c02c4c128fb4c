import type { Place, RawDocument } from '../extract/document.ts'
import { blankNotes } from './doubt/blank.ts'
import { handwrittenNotes, hasHandwriting } from './doubt/handwritten.ts'
import { incompleteNotes } from './doubt/incomplete.ts'
import { withSettledNumbers } from './doubt/settle.ts'
import { doubtfulNote, hasMergedLines, unprovedNotes } from './doubt/unproved.ts'
import { tablesOf, unreadForms } from './doubt/unread.ts'
import { readDumps } from './dump/dump.ts'
import { recordDecision } from './explanation.ts'
import { readFigures } from './figure/figure.ts'
import { readSections } from './figure/section.ts'
import { readForm } from './form/assembly.ts'
import type { Draft } from './form/draft.ts'
import { partsOf } from './form/draft-parts.ts'
import { findForms } from './form/form.ts'
import type { Form, FormNote, Indicator, Report } from './report.ts'
import { withBlankSpans } from './sheet/blank-span.ts'
import { withCollapsedSpans } from './sheet/collapsed-span.ts'
import { withSplitColumns } from './sheet/joined.ts'
import { withLevelLines } from './sheet/level-line.ts'
import { type RepairedHeadings, repairHeadings } from './sheet/repaired-heading.ts'
import { withoutRowNumbers } from './sheet/row-numbers.ts'
import type { SheetBlock } from './sheet/table.ts'
import { addNote, type Notes } from './value/sourced.ts'
import { indexAddedWords } from './words/added-index.ts'
import { type AddedWord, withAddedWords } from './words/added-words.ts'
import { documentYear } from './words/title.ts'
import { type Segment, topicOf } from './words/topic.ts'

/** The door: the canonical reading of a document, with words added to the vocabulary. Pure; never throws on any document. */
export function normalize(
  document: RawDocument,
  segment: Segment,
  vocabulary: readonly AddedWord[] = NO_WORDS,
): Report {
  return withAddedWords(indexAddedWords(vocabulary), () => read(document, segment))
}

const NO_WORDS: readonly AddedWord[] = []

function read(document: RawDocument, segment: Segment): Report {
  const { source, pages, notes } = document
  const given = document.blocks.map(withoutRowNumbers).map(withBlankSpans).map(withCollapsedSpans)
  const rebuilt = readDumps(given)
  const pieced = piecedTables(rebuilt, new Set(given))
  const { blocks, mended } = repairHeadings(withLevelLines(rebuilt).map(withSplitColumns))
  const paragraphs = blocks.filter((block) => block.type === 'paragraph')
  const year = documentYear(paragraphs)
  const isByHand = hasHandwriting(blocks)
  const forms: Form[] = []
  const doubtful: FormNote[] = []
  const drafts = findForms(blocks)
  for (const draft of drafts) {
    recordDecision(() => ({ kind: 'form', parts: partsOf(draft) }))
    const made = readForm(draft, year, forms.at(-1))
    const form = withSettledNumbers({
      ...made,
      notes: [...made.notes, ...repairNotes(draft, made, mended)],
    })
    const indicators = form.indicators.map((row) => withTopic(row, segment))
    const isPieced = pieced.size > 0 && [...tablesOf([draft])].some((table) => pieced.has(table))
    const isUncertain = isPieced || isRagged(draft) || hasMergedLines(form)
    const unproved = isUncertain ? unprovedNotes(form) : []
    if (unproved.some(({ path }) => path === 'indicators')) doubtful.push(doubtfulNote(form))
    forms.push({
      ...form,
      indicators,
      notes: [
        ...form.notes,
        ...unproved,
        ...(isByHand ? handwrittenNotes(form) : []),
        ...blankNotes(form),
        ...incompleteNotes(form),
      ],
    })
  }
  const unread = [...unreadForms(blocks, drafts), ...doubtful]
  const sections = readSections(paragraphs)
  return { source, pages, forms, sections, figures: readFigures(paragraphs, year), notes, unread }
}

/** The tables, by their order among all, that were pieced together from lines of text. */
function piecedTables(
  rebuilt: readonly SheetBlock[],
  given: ReadonlySet<SheetBlock>,
): ReadonlySet<number> {
  const tables = rebuilt.filter(({ type }) => type === 'table')
  return new Set(tables.flatMap((table, at) => (given.has(table) ? [] : [at])))
}

/** Whether merged cells were lost, and rows under the headings have fewer cells, or more, than these. */
function isRagged({ funds, indicators }: Draft): boolean {
  return [...funds, ...indicators].some(({ headings, rows }) => {
    const width = headings.at(-1)?.slots.length
    return rows.some(({ spans, slots }) => spans === 'lost' && slots.length !== width)
  })
}

function withTopic(indicator: Indicator, segment: Segment): Indicator {
  const name = indicator.level4.value ?? indicator.level3.value
  return name === null ? indicator : { ...indicator, topic: topicOf(name, segment) }
}

/** Every heading and level of the form that was mended; a level under its field, a heading under the form. */
function repairNotes(
  draft: Draft,
  { indicators }: Form,
  mended: RepairedHeadings,
): readonly FormNote[] {
  if (mended.size === 0) return []
  const paths = new Map(
    indicators.flatMap((indicator, at) =>
      (['level1', 'level2'] as const).map(
        (field) => [indicator[field].place, `indicators[${at}].${field}`] as const,
      ),
    ),
  )
  const notes: Notes = []
  for (const place of placesOf(draft)) {
    const choice = mended.get(place)
    if (!choice) continue
    addNote(notes, { code: 'reading_chosen', path: paths.get(place) ?? '', place, args: choice })
  }
  return notes
}

function placesOf({ pairs, funds, goals, indicators, totals }: Draft): ReadonlySet<Place> {
  const blocks = [...funds, ...indicators].flatMap(({ headings, rows }) => [...headings, ...rows])
  const rows = [
    ...pairs,
    ...blocks,
    ...goals.flatMap(({ heading, rows: own }) => [heading, ...own]),
  ]
  return new Set([...rows, ...totals].flatMap(({ words }) => words.map(({ cell }) => cell.place)))
}

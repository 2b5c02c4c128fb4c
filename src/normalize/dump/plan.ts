/** Where the forms of a dump begin and end, and which lines belong to which of their sections. */
import type { Paragraph } from '../../extract/document.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { gradeIn } from '../words/grade.ts'
import { fold } from '../words/heading.ts'
import { titleIn, yearLine } from '../words/title.ts'
import { type HeadingRun, runAt } from './heading-run.ts'
import { matchAt } from './match.ts'
import type { Token } from './token.ts'
import { withUnknown } from './unknown-run.ts'

/** A section: its headings, and the tokens under them up to `end`. */
export type PlannedSection = { readonly run: HeadingRun; readonly end: number }

/** A form as runs of tokens: `start` to the first section its header, `end` where the lines below begin. */
export type Plan = {
  readonly start: number
  readonly sections: readonly PlannedSection[]
  readonly end: number
}

export type Dump = {
  readonly lines: readonly Paragraph[]
  readonly tokens: readonly Token[]
}

const STARTS: ReadonlySet<string> = new Set(['project_name', 'transfer_name', 'department_name'])

const isHeader = ({ header }: Meaning) => header !== undefined
const isStart = ({ header }: Meaning) => header !== undefined && STARTS.has(header)
const isLabel = ({ header, label }: Meaning) => header !== undefined || label !== undefined

/** The forms of a dump in order. */
export function plansOf(dump: Dump): readonly Plan[] {
  const runs = headingRuns(dump.tokens)
  const groups: { start: number; runs: HeadingRun[] }[] = []
  let from = 0
  for (const run of runs) {
    const open = groups.at(-1)
    const start = formStart(dump, from, run.start)
    if (!open || start.isCertain) groups.push({ start: start.at, runs: [run] })
    else open.runs.push(run)
    from = run.end
  }
  return groups.map((group, at) => planOf(dump, group, groups[at + 1]?.start))
}

function headingRuns(tokens: readonly Token[]): readonly HeadingRun[] {
  const runs: HeadingRun[] = []
  for (let at = 0; at < tokens.length; ) {
    const run = runAt(tokens, at)
    if (run) runs.push(run)
    at = run?.end ?? at + 1
  }
  return withUnknown(tokens, runs)
}

/** Where the form of the headings at `to` begins; certain where a title or the name of a project stands before them. */
function formStart({ lines, tokens }: Dump, from: number, to: number) {
  const heads = lineHeads(tokens, from, to)
  const title = heads.findLastIndex((at) => isTitle(lines[tokens[at]?.line ?? 0]))
  const below = heads.slice(title + 1)
  const start = below.find((at) => matchAt(tokens, at, isStart))
  const labelled =
    start ?? (title >= 0 ? below.find((at) => matchAt(tokens, at, isHeader)) : undefined)
  return { at: labelled ?? to, isCertain: title >= 0 || start !== undefined }
}

function lineHeads(tokens: readonly Token[], from: number, to: number): readonly number[] {
  const heads: number[] = []
  for (let at = from; at < to; at++) if (tokens[at]?.opens) heads.push(at)
  return heads
}

function isTitle(line: Paragraph | undefined): boolean {
  if (line === undefined) return false
  return (
    titleIn(line.text) !== null ||
    (/年\s*度|[(（]/u.test(line.text) && yearLine(line.text) !== null)
  )
}

type Group = { readonly start: number; readonly runs: readonly HeadingRun[] }

function planOf(dump: Dump, { start, runs }: Group, next: number | undefined): Plan {
  const limit = formLimit(dump, runs.at(-1)?.end ?? start, next ?? dump.tokens.length)
  const sections = runs.map((run, at) => {
    const until = runs[at + 1]?.start ?? limit
    return { run, end: sectionEnd(dump, run, until) }
  })
  return { start: Math.min(start, runs[0]?.start ?? start), sections, end: limit }
}

/** The first line below the last headings that no longer belongs to the form. */
function formLimit({ lines, tokens }: Dump, from: number, to: number): number {
  const end = lineHeads(tokens, from, to).find(
    (at) => isBelowForm(lines[tokens[at]?.line ?? 0]) && !isRemarkWithin(tokens.slice(at, to)),
  )
  return end ?? to
}

/** Cells of a row that show that the rows of a table go on below a remark. */
const FEWEST_CELLS = 4

/** Whether a remark is a row of the print of its own, and a row of indicators follows it. */
function isRemarkWithin([remark, next, ...others]: readonly Token[]): boolean {
  if (!remark || !isRemark(remark, next)) return false
  const row = others.findIndex(({ beginsRow }) => beginsRow === true)
  return (row === -1 ? others.length : row) + 1 >= FEWEST_CELLS
}

/** Whether a token is a row of the print by itself, and a remark: 注：按季度填报. */
export function isRemark({ text, beginsRow }: Token, next: Token | undefined): boolean {
  return beginsRow === true && next?.beginsRow === true && NOTE.test(text)
}

const NOTE = /^(?:注|备注|说明|填表说明)\d?[:：.、]/u
const NARRATIVE =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+部分|附件)/u
const UNIT_LINE = /^[(（]?(?:金额)?单位[:：][亿万]?元[)）]?$/u
const SIGNATURE = /^(?:填表人|填报人|审核人|项目负责人|单位负责人|财务负责人|填报日期)[:：]/u
const BELOW: readonly RegExp[] = [NOTE, NARRATIVE, SIGNATURE, UNIT_LINE]

function isBelowForm(line: Paragraph | undefined): boolean {
  if (line === undefined) return true
  const words = line.text.trim()
  return isTitle(line) || BELOW.some((pattern) => pattern.test(words))
}

const MARKS = /^[\d.,%分]+$/u

/** Where a line begins with a label that ends the section. */
function sectionEnd({ tokens }: Dump, run: HeadingRun, until: number): number {
  const heads = lineHeads(tokens, run.end, until)
  return heads.find((at) => endsSection(tokens, at, run)) ?? until
}

function endsSection(tokens: readonly Token[], at: number, run: HeadingRun): boolean {
  if (run.kind === 'projects') return false
  const match = matchAt(tokens, at, isLabel)
  if (!match) return false
  const { header, label, fund, goal, indicator } = match.meaning
  const beside = fold(tokens[match.end]?.text ?? '')
  if (run.kind === 'indicators') {
    if (label === 'total') return MARKS.test(beside)
    if (header === 'total_grade') return gradeIn(beside) !== null
    return label === 'closing' || (header !== undefined && STARTS.has(header))
  }
  // 总分 above the indicators is no money and no goal.
  if (label === 'total' && match.words.includes('分') && MARKS.test(beside)) return true
  if (run.kind === 'funds') return fund === undefined && label !== 'total'
  return goal === undefined && indicator === undefined && label !== 'total'
}

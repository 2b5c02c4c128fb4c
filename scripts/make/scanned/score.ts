/** What was read of a scan against what the same form gives as a web page, field by field. */
import type { Finding } from '../../../src/audit/finding.ts'
import type { FormNote } from '../../../src/normalize/report.ts'
import type { Processed } from '../../../src/pipeline.ts'
import { type ExpectedForm, expectedOf } from '../../../src/printed/expected.ts'
import { align } from '../../../src/verify/alignment.ts'

export type Score = {
  /** Fields that are right; those that are expected and not so read; those that are read and not so expected. */
  right: number
  missing: number
  surplus: number
  /** Numbers that are given and are not what is printed, and those of them that no finding names. */
  wrong: number
  unsaid: number
  forms: number
  perfect: number
  /** Places taken for handwriting. */
  byHand: number
  readonly differences: string[]
}

export function newScore(): Score {
  const none = {
    right: 0,
    missing: 0,
    surplus: 0,
    wrong: 0,
    unsaid: 0,
    forms: 0,
    perfect: 0,
    byHand: 0,
  }
  return { ...none, differences: [] }
}

/** Share of the fields, expected or read, that are right: the harmonic mean of precision and recall. */
export function f1(score: Score): number {
  return (2 * score.right) / (2 * score.right + score.missing + score.surplus)
}

const scalars = [
  ...['kind', 'title', 'year', 'project_name', 'department.name', 'unit.name'],
  ...['total.weight', 'total.score'],
] as const

const lists = {
  funds: [
    ...['source', 'label', 'unit', 'initial_budget', 'annual_budget', 'executed', 'weight'],
    ...['execution_rate', 'score'],
  ],
  goals: ['expected', 'actual'],
  indicators: [
    ...['level1', 'level1_weight', 'level2', 'level2_weight', 'level3', 'target', 'actual'],
    ...['weight', 'score', 'note'],
  ],
} as const

type Value = string | number | null
type Row = Readonly<Record<string, unknown>>

/**
 * Adds the first form of a reading, compared with the first that is expected, to a score. Where a hand filled in the form,
 * no value is expected of what the reading names as handwriting.
 */
export function addScore(
  score: Score,
  expected: Processed,
  read: Processed,
  isFilledByHand: boolean,
): void {
  const [truth] = expectedOf(expected).forms
  const [form] = expectedOf(read).forms
  const named = namedPaths(read)
  const notes = read.report.forms.slice(0, 1).flatMap((one) => one.notes.filter(isWritten))
  const written = pathsOf(isFilledByHand ? notes : [])
  const before = score.missing + score.surplus
  const count = (path: string, own: string, one: Value, other: Value) => {
    if (isEmpty(other) && (isEmpty(one) || written.has(own))) return
    if (isSame(one, other)) {
      score.right += 1
      return
    }
    if (!isEmpty(one)) score.missing += 1
    if (!isEmpty(other)) score.surplus += 1
    score.differences.push(`${path}: ${JSON.stringify(one)} read as ${JSON.stringify(other)}`)
    if (typeof other !== 'number') return
    score.wrong += 1
    if (!named.has(own) && !named.has(own.replace(/\.[^.]*$/u, ''))) score.unsaid += 1
  }
  score.forms += 1
  score.byHand += read.report.forms.flatMap(({ notes }) => notes.filter(isWritten)).length
  for (const path of scalars) count(path, path, at(truth, path), at(form, path))
  for (const [list, fields] of Object.entries(lists)) {
    const [ours, theirs] = [rowsOf(truth, list), rowsOf(form, list)]
    for (const [left, right] of align(ours, theirs, likenessBy(fields))) {
      const [one, other] = [ours[left ?? -1], theirs[right ?? -1]]
      for (const field of fields) {
        const own = `${list}[${right ?? ''}].${field}`
        count(`${list}[${left ?? '+'}].${field}`, own, at(one, field), at(other, field))
      }
    }
  }
  if (score.missing + score.surplus === before) score.perfect += 1
}

function namedPaths({ report, findings }: Processed): ReadonlySet<string> {
  const own = findings.filter((finding: Finding) => finding.form === 0)
  return pathsOf([...own, ...(report.forms[0]?.notes ?? [])])
}

type Pathed = { readonly path: string; readonly paths?: readonly string[] }

function pathsOf(told: readonly Pathed[]): ReadonlySet<string> {
  return new Set(told.flatMap(({ path, paths = [] }) => [path, ...paths]))
}

function isWritten({ code }: FormNote): boolean {
  return code === 'handwritten'
}

function rowsOf(form: ExpectedForm | undefined, list: string): readonly Row[] {
  const rows = (form as Row | undefined)?.[list]
  return Array.isArray(rows) ? rows : []
}

function at(record: unknown, path: string): Value {
  let value = record
  for (const step of path.split('.')) value = (value as Row | null | undefined)?.[step]
  return (value as Value | undefined) ?? null
}

function isEmpty(value: Value): boolean {
  return value === null || value === ''
}

function isSame(one: Value, other: Value): boolean {
  return typeof one === 'string' && typeof other === 'string'
    ? folded(one) === folded(other)
    : one === other
}

function folded(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '')
}

function likenessBy(fields: readonly string[]) {
  return (one: Row, other: Row) =>
    fields.filter((field) => {
      const value = at(one, field)
      return !isEmpty(value) && isSame(value, at(other, field))
    }).length
}

/**
 * What was read of a document against what it prints, field by field. Forms and rows are paired by what they have in
 * common, in order; words are compared without white space and width, numbers exactly.
 */
import { align } from '../../src/verify/alignment.ts'
import type { Box } from './layout/typeset.ts'
import { fieldAt, type ReadForm, type Reading } from './reading.ts'
import { formLikeness, rowLikeness, same } from './sameness.ts'
import { newTally, type Tally } from './tally.ts'
import type { Value } from './truth.ts'

const scalars = [
  ...['kind', 'title', 'year', 'period', 'project_name', 'department.name', 'department.code'],
  ...['unit.name', 'unit.code', 'contact.person', 'contact.phone'],
  ...['total.weight', 'total.score', 'total.grade'],
] as const

const lists = [
  [
    'funds',
    [
      ...['source', 'label', 'unit', 'initial_budget', 'annual_budget', 'executed', 'weight'],
      ...['execution_rate', 'score'],
    ],
  ],
  ['goals', ['expected', 'actual']],
  [
    'indicators',
    [
      ...['level1', 'level1_weight', 'level2', 'level2_weight', 'level3', 'level4', 'target'],
      ...['actual', 'weight', 'score', 'note', 'description'],
    ],
  ],
] as const

const numeric = /(?:^year|weight|score|initial_budget|annual_budget|executed|execution_rate)$/u

/** What the document around a form may say where the form itself does not: then it is not held against a reader. */
const open: ReadonlySet<string> = new Set(['title', 'year', 'period', 'source', 'label'])

/** A form as far as its lists are known; what else it says is asked by name. */
type Form = Readonly<Record<(typeof lists)[number][0], readonly object[]>>

export type Expected = {
  readonly forms: readonly Form[]
  /** Where each field of each form stands; nothing for files without pages. */
  readonly boxes: readonly ReadonlyMap<string, readonly Box[]>[]
}

/** The score of one document. */
export function score(expected: Expected, reading: Reading): Tally {
  const tally = newTally()
  const isSaid = reading.findings.length > 0 || reading.error !== null
  for (const [left, right] of align<object>(expected.forms, reading.forms, formLikeness)) {
    scoreForm(tally, {
      truth: expected.forms[left ?? -1] ?? null,
      form: reading.forms[right ?? -1] ?? null,
      boxes: expected.boxes[left ?? -1] ?? new Map(),
      name: left === null ? 'surplus form' : `form ${left + 1}`,
      isSaid,
    })
  }
  return tally
}

/** A form of the truth and the one that was read for it; null where one side has none. */
type Pair = {
  readonly truth: Form | null
  readonly form: ReadForm | null
  readonly boxes: ReadonlyMap<string, readonly Box[]>
  readonly name: string
  /** Whether something is found about the document as a whole. */
  readonly isSaid: boolean
}

function scoreForm(tally: Tally, pair: Pair): void {
  const { truth, form, isSaid } = pair
  tally.forms += Number(truth !== null)
  tally.invented += Number(truth === null)
  tally.found += Number(truth !== null && form !== null)
  tally.lost += Number(form === null && !isSaid)
  const before = tally.missing + tally.surplus
  for (const field of fieldsOf(truth, form)) count(tally, pair, field)
  tally.perfect += Number(truth !== null && tally.missing + tally.surplus === before)
}

type Field = {
  readonly name: string
  /** The field as the truth names it, and as the reading's findings and sources do. */
  readonly path: string
  readonly own: string
  readonly list: string | null
  readonly expected: Value
  readonly actual: Value
}

/** Every field of a form that is to be compared. */
function fieldsOf(truth: Form | null, form: ReadForm | null): readonly Field[] {
  const own = scalars.map((name): Field => {
    const [expected, actual] = [fieldAt(truth, name), fieldAt(form, name)]
    return { name, path: name, own: name, list: null, expected, actual }
  })
  const inLists = lists.flatMap(([list, fields]) => {
    const [ours, theirs] = [truth?.[list] ?? [], form?.[list] ?? []]
    return align<object>(ours, theirs, rowLikeness).flatMap(([left, right]) => {
      const [one, other] = [ours[left ?? -1] ?? null, theirs[right ?? -1] ?? null]
      const compared = fields.map((name): Field => {
        const [expected, actual] = [fieldAt(one, name), fieldAt(other, name)]
        const [path, found] = [`${list}[${left ?? '+'}].${name}`, `${list}[${right ?? ''}].${name}`]
        return { name, path, own: found, list, expected, actual }
      })
      return compared.filter((field) => !isOpen(field, one))
    })
  })
  return [...own.filter((field) => !isOpen(field, truth)), ...inLists]
}

function isOpen({ name, expected }: Field, truth: object | null): boolean {
  return truth !== null && expected === null && open.has(name)
}

function count(tally: Tally, pair: Pair, field: Field): void {
  const { name, path, expected, actual } = field
  if (expected === null && actual === null) return
  const isNumber = numeric.test(name)
  tally.numbers += Number(isNumber)
  if (same(name, expected, actual)) {
    tally.right += 1
    tally.numbersRight += Number(isNumber)
    countPlace(tally, pair, field)
    return
  }
  tally.missing += Number(expected !== null)
  tally.surplus += Number(actual !== null)
  const isSaid = isNamed(pair, field)
  if (isNumber) countNumber(tally, actual !== null, isSaid)
  const where = `${pair.name} ${path}`
  tally.differences.push({ where, expected, actual, isNumber, isSaid })
}

function countNumber(tally: Tally, isGiven: boolean, isSaid: boolean): void {
  tally[isGiven ? 'wrong' : 'absent'] += 1
  if (!isSaid) tally[isGiven ? 'unsaid' : 'absentUnsaid'] += 1
}

/** Whether a finding names the field, its row or its list; where there is no form, whether one is of the document. */
function isNamed({ form, isSaid }: Pair, { own, list }: Field): boolean {
  if (form === null) return isSaid
  const row = own.replace(/\.[^.]*$/u, '')
  return form.findings
    .flatMap(({ path, paths }) => [path, ...paths])
    .some((path) => path === own || path === row || path === list)
}

/** A source is right where the middle of its box lies in a cell that tells the field. */
function countPlace(tally: Tally, { boxes, form }: Pair, { path, own }: Field): void {
  const cells = boxes.get(path) ?? []
  if (cells.length === 0) return
  tally.places += 1
  const source = form?.sources[own]
  if (source?.bbox === undefined || source.bbox === null) return
  const [x0, top, x1, bottom] = source.bbox
  const [x, y] = [(x0 + x1) / 2, (top + bottom) / 2]
  const isInside = cells.some(({ page, bbox: [left, upper, right, lower] }) => {
    return page === source.page && left <= x && x <= right && upper <= y && y <= lower
  })
  tally.placesRight += Number(isInside)
}

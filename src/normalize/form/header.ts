/** The header block and the closing rows: labels beside their values. */
import type { Cell } from '../../extract/document.ts'
import { UNNAMED } from '../column/column.ts'
import type { Extra, Organization, Sourced } from '../report.ts'
import type { Row, Slot } from '../sheet/row.ts'
import { MEASURES } from '../value/amount.ts'
import { isFigure } from '../value/score.ts'
import { absent, partOf } from '../value/sourced.ts'
import type { HeaderField } from '../vocabulary/header.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { gradeIn } from '../words/grade.ts'
import { fold, isBlankText, withoutLayoutSpace } from '../words/heading.ts'
import { joinedHeadings, splitBy } from '../words/joined.ts'
import { meaningOf } from '../words/meaning.ts'

/** A label and the words beside it; `cell` is the value's, or the label's where both share one. */
export type Pair = {
  readonly label: string
  readonly meaning: Meaning
  readonly cell: Cell
  readonly words: string
}

const LABEL_AND_VALUE = /^([^:：]{1,20})[:：](.*)$/su

/** The pairs of a row, from left to right. Words that stand alone have an empty label. */
export function pairsOf({ words }: Row): readonly Pair[] {
  const pairs: Pair[] = []
  for (let at = 0; at < words.length; at++) {
    const slot = words[at]
    if (!slot) continue
    const inside = pairInCell(slot)
    const next = words[at + 1]
    const leading = !inside && next !== undefined && leads(slot.meaning, next, words[at + 2])
    if (leading && isKnown(slot.meaning)) continue
    const beside = !inside && !leading && next && !isFigure(slot.folded) && isValueOf(next, slot)
    if (beside) at++
    const lone = (): Pair => lonePair(slot, pairs.at(-1))
    pairs.push(...(inside ? [inside] : beside ? pairsWith(slot, next) : [lone()]))
  }
  return pairs
}

/** Whether words only lead the label beside them: 基本信息 | 项目名称, 年度总体目标 | 预期目标, 资金管理情况 | 情况说明. */
function leads(meaning: Meaning, { meaning: next }: Slot, value: Slot | undefined): boolean {
  // 目标完成情况 | 完成: what stands last in its row is a value, though it is a label elsewhere.
  if (meaning.goal && next.goal) return value !== undefined && !isKnown(value.meaning)
  if (meaning.label === 'plain' && next.label === 'plain') return true
  // 预算执行情况（10分） | 预算安排 | 850: an amount belongs to the measure before it.
  if (meaning.fund === 'lead' && isMeasure(next))
    return value !== undefined && isFigure(value.folded)
  return !meaning.header && next.header !== undefined
}

function isMeasure({ fund }: Meaning): boolean {
  return MEASURES.some((measure) => measure === fund)
}

/** A label and the words beside it, or each of several that are joined: 主管部门—实施单位 | 水利局—灌区管理处. */
function pairsWith({ meaning, cell: label }: Slot, { cell }: Slot): readonly Pair[] {
  const joined = joinedHeadings(label, ({ header }) => header !== undefined)
  const values = joined ? splitBy(cell.text, joined.sign, joined.parts.length) : []
  if (!joined || isKnown(meaning) || values.length !== joined.parts.length)
    return [{ label: withoutLayoutSpace(label.text), meaning, cell, words: cell.text }]
  return joined.parts.map((part, at) => {
    return {
      label: withoutLayoutSpace(part),
      meaning: meaningOf(fold(part)),
      cell,
      words: values[at] ?? '',
    }
  })
}

function isKnown(meaning: Meaning): boolean {
  return Object.keys(meaning).length > 0
}

/** A label without a value, or words without a label: they go on with the label before. */
function lonePair({ meaning, cell, folded }: Slot, before: Pair | undefined): Pair {
  if (meaning.header || meaning.label)
    return { label: withoutLayoutSpace(cell.text), meaning, cell, words: '' }
  const label = before?.label ?? ''
  // 项目负责人 | 温启航 | 0724-5550133: a person's telephone in a cell of its own.
  const isPhone = before?.meaning.header === 'person' && PHONE.exec(folded)?.[0] === folded
  return { label, meaning: isPhone ? { header: 'phone' } : {}, cell, words: cell.text }
}

function isValueOf(next: Slot, label: Slot): boolean {
  if (next.meaning.header && label.meaning.header) return false
  if (/[:：]\s*$/u.test(next.cell.text)) return false
  return !pairInCell(next) || !(label.meaning.header === undefined)
}

/** 项目负责人：李建平 in one cell. */
function pairInCell(slot: Slot): Pair | null {
  const [, label, value] = LABEL_AND_VALUE.exec(slot.cell.text.trim()) ?? []
  if (label === undefined || value === undefined) return null
  const meaning = meaningOf(fold(label))
  if (!meaning.header && !meaning.label) return null
  if (isBlankText(value) && slot.folded === fold(label)) return null
  return { label: withoutLayoutSpace(label), meaning, cell: slot.cell, words: value }
}

export type Header = {
  readonly fields: ReadonlyMap<HeaderField, Pair>
  readonly extra: readonly Extra[]
}

/** The header fields of all pairs, first come first kept; what has no field or comes again is `extra`. */
export function readHeader(pairs: readonly Pair[]): Header {
  const fields = new Map<HeaderField, Pair>()
  const extra: Extra[] = []
  const keep = ({ label, cell, words }: Pair): void => {
    if (isBlankText(words)) return
    extra.push({ heading: label === '' ? UNNAMED : label, text: partOf(cell, words) })
  }
  for (const pair of pairs) {
    const field = fieldOf(pair)
    const own = field && fields.get(field)
    const before = own ?? (isInBoth(field) ? fields.get('person_and_phone') : undefined)
    if (field === undefined || field === 'central_department') keep(pair)
    else if (!before || isBlankText(before.words) || isNearer(pair, before)) {
      if (own) keep(own)
      fields.set(field, pair)
    } else keep(pair)
  }
  return { fields, extra }
}

/** The levels of government, from the farthest to the one that spends. */
const NEAR = [/省|自治区/u, /市|州|盟/u, /县|区(?!域)|旗/u, /乡|镇/u]

/** 区级主管部门 beside 市级主管部门: the department nearer to the project. */
function isNearer({ label, meaning, words }: Pair, before: Pair): boolean {
  const isDepartment = meaning.header === 'local_department' || meaning.header === 'department'
  const isLevel = isDepartment && before.label !== label
  const near = (text: string) => NEAR.findLastIndex((level) => level.test(text))
  return (
    isLevel && !isBlankText(words) && near(before.label) >= 0 && near(label) > near(before.label)
  )
}

/** The field of a pair; words that give no grade are none: 自评结论 is often a sentence. */
function fieldOf({ meaning, words }: Pair): HeaderField | undefined {
  const ungraded = meaning.header === 'total_grade' && gradeIn(words) === null
  return ungraded ? undefined : meaning.header
}

function isInBoth(field: HeaderField | undefined): boolean {
  return field === 'person' || field === 'phone'
}

/** The words of the first of some fields that the form has. */
export function fieldText(header: Header, ...fields: readonly HeaderField[]): Sourced<string> {
  const found = fields.map((field) => header.fields.get(field)).find((pair) => pair !== undefined)
  return found ? partOf(found.cell, filledIn(found.words)) : absent()
}

/** What stands on the line of a form that is filled in by hand: __车向东__. */
function filledIn(words: string): string {
  return words.trim().replace(/^_+|_+$/gu, '')
}

/** What stands beside labels and no field took: 单位名称 beside 实施单位, 自评得分 beside a printed 总分. */
export function unusedPairs(
  pairs: readonly Pair[],
  taken: readonly Sourced<unknown>[],
): readonly Extra[] {
  return pairs
    .filter(({ cell, words }) => {
      const isTaken = taken.some(
        ({ place, value }) =>
          place === cell.place &&
          value !== null &&
          withoutLayoutSpace(words).includes(String(value)),
      )
      return !isTaken && !isBlankText(words)
    })
    .map(({ label, cell, words }) => ({ heading: label, text: partOf(cell, words) }))
}

const CODE_FORMS: readonly RegExp[] = [
  // (406)中国…, [105]教育部
  /^[([（【〔［]([0-9A-Za-z]{2,})[)\]）】〕］](.+)$/u,
  // 219-池州市…, 609－某某
  /^(\d{3,})[-—－–_](.+)$/u,
  // 105036 某某大学
  /^(\d{3,})(?=[一-龥])(?!\d*(?:急救|热线|医院|团|所|厂))(.+)$/u,
]

/** 主管部门及代码 as name and code. */
export function organizationOf(sourced: Sourced<string>): Organization {
  const words = sourced.value
  if (words === null) return { name: sourced, code: { ...sourced, value: null } }
  for (const form of CODE_FORMS) {
    const [, code, name] = form.exec(words) ?? []
    if (code !== undefined && name !== undefined) {
      return { name: { ...sourced, value: name }, code: { ...sourced, value: code } }
    }
  }
  return { name: sourced, code: { ...absent<string>(sourced.place), raw: null } }
}

type Contact = { readonly person: Sourced<string>; readonly phone: Sourced<string> }

const PHONE = /(?:\d{3,4}[-—－]?)?\d{7,8}(?:[-—－转]\d{1,6})?$|1\d{10}$/u

/** 谢文 13900000322 as person and telephone. */
export function contactOf(header: Header): Contact {
  const both = header.fields.get('person_and_phone')
  const person = header.fields.get('person')
  if (
    !both &&
    (!person || header.fields.has('phone') || phoneIn(withoutLayoutSpace(person.words)) === null)
  ) {
    return { person: personOf(header), phone: fieldText(header, 'phone') }
  }
  return splitContact(both ?? person)
}

/** 乔振宇（0576-85110032） */
const CLOSING = /[)）]$/u

function phoneIn(words: string): string | null {
  return PHONE.exec(words.replace(CLOSING, ''))?.[0] ?? null
}

/** A person and a telephone run together in one cell. */
function splitContact(both: Pair | undefined): Contact {
  if (!both) return { person: absent(), phone: absent() }
  const printed = withoutLayoutSpace(both.words)
  const phone = phoneIn(printed)
  const words = printed.replace(CLOSING, '')
  const person =
    phone === null
      ? printed
      : words.slice(0, -phone.length).replace(/(?<![,，、;；:：/(（])[,，、;；:：/(（]+$/u, '')
  return { person: partOf(both.cell, person), phone: partOf(both.cell, phone) }
}

function personOf(header: Header): Sourced<string> {
  const shared = header.fields.get('unit_and_person')
  if (!shared || header.fields.has('person')) return fieldText(header, 'person')
  return partOf(shared.cell, withoutLayoutSpace(shared.words).split(/[/／]/u)[1] ?? null)
}

/** Labels of the unit in order of precedence: 实施单位 is nearer to the project than 填报单位 or 单位名称. */
const UNIT_FIELDS: readonly HeaderField[] = ['unit', 'fund_user', 'reporting_unit']

/** 实施单位, or its part of a cell that also names a person. */
export function unitOf(header: Header): Organization {
  const shared = header.fields.get('unit_and_person')
  if (!shared || header.fields.has('unit')) return organizationOf(fieldText(header, ...UNIT_FIELDS))
  return organizationOf(
    partOf(shared.cell, withoutLayoutSpace(shared.words).split(/[/／]/u)[0] ?? null),
  )
}

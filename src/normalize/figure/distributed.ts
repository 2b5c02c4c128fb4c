/** 基本支出、项目支出分别为620万元、215万元: as many names as amounts, each with its own. */
import { type Name, nameIn } from './name.ts'

/** A name of one of several amounts; `year` null where it is the one of the sentence. */
type Given = { readonly name: Name; readonly year: number | null }

/** Which amount of a sentence, by its place, has which name; null where it has none of its own. */
export type Distribution = ReadonlyMap<number, Given | null>

const RESPECTIVELY = /分别(?:为|是|达到?|完成)?(?=\d)/gu
/** Characters of the longest list of names. */
const LONGEST_NAMES = 80
const AMOUNT = /^(?<joint>[、,和及]|以及)?(?<amount>[\d,]*\d(?:\.\d+)?(?<unit>万元|亿元|元|%|分))/u
const ONLY_YEAR = /^(?:19|20)\d{2}年度?$/u
const YEAR = /^(?:19|20)\d{2}年度?/u

/** Reads every list of amounts behind 分别. */
export function distributionOf(words: string): Distribution {
  const found = new Map<number, Given | null>()
  for (const { index, 0: link } of words.matchAll(RESPECTIVELY)) {
    const amounts = amountsFrom(words, index + link.length)
    const [list = ''] =
      /[^,;:]*$/u.exec(words.slice(Math.max(0, index - LONGEST_NAMES), index)) ?? []
    const names = list.split(/[、和与及]|以及/u)
    const given = names.length === amounts.length ? namesOf(names, amounts[0]?.unit ?? '') : []
    for (const [order, { at }] of amounts.entries()) found.set(at, given[order] ?? null)
  }
  return found
}

function amountsFrom(
  words: string,
  from: number,
): readonly { readonly at: number; readonly unit: string }[] {
  const amounts: { readonly at: number; readonly unit: string }[] = []
  let at = from
  for (;;) {
    const match = AMOUNT.exec(words.slice(at, at + 40))
    if (!match || (amounts.length > 0 && match.groups?.['joint'] === undefined)) return amounts
    const { joint = '', unit = '' } = match.groups ?? {}
    amounts.push({ at: at + joint.length, unit })
    at += match[0].length
  }
}

function namesOf(parts: readonly string[], unit: string): readonly (Given | null)[] {
  const names = parts.map((part) => nameIn(part.replace(YEAR, ''), { unit, isAfterDigit: false }))
  const last = names.at(-1)
  if (last && parts.slice(0, -1).every((part) => ONLY_YEAR.test(part))) {
    return parts.map((part) => ({ name: last, year: Number.parseInt(part, 10) }))
  }
  // A项目、B项目得分: what the last one names is of each.
  const property = last?.owner ? last.label.slice(last.owner.length) : ''
  return parts.map((part, at) => {
    const name = names[at] ?? nameIn(part + property, { unit, isAfterDigit: false })
    return name === null ? null : { name, year: null }
  })
}

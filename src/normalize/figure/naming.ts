/** The names of a sentence's figures in their order: one that says little of its own takes the owner named before. */
import { distributionOf } from './distributed.ts'
import { endOfName, type Name, nameBefore, runBefore, type WordsSpan } from './name.ts'

type Amount = WordsSpan & {
  readonly end: number
  readonly unit: string
  /** Whether it is a fact, as far as the words around it tell. */
  readonly isStated: boolean
}
type Named = { readonly label: string; readonly year: number | null }

/** What the figures so far leave for the next: whose they were, and whether that is still the only one it can be. */
type Before = {
  readonly owner: string | null
  readonly isOpen: boolean
  /** Whether the figure before was named with its own owner. */
  readonly isExplicit: boolean
  /** Of what the figure before was: 结转结余 is divided into 基本支出 and 项目支出 that are none. */
  readonly label: string
}

const START: Before = { owner: '', isOpen: false, isExplicit: false, label: '' }

/** Names amounts asked in their order; null where an amount is no fact, or its name or owner is open. */
export function amountNamer(words: string): (amount: Amount) => Named | null {
  const distribution = distributionOf(words)
  let before = START
  let points = NO_POINTS
  const labelOf = (name: Name, amount: Amount): string | null => {
    if (amount.unit !== '分') {
      const label = ownedLabel(name, before)
      before = next(name, before)
      return label
    }
    const label = scoreLabel(name, pointsOf(words, amount, points))
    points = NO_POINTS
    return label
  }
  return (amount) => {
    const given = distribution.get(amount.at)
    const name = given === undefined ? nameBefore(words, amount, amount.unit) : given?.name
    if (!name && amount.unit === '分') points = pointsBefore(words, amount)
    if (!name || !amount.isStated || isPartOfRest(name, before)) return null
    const label = labelOf(name, amount)
    return label === null ? null : { label, year: given?.year ?? null }
  }
}

function isPartOfRest({ label }: Name, before: Before): boolean {
  return /(?:结转|结余)$/u.test(before.label) && /支出$/u.test(label)
}

function ownedLabel({ label, isBare }: Name, { owner, isOpen }: Before): string | null {
  if (!isBare) return label
  if (isOpen || owner === null) return null
  if (label.startsWith(owner)) return label
  return (
    owner + (/支出$/u.test(owner) && /^支出./u.test(label) ? label.slice('支出'.length) : label)
  )
}

function next({ label, owner, isBare }: Name, before: Before): Before {
  if (isBare) return { ...before, isExplicit: false, label }
  const isNew = owner !== null && owner !== '' && owner !== before.owner
  if (owner === null) return { ...before, isExplicit: false, label }
  return {
    owner,
    isOpen: isNew && before.isExplicit && before.owner !== '',
    isExplicit: true,
    label,
  }
}

/** Of what the points are that could be had: 产出指标满分40分; `owner` null where that is not said. */
type Points = { readonly isNamed: boolean; readonly owner: string | null }

const NO_POINTS: Points = { isNamed: false, owner: null }
const WEIGHT = /(?:满分|分值|权重|为|共)+$/u
const THIS = /^[该本此]项?(?:指标)?/u

function pointsBefore(words: string, span: WordsSpan): Points {
  const owner = runBefore(words, span).run.replace(WEIGHT, '').replace(THIS, '')
  return { isNamed: true, owner: owner === '' ? null : owner }
}

/** A colon in front of 得分 says of what it is: 项目预算执行率(10分):得分9.8分. */
function pointsOf(words: string, { from, at }: WordsSpan, points: Points): Points {
  const { start } = runBefore(words, { from, at: endOfName(words, at) })
  if (start > from && words[start - 1] === ':') return pointsBefore(words, { from, at: start - 1 })
  // A bare 得分 behind words that are no amount is the score of what these speak of.
  return points.isNamed || start === from || start === 0 ? points : OPEN
}

const OPEN: Points = { isNamed: true, owner: null }

/** A bare score is of what the points before it are of. */
function scoreLabel({ label, isBare }: Name, { isNamed, owner }: Points): string | null {
  if (!isBare || !isNamed) return label
  if (owner !== null) return owner + label
  return label === '得分' ? null : label
}

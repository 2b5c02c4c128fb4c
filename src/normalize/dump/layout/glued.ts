/** Words that a dump ran together where narrow cells leave no blank between them: 数量指标举办培训班≥60期. */
import { isLevelName } from '../../column/shape.ts'
import { fold } from '../../words/heading.ts'
import { isKnown } from './known.ts'

type Part = { readonly text: string; readonly at: number }

/** Before a sign of comparison, behind a sign of percent, between an amount and a rate, between a value and a figure. */
const BORDER =
  /(?<=[\p{Script=Han}\d%）)])(?=[≥≤]\d[\d.,]*[^\d，。；]{0,6}$)|(?<=[%‰])(?=\d)|(?<=\d\.\d{2})(?=\d{2,3}\.\d{2}%)|(?<=^[≥≤=]?\d[\d.,]*[^\d.,年月日]{1,4})(?=\d{1,3}(?:\.\d{1,2})?$)/u
/** A name that ends so, with more behind it. */
const NAME = /指标(?=\p{Script=Han}{2})/gu
/** Characters of the longest name that is looked up within a run. Chosen; it bounds the work. */
const LONGEST = 12

/** The words that a run of signs without blanks may be cut into, with where each begins. */
export function partsOf(run: string): readonly Part[] {
  const headings = headingsIn(run)
  if (headings) return placed(headings)
  return placed(run.split(BORDER).flatMap(withoutName))
}

/** The name of a level, and what is run together with it. */
function withoutName(text: string): readonly string[] {
  for (const { index } of text.matchAll(NAME)) {
    const end = index + '指标'.length
    const name = text.slice(0, end)
    if (isLevelName(fold(name))) return [name, ...withoutName(text.slice(end))]
  }
  return [text]
}

/** Two or more headings without anything else; null where the run is none, or one itself. */
function headingsIn(run: string): readonly string[] | null {
  if (run.length < 4 || run.length > LONGEST * 4 || isKnown(run) || isLevelName(fold(run)))
    return null
  const ways: (readonly string[] | null)[] = [[]]
  for (let end = 1; end <= run.length; end++) {
    ways[end] = null
    for (let start = Math.max(0, end - LONGEST); start <= end - 2; start++) {
      const before = ways[start]
      if (!before || !isWhole(run.slice(start, end))) continue
      const best = ways[end]
      if (!best || before.length + 1 < best.length) ways[end] = [...before, run.slice(start, end)]
    }
  }
  return ways[run.length] ?? null
}

/** Whether words are a heading that is no part of a longer one: 全年 and 自评 are, 分值 is not. */
function isWhole(text: string): boolean {
  return isKnown(text) && (text.length > 2 || /^(?:分值|得分|权重)$/u.test(text))
}

function placed(texts: readonly string[]): readonly Part[] {
  let at = 0
  return texts.map((text) => {
    const part = { text, at }
    at += text.length
    return part
  })
}

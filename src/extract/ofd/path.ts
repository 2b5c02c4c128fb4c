/** The abbreviated data of an OFD path → the numbers in which paths are painted (GB/T 33190, 9.2). */

/** Codes that stand before the points of each step. */
const MOVE = 0
/** A line to a point. */
const LINE = 1
/** A cubic curve. */
const CURVE = 2
/** A quadratic curve. */
const QUADRATIC = 3
/** Closes the path. */
const CLOSE = 4

/** Operands of each operator, and which of them are kept: an arc keeps its end only, for it is no rule. */
const operators: Readonly<Record<string, { size: number; code: number; keep: number }>> = {
  S: { size: 2, code: MOVE, keep: 2 },
  M: { size: 2, code: MOVE, keep: 2 },
  L: { size: 2, code: LINE, keep: 2 },
  Q: { size: 4, code: QUADRATIC, keep: 4 },
  B: { size: 6, code: CURVE, keep: 6 },
  A: { size: 7, code: QUADRATIC, keep: 4 },
  C: { size: 0, code: CLOSE, keep: 0 },
}

const TOKEN = /[a-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/giu

/** More points than any rule has: an outline drawing. */
const MOST_NUMBERS = 20_000

/** A code and its points for each step; what follows an operator that is not known is left out. */
export function pathNumbers(abbreviated: string): readonly number[] {
  const tokens = abbreviated.match(TOKEN) ?? []
  const numbers: number[] = []
  let index = 0
  while (index < tokens.length && numbers.length < MOST_NUMBERS) {
    const operator = operators[tokens[index] ?? '']
    index += 1
    if (!operator) continue
    const operands = tokens.slice(index, index + operator.size).map(Number)
    if (operands.length < operator.size || operands.some(Number.isNaN)) continue
    numbers.push(operator.code, ...operands.slice(operands.length - operator.keep))
    index += operator.size
  }
  return numbers
}

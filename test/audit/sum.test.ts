import { expect, test } from 'vitest'
import { decimalOf } from '../../src/arithmetic/decimal.ts'
import { printedOf } from '../../src/audit/judge.ts'
import { type Addend, judgeSum } from '../../src/audit/sum.ts'
import { number } from './form.ts'

/** `5` is printed, `?` is blank without a bound, `?3` blank and at most 3. */
function addend(words: string): Addend {
  const room = decimalOf(Number(words.slice(1)))
  if (words === '?') return { path: words, sourced: number('') }
  if (words.startsWith('?')) return { path: words, sourced: number(''), room }
  return { path: words, sourced: number(words) }
}

test.each([
  ['5 4', '9', 'holds'],
  ['5.25 4', '9.3', 'rounded'],
  ['5.25 4', '9.2', 'broken'],
  ['5 4', '10', 'broken'],
  ['5 4', '8', 'broken'],
  ['5 ?', '9', 'open'],
  ['5 ?', '4', 'broken'],
  ['5 ?4', '9', 'open'],
  ['5 ?4', '10', 'broken'],
  ['5 ?2 ?2', '9', 'open'],
  ['5 ?2 ?1', '9', 'broken'],
  ['5 ?2 ?', '90', 'open'],
  ['5 ?4', '5', 'holds'],
] as const)('%s make up %s: %s', (addends, total, verdict) => {
  const printed = printedOf(number(total)) ?? { value: 0n, decimals: 0 }
  expect(judgeSum(printed, addends.split(' ').map(addend))).toBe(verdict)
})

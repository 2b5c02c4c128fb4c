/** Labels and their values in a line of text: 填表人：  填报日期：  联系电话：. */
import type { Cell } from '../../extract/document.ts'
import { fold, withoutLayoutSpace } from '../words/heading.ts'
import { meaningOf } from '../words/meaning.ts'
import type { Pair } from './header.ts'

/** Pairs in a line of text above or below the table. */
export function pairsInLine(cell: Cell): readonly Pair[] {
  const pairs: Pair[] = []
  const parts = partsAtColons(cell.text)
  for (let at = 0; at + 1 < parts.length; at++) {
    const label = lastWords(parts[at] ?? '').words
    const value = parts[at + 1] ?? ''
    const isLast = at + 2 === parts.length
    const words = isLast ? value : withoutNextLabel(value)
    const meaning = meaningOf(fold(label))
    if (meaning.header || meaning.label)
      pairs.push({ label: withoutLayoutSpace(label), meaning, cell, words })
  }
  return pairs
}

/** A line cut at its colons, but for those of a value: 道路养护，设备购置：500万元 holds no label that is known. */
function partsAtColons(text: string): readonly string[] {
  const [first = '', ...others] = text.split(/(?=[:：])/u)
  const parts = [first]
  for (const other of others) {
    const before = parts.at(-1) ?? ''
    const { words, isBehindComma } = lastWords(before)
    const isOfValue = parts.length > 1 && isBehindComma && !isLabel(words)
    if (isOfValue) parts[parts.length - 1] = before + other
    else parts.push(other.slice(1))
  }
  return parts
}

/** A value without the label of what comes next in its line: behind a comma only one that is known. */
function withoutNextLabel(value: string): string {
  const { words, isBehindComma, start } = lastWords(value)
  if (isBehindComma && isLabel(words)) return value.slice(0, start - 1)
  return value.replace(/[^\s\u3000]+\s*$/u, '')
}

/** What stands last in words, behind a blank or a comma. A pattern would look from every character to the end. */
function lastWords(text: string) {
  const printed = text.trimEnd()
  let start = printed.length
  while (start > 0 && !/[\s\u3000,，;；]/u.test(printed[start - 1] ?? '')) start--
  return {
    words: printed.slice(start),
    start,
    isBehindComma: /[,，;；]/u.test(printed[start - 1] ?? ''),
  }
}

function isLabel(words: string): boolean {
  const { header, label } = meaningOf(fold(words))
  return (header ?? label) !== undefined
}

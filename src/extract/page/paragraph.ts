/** Lines of running text → paragraphs. */
import type { Box, Paragraph } from '../document.ts'
import { boxAround, textOf, type WordLine } from './lines.ts'

/** All in heights of a line: how far lines of one paragraph stand apart, and what counts as indented or as full. */
const APART = 1.1
/** What a line begins to the right of its column, to be indented. Heights of a line. */
const INDENT = 1.2
/** What a line lacks of its column at most, to be full. Heights of a line. */
const FULL = 2.5

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

/** The paragraphs that lines make, from top to bottom: a line that fills its column goes on in the next. */
export function paragraphsOf(lines: readonly WordLine[], page: number): readonly Paragraph[] {
  if (lines.length === 0) return []
  const column = lines.map((line) => line.box).reduce(boxAround)
  const groups: WordLine[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (group && before && continues(before, line, column)) group.push(line)
    else groups.push([line])
  }
  return groups.map((group) => ({
    type: 'paragraph',
    text: joined(group),
    level: null,
    place: { kind: 'page', page, box: group.map((line) => line.box).reduce(boxAround) },
  }))
}

function continues(before: WordLine, line: WordLine, column: Box): boolean {
  const height = before.box.bottom - before.box.top
  const next = line.box.bottom - line.box.top
  if (Math.abs(next - height) > 0.25 * height) return false
  if (line.box.top - before.box.bottom > APART * height) return false
  const full = before.box.x1 > column.x1 - FULL * height
  return full && line.box.x0 < column.x0 + INDENT * height
}

function joined(lines: readonly WordLine[]): string {
  return lines.map(textOf).reduce((text, next) => {
    const tight = HAN.test(text.at(-1) ?? '') || HAN.test(next[0] ?? '')
    return tight ? text + next : `${text} ${next}`
  })
}

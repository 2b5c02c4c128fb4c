/** The numbered headings of the narrative around the tables, with the text under each. */
import type { Paragraph } from '../../extract/document.ts'
import type { Section } from '../report.ts'
import { withoutLayoutSpace } from '../words/heading.ts'

type Style = {
  readonly name: string
  readonly pattern: RegExp
  /** How deep the official style of documents puts it: 第一部分, 一、, （一）, 1., （1）, ①. */
  readonly rank: number
}

const styles: readonly Style[] = [
  { name: '第一部分', pattern: /^第[一二三四五六七八九十百]+(?:部分|章|篇|节)/u, rank: 0 },
  { name: '一、', pattern: /^[一二三四五六七八九十]{1,3}[、.．]/u, rank: 1 },
  { name: '（一）', pattern: /^[（(][一二三四五六七八九十]{1,3}[)）]/u, rank: 2 },
  { name: '1、', pattern: /^\d{1,2}、/u, rank: 3 },
  { name: '1.', pattern: /^\d{1,2}[.．](?!\d)/u, rank: 3 },
  { name: '（1）', pattern: /^[（(]?\d{1,2}[)）]/u, rank: 4 },
  { name: '①', pattern: /^[①-⑳]/u, rank: 5 },
]

const FIRST = /^[（(]?(?:第一|一(?![二三四五六七八九十])|1(?!\d)|①)/u
/** Characters of the longest line that is a heading as a whole, and of the longest lead phrase. */
const LONGEST_HEADING = 40
/** Characters of a template's hint: 项目绩效目标。包括总体目标和阶段性目标。 */
const LONGEST_HINT = 15
const LEAD_PHRASE = /^([^。：:；;]{2,40})[。：:]/u
const SHORT_PHRASE = /^([^，,。]{2,16})[，,]/u

type Heading = {
  readonly style: Style
  readonly number: string
  readonly title: string
  /** What follows the lead phrase in the same line. */
  readonly body: string
}

/** The sections in the order of the text; `level` counts from 1, by nesting. */
export function readSections(paragraphs: readonly Paragraph[]): readonly Section[] {
  const sections: (Section & { text: string })[] = []
  const open: Style[] = []
  for (const { text, place } of paragraphs) {
    const heading = headingIn(text)
    const last = sections.at(-1)
    if (!heading) {
      if (last) last.text = appended(last.text, text)
      continue
    }
    const { number, title, body } = heading
    nest(open, heading)
    const page = place.kind === 'page' ? place.page : null
    sections.push({ number, title, level: open.length, text: body, page })
  }
  return sections
}

function appended(before: string, text: string): string {
  const words = withoutLayoutSpace(text)
  return before === '' ? words : words === '' ? before : `${before}\n${words}`
}

/** Whether a line is a heading as a whole: short, and at most a hint of the template after its first sentence. */
function isHeading(rest: string): boolean {
  const end = rest.indexOf('。')
  return rest.length <= LONGEST_HEADING && (end < 0 || rest.length - end - 1 <= LONGEST_HINT)
}

function headingIn(text: string): Heading | null {
  const words = withoutLayoutSpace(text)
  for (const style of styles) {
    const [number] = style.pattern.exec(words) ?? []
    if (number === undefined) continue
    const rest = words.slice(number.length)
    if (rest === '') return null
    if (isHeading(rest)) return { style, number, title: rest, body: '' }
    const lead = (LEAD_PHRASE.exec(rest) ?? SHORT_PHRASE.exec(rest))?.[1]
    if (lead === undefined) return null
    return { style, number, title: lead, body: rest.slice(lead.length + 1) }
  }
  return null
}

/** Opens a heading's style, closing those that it ends. The last of `open` is then the heading's own. */
function nest(open: Style[], { style, number }: Heading): void {
  const same = open.findIndex(({ name }) => name === style.name)
  if (same >= 0) {
    open.length = same + 1
    return
  }
  // 二、 where no 一、 went before goes on with a list whose first number was printed in another style.
  const misprinted = FIRST.test(number) ? -1 : open.findIndex(({ rank }) => rank >= style.rank)
  if (misprinted >= 0) open.length = misprinted
  open.push(style)
}

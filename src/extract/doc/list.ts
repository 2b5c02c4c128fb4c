/** The lists of a Word 97 document, and what each of their levels prints ([MS-DOC] 2.9.131 LSTF, 2.9.150 LVL, 2.9.140 LFO). */
import type { List, Numbering, NumberingLevel, NumberReference } from '../docx/numbering.ts'
import { slice, u8, u16, u32 } from './binary.ts'
import type { ParagraphNumber } from './paragraph.ts'

/** The names of number formats, by their code; the codes beyond are of languages that Chinese documents do not use. */
const FORMATS = [
  'decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago',
  'ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal',
  'japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth',
  'decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen',
  'decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac',
  'ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand',
  'taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand',
].flatMap((line) => line.split(' '))

/** Bytes of an LSTF. [MS-DOC]. */
const DEFINITION_SIZE = 28
/** Bytes of an LVLF. [MS-DOC]. */
const LEVEL_SIZE = 28
/** Bytes of an LFO. [MS-DOC]. */
const OVERRIDE_SIZE = 16
/** Levels of a list. [MS-DOC]. */
const LEVELS = 9
/** The flag of a list of one level. [MS-DOC]. */
const IS_SIMPLE = 0x01
/** The flag of numbers in digits alone. [MS-DOC]. */
const IS_LEGAL = 0x04
/** The flag of a level that does not begin anew after the one above. [MS-DOC]. */
const RESTARTS_ELSEWHERE = 0x08
/** Stands for no style. [MS-DOC]. */
const NO_STYLE = 0xfff

/** What a place in a stream gave, and where the next one begins. */
type Read<Value> = { readonly value: Value; readonly end: number }

/** The lists as paragraphs name them, from 1; `definitions` and `uses` begin the two parts and run on to the stream's end. */
export function readLists(
  definitions: DataView,
  uses: DataView,
  styles: ReadonlyMap<string, NumberReference>,
): Numbering {
  const defined = definitions.byteLength < 2 ? new Map() : readDefinitions(definitions)
  return { lists: uses.byteLength < 4 ? new Map() : readUses(uses, defined), styles }
}

/** What modifiers say of a paragraph's number, as lists are named here. */
export function referenceOf({ list, level }: ParagraphNumber): NumberReference {
  return { list: list === null ? null : String(list), level }
}

type Definition = List['definition']

function readDefinitions(table: DataView): ReadonlyMap<number, Definition> {
  const count = u16(table, 0)
  const found = new Map<number, Definition>()
  let at = 2 + count * DEFINITION_SIZE
  for (let index = 0; index < count && at < table.byteLength; index += 1) {
    const head = slice(table, 2 + index * DEFINITION_SIZE, DEFINITION_SIZE)
    const depths = u8(head, 26) & IS_SIMPLE ? 1 : LEVELS
    const levels = new Map<number, NumberingLevel>()
    for (let depth = 0; depth < depths && at + LEVEL_SIZE <= table.byteLength; depth += 1) {
      const read = readLevel(table, at, depth)
      const style = u16(head, 8 + depth * 2)
      levels.set(depth, { ...read.value, style: style === NO_STYLE ? null : String(style) })
      at = read.end
    }
    found.set(u32(head, 0), { id: String(u32(head, 0)), levels })
  }
  return found
}

function readLevel(table: DataView, at: number, depth: number): Read<NumberingLevel> {
  const flags = u8(table, at + 5)
  const words = at + LEVEL_SIZE + u8(table, at + 24) + u8(table, at + 25)
  const length = words + 2 <= table.byteLength ? u16(table, words) : 0
  const level: NumberingLevel = {
    start: u32(table, at),
    format: FORMATS[u8(table, at + 4)] ?? 'none',
    text: levelText(slice(table, words + 2, length * 2), slice(table, at + 6, LEVELS)),
    isLegal: (flags & IS_LEGAL) !== 0,
    restart: flags & RESTARTS_ELSEWHERE ? u8(table, at + 26) : depth,
    style: null,
  }
  return { value: level, end: words + 2 + length * 2 }
}

/** The words of a level, %1 where the number of the first one stands; `places` counts them from 1. */
function levelText(words: DataView, places: DataView): string {
  const marked = new Set(Array.from({ length: places.byteLength }, (_, at) => u8(places, at)))
  let text = ''
  for (let at = 0; at + 2 <= words.byteLength; at += 2) {
    const code = u16(words, at)
    text += marked.has(at / 2 + 1) && code < LEVELS ? `%${code + 1}` : String.fromCharCode(code)
  }
  return text
}

/** The flag of a level that starts at another number. [MS-DOC]. */
const STARTS_AGAIN = 0x10
/** The flag of a level that is replaced. [MS-DOC]. */
const HAS_LEVEL = 0x20
/** The bits that hold the level. [MS-DOC]. */
const DEPTH = 0x0f

function readUses(
  table: DataView,
  definitions: ReadonlyMap<number, Definition>,
): ReadonlyMap<string, List> {
  const count = u32(table, 0)
  const lists = new Map<string, List>()
  let at = 4 + count * OVERRIDE_SIZE
  for (let index = 0; index < count; index += 1) {
    const head = 4 + index * OVERRIDE_SIZE
    if (head + OVERRIDE_SIZE > table.byteLength) break
    const definition = definitions.get(u32(table, head))
    const read = readChanges(table, at, u8(table, head + 12))
    at = read.end
    if (definition) lists.set(String(index + 1), { definition, ...read.value })
  }
  return lists
}

/** Levels that a use of a list starts elsewhere or prints otherwise. */
function readChanges(
  table: DataView,
  begin: number,
  count: number,
): Read<Pick<List, 'starts' | 'own'>> {
  const starts = new Map<number, number>()
  const own = new Map<number, NumberingLevel>()
  let at = begin + 4
  for (let left = count; left > 0 && at + 8 <= table.byteLength; left -= 1) {
    const flags = u8(table, at + 4)
    const depth = flags & DEPTH
    if (flags & STARTS_AGAIN) starts.set(depth, u32(table, at))
    at += 8
    if (!(flags & HAS_LEVEL) || at + LEVEL_SIZE > table.byteLength) continue
    const read = readLevel(table, at, depth)
    own.set(depth, read.value)
    at = read.end
  }
  return { value: { starts, own }, end: at }
}

/** Which number Word prints before a paragraph: the lists of `numbering.xml`, and the styles that number by themselves. */
import { childOf, childrenOf, parseXml, type XmlElement } from '../xml.ts'
import { printNumber } from './number-format.ts'

/** What a paragraph, or its style, says of its number; null where it leaves that open. */
export type NumberReference = { readonly list: string | null; readonly level: number | null }

export type NumberingLevel = {
  readonly start: number
  readonly format: string
  /** %1 stands for the number of the first level. */
  readonly text: string
  /** Numbers of the levels above in digits, however these print them: `w:isLgl`. */
  readonly isLegal: boolean
  /** The number of levels from the top after any of which it starts again; 0 where it never does. */
  readonly restart: number
  /** The style whose paragraphs stand on this level. */
  readonly style: string | null
}
type Definition = { readonly id: string; readonly levels: ReadonlyMap<number, NumberingLevel> }
export type List = {
  readonly definition: Definition
  /** Levels that start again where the list is used first. */
  readonly starts: ReadonlyMap<number, number>
  readonly own: ReadonlyMap<number, NumberingLevel>
}

export type Numbering = {
  readonly lists: ReadonlyMap<string, List>
  readonly styles: ReadonlyMap<string, NumberReference>
}

/** What the two parts say; nothing is thrown where they are no sound XML, and what cannot be read numbers nothing. */
export function readNumbering(numbering: Uint8Array, styles: Uint8Array | undefined): Numbering {
  const root = parseXml(numbering, () => undefined).root
  const definitions = new Map<string, Definition>()
  for (const element of root ? childrenOf(root, 'abstractNum') : []) {
    const id = element.attributes['abstractNumId'] ?? ''
    definitions.set(id, { id, levels: levelsOf(childrenOf(element, 'lvl')) })
  }
  const lists = new Map<string, List>()
  for (const element of root ? childrenOf(root, 'num') : []) {
    const definition = definitions.get(attributeOf(element, 'abstractNumId') ?? '')
    if (definition) lists.set(element.attributes['numId'] ?? '', listOf(element, definition))
  }
  return { lists, styles: styles ? stylesOf(styles) : new Map() }
}

function attributeOf(element: XmlElement, name: string): string | null {
  return childOf(element, name)?.attributes['val'] ?? null
}

function wholeOf(element: XmlElement, name: string): number | null {
  const value = Number.parseInt(attributeOf(element, name) ?? '', 10)
  return Number.isNaN(value) ? null : value
}

function levelsOf(elements: readonly XmlElement[]): ReadonlyMap<number, NumberingLevel> {
  return new Map(
    elements.map((element) => {
      const depth = Number.parseInt(element.attributes['ilvl'] ?? '0', 10)
      const level: NumberingLevel = {
        start: wholeOf(element, 'start') ?? 1,
        format: attributeOf(element, 'numFmt') ?? 'decimal',
        text: attributeOf(element, 'lvlText') ?? '',
        isLegal: isOn(childOf(element, 'isLgl')),
        restart: wholeOf(element, 'lvlRestart') ?? depth,
        style: attributeOf(element, 'pStyle'),
      }
      return [depth, level]
    }),
  )
}

function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off)$/u.test(element.attributes['val'] ?? '')
}

function listOf(element: XmlElement, definition: Definition): List {
  const overrides = childrenOf(element, 'lvlOverride')
  const starts = new Map<number, number>()
  for (const override of overrides) {
    const start = wholeOf(override, 'startOverride')
    if (start !== null) starts.set(Number.parseInt(override.attributes['ilvl'] ?? '0', 10), start)
  }
  return { definition, starts, own: levelsOf(overrides.flatMap((one) => childrenOf(one, 'lvl'))) }
}

/** Styles deeper than this upon others are none that a person made. */
const DEEPEST_STYLE = 20

function stylesOf(bytes: Uint8Array): ReadonlyMap<string, NumberReference> {
  const root = parseXml(bytes, () => undefined).root
  const elements = root ? childrenOf(root, 'style') : []
  const byId = new Map(elements.map((style) => [style.attributes['styleId'] ?? '', style]))
  const referenceOf = (style: XmlElement | undefined, depth: number): NumberReference => {
    if (!style || depth > DEEPEST_STYLE) return { list: null, level: null }
    const above = referenceOf(byId.get(attributeOf(style, 'basedOn') ?? ''), depth + 1)
    const own = referenceIn(childOf(style, 'pPr'))
    return { list: own.list ?? above.list, level: own.level ?? above.level }
  }
  return new Map([...byId].map(([id, style]) => [id, referenceOf(style, 0)]))
}

function referenceIn(properties: XmlElement | undefined): NumberReference {
  const element = properties && childOf(properties, 'numPr')
  if (!element) return { list: null, level: null }
  return { list: attributeOf(element, 'numId'), level: wholeOf(element, 'ilvl') }
}

/** Gives paragraphs their numbers in the order of the document; null where none is printed, or none that can be told. */
export type Counter = (own: NumberReference, style: string | null) => string | null

export function countNumbers({ lists, styles }: Numbering): Counter {
  /** The present number of each level, for each definition. */
  const counts = new Map<string, Map<number, number>>()
  const used = new Set<string>()
  return (own, style) => {
    const styled = style === null ? undefined : styles.get(style)
    const name = own.list ?? styled?.list ?? null
    const list = name === null ? undefined : lists.get(name)
    if (name === null || list === undefined) return null
    const depth = own.level ?? depthOfStyle(list, style) ?? styled?.level ?? 0
    const count = counts.get(list.definition.id) ?? new Map<number, number>()
    counts.set(list.definition.id, count)
    if (!used.has(name)) for (const [at, start] of list.starts) count.set(at, start - 1)
    used.add(name)
    return step(list, depth, count)
  }
}

function depthOfStyle({ definition }: List, style: string | null): number | null {
  if (style === null) return null
  for (const [depth, level] of definition.levels) if (level.style === style) return depth
  return null
}

function levelAt({ own, definition }: List, depth: number): NumberingLevel | undefined {
  return own.get(depth) ?? definition.levels.get(depth)
}

function step(list: List, depth: number, count: Map<number, number>): string | null {
  const level = levelAt(list, depth)
  if (level === undefined) return null
  count.set(depth, (count.get(depth) ?? level.start - 1) + 1)
  for (const deeper of [...count.keys()].filter((at) => at > depth)) {
    if (depth < (levelAt(list, deeper)?.restart ?? deeper)) count.delete(deeper)
  }
  return printed(list, level, count)
}

function printed(
  list: List,
  level: NumberingLevel,
  count: ReadonlyMap<number, number>,
): string | null {
  const parts = [...level.text.matchAll(/%(\d)/gu)].map(([, digit]) => {
    const depth = Number(digit) - 1
    const above = levelAt(list, depth)
    const number = count.get(depth) ?? above?.start ?? 1
    return printNumber(number, level.isLegal ? 'decimal' : (above?.format ?? 'decimal'))
  })
  // A bullet has no number, and its sign is often one of a font of symbols.
  if (parts.length === 0 || parts.includes(null)) return null
  let next = 0
  return level.text.replaceAll(/%\d/gu, () => parts[next++] ?? '')
}

/** A number before its words. Digits that would run into those of the words are parted from them as Chinese print does. */
export function numbered(number: string, words: string): string {
  const next = words.trimStart()
  const runsInto = /[\d.．]$/u.test(number) && /^[\d０-９]/u.test(next)
  const before = runsInto ? `${number.replace(/[.．]$/u, '')}、` : number
  const isParted = next !== '' && !runsInto && /[\w.)]$/u.test(before)
  return `${before}${isParted ? ' ' : ''}${words}`
}

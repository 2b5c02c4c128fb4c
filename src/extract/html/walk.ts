/** A page as its reader sees it: visible words, line ends, block edges and tables, in order. */
import type { Note } from '../document.ts'
import { drawnRows } from './drawn-rows.ts'
import {
  attribute,
  childrenOf,
  descendantText,
  type Element,
  elementsOf,
  hasAttribute,
  isElement,
  isHidden,
  type Node,
} from './element.ts'

/** Who takes what the walk meets. */
export type Sink = {
  /** Words in a line; white space already as the page shows it, but for runs that meet. */
  readonly words: (text: string) => void
  readonly lineBreak: () => void
  /** A block begins or ends; what follows belongs to a heading of this level, or to none. */
  readonly edge: (level: number | null) => void
  /** `depth` is handed back when the table's cells are walked. */
  readonly table: (table: Element, depth: number) => void
  /** A table drawn without `table`: the cells of each row. False where its words shall be walked instead. */
  readonly drawn: (rows: readonly (readonly Element[])[], depth: number) => boolean
}

/** Deeper trees are read as plain words: no published page nests so far. */
const MAX_DEPTH = 400

const unseen = new Set([
  ...['script', 'style', 'template', 'noscript', 'head', 'nav', 'svg', 'math', 'iframe', 'object'],
  ...['audio', 'video', 'canvas', 'datalist', 'button', 'map', 'xml'],
])

/** Withdrawn by whoever wrote the page: read together with what replaces it, it would make a wrong number. */
const struck = new Set(['del', 's', 'strike'])

const blocks = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'center',
    'dd',
    'details',
    'dialog',
    'dir',
  ],
  ...[
    'div',
    'dl',
    'dt',
    'fieldset',
    'figcaption',
    'figure',
    'footer',
    'form',
    'header',
    'hr',
    'html',
  ],
  ...[
    'legend',
    'li',
    'main',
    'menu',
    'ol',
    'p',
    'pre',
    'section',
    'summary',
    'ul',
    'h1',
    'h2',
    'h3',
  ],
  ...['h4', 'h5', 'h6', 'caption', 'tr', 'td', 'th', 'table', 'tbody', 'thead', 'tfoot'],
])

/** How words are taken: by whom, who hears of what is left out, how deep in the tree they stand. */
export type Walk = Pick<Visit, 'sink' | 'note' | 'depth'>

/** Walks the children of `node`. Hidden words are left out and noted. */
export function walk(node: Node, { sink, note, depth }: Walk): void {
  visitChildren(node, { sink, note, preserved: false, depth })
}

type Visit = {
  readonly sink: Sink
  readonly note: (note: Note) => void
  /** Inside `pre`: line ends and blanks stand as written. */
  readonly preserved: boolean
  readonly depth: number
}

function visitChildren(node: Node, visit: Visit): void {
  for (const child of childrenOf(node)) visitNode(child, visit)
}

function visitNode(node: Node, visit: Visit): void {
  if (node.nodeName === '#text' && 'value' in node) visitText(node.value, visit)
  if (!isElement(node) || unseen.has(node.tagName)) return
  if (isHidden(node) || struck.has(node.tagName)) noteHidden(node, visit.note)
  else visitElement(node, visit)
}

function visitText(text: string, { sink, preserved }: Visit): void {
  if (!preserved) sink.words(text.replace(/[ \t\r\n\f]+/gu, ' '))
  else visitPreserved(text, sink)
}

function visitPreserved(text: string, sink: Sink): void {
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) sink.lineBreak()
    sink.words(line.replaceAll(' ', '\u00a0').replaceAll('\r', ''))
  }
}

/** Elements that are more than their children. */
const special: Readonly<Record<string, (element: Element, visit: Visit) => void>> = {
  br: (_, { sink }) => sink.lineBreak(),
  table: (element, { sink, depth }) => sink.table(element, depth),
  input: (element, { sink }) => sink.words(controlText(element)),
  select: (element, { sink }) => sink.words(controlText(element)),
  textarea: (element, { sink }) => sink.words(controlText(element)),
  sup: (element, { sink }) => sink.words(raisedText(element)),
  a: visitLink,
  img: visitPicture,
  ol: visitNumbered,
}

function visitElement(element: Element, visit: Visit): void {
  const inner = { ...visit, depth: visit.depth + 1 }
  const { tagName } = element
  if (visit.depth > MAX_DEPTH) visitDeep(element, visit)
  else if (Object.hasOwn(special, tagName)) special[tagName]?.(element, inner)
  else if (blocks.has(tagName)) visitBlock(element, inner)
  else visitChildren(element, inner)
}

function visitBlock(element: Element, visit: Visit): void {
  const rows = drawnRows(element)
  if (rows && visit.sink.drawn(rows, visit.depth)) return
  visit.sink.edge(headingLevel(element))
  visitChildren(element, { ...visit, preserved: visit.preserved || element.tagName === 'pre' })
  visit.sink.edge(null)
}

/** The arrow by which a footnote leads back to its mark is no word of it. */
function visitLink(element: Element, visit: Visit): void {
  const leadsBack = attribute(element, 'href').startsWith('#') && descendantText(element) === '↑'
  if (!leadsBack) visitChildren(element, visit)
}

function visitDeep(element: Element, { sink, note }: Visit): void {
  note({ code: 'limit_reached', lost: false, place: null, args: { limit: 'depth', at: MAX_DEPTH } })
  sink.words(descendantText(element).replace(/\s+/gu, ' '))
}

function visitPicture(element: Element, { note }: Visit): void {
  const small = Number(attribute(element, 'width') || 100) < 50
  if (small) return
  const name = attribute(element, 'alt').slice(0, 40)
  note({ code: 'embedded_object', lost: true, place: null, args: { kind: 'image', name } })
}

/** An ordered list prints its numbers itself. */
function visitNumbered(list: Element, visit: Visit): void {
  const start = Number.parseInt(attribute(list, 'start'), 10)
  let number = Number.isNaN(start) ? 1 : start
  for (const item of elementsOf(list)) {
    if (isHidden(item)) continue
    visit.sink.edge(null)
    if (item.tagName === 'li') visit.sink.words(`${number++}.`)
    visitChildren(item, visit)
    visit.sink.edge(null)
  }
}

const raised: Readonly<Record<string, string>> = { '1': '¹', '2': '²', '3': '³' }

/** m² keeps its sense; the mark of a footnote is no part of the words it stands at. */
function raisedText(element: Element): string {
  const text = descendantText(element).trim()
  const isMark = elementsOf(element).some((child) => attribute(child, 'href').startsWith('#'))
  if (isMark || /^[[［〔(（*]/u.test(text)) return ''
  return raised[text] ?? text
}

function controlText(element: Element): string {
  const type = attribute(element, 'type').toLowerCase()
  if (type === 'checkbox' || type === 'radio') return hasAttribute(element, 'checked') ? '☑' : '□'
  if (element.tagName === 'textarea') return descendantText(element)
  if (element.tagName === 'select') return selectedText(element)
  return ['', 'text', 'number', 'tel', 'date'].includes(type) ? attribute(element, 'value') : ''
}

function selectedText(select: Element): string {
  const options = elementsOf(select).filter((option) => option.tagName === 'option')
  const chosen = options.find((option) => hasAttribute(option, 'selected')) ?? options[0]
  return chosen === undefined ? '' : descendantText(chosen)
}

function headingLevel(element: Element): number | null {
  const level = /^h([1-6])$/u.exec(element.tagName)?.[1]
  if (level !== undefined) return Number(level)
  if (attribute(element, 'role') !== 'heading') return null
  return Number(attribute(element, 'aria-level')) || 2
}

/** Says what was left out; nothing where there were no words. */
export function noteHidden(element: Element, note: (note: Note) => void): void {
  const text = descendantText(element).replace(/\s+/gu, '')
  if (text === '' || attribute(element, 'role') === 'navigation') return
  const args = { words: text.slice(0, 40), characters: text.length }
  note({ code: 'hidden_content', lost: true, place: null, args })
}

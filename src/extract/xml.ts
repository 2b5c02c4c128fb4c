/** XML → a tree of elements without namespaces. No entity is expanded but the five of XML itself. */
import { SaxesParser } from 'saxes'
import type { Note } from './document.ts'
import { decodeText } from './encoding.ts'

export type XmlElement = {
  /** Local name: producers use several namespaces, and some none. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** The characters that stand directly in it. */
  readonly text: string
}

type OpenElement = {
  name: string
  attributes: Record<string, string>
  children: OpenElement[]
  text: string
}

/** Deeper than any document nests; what lies deeper is left out. */
const DEEPEST = 100

export type XmlTree = {
  /** Null where there is no element at all. */
  readonly root: XmlElement | null
  /** Where the text is no XML; what stands before and after it is read all the same. */
  readonly fault: string | null
}

/** The tree that `bytes` hold. Never throws: what cannot be read is told as `fault`. */
export function parseXml(bytes: Uint8Array, note: (note: Note) => void): XmlTree {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const open: OpenElement[] = []
  let root: OpenElement | null = null
  let fault: string | null = null
  parser.on('error', ({ message }) => {
    fault ??= message
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = {
      name: localName(name),
      attributes: localNames(attributes),
      children: [],
      text: '',
    }
    if (open.length < DEEPEST) open.at(-1)?.children.push(element)
    else fault ??= 'too deep'
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const addText = (text: string) => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.write(decodeText(bytes, declaredEncoding(bytes), note)).close()
  return { root, fault }
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  return /encoding\s*=\s*["']([\w.-]+)["']/u.exec(head)?.[1] ?? null
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function localNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [localName(name), value]),
  )
}

/** The children of that name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name)
}

/** The trimmed text of the child of that name; empty where there is none. */
export function childText(element: XmlElement, name: string): string {
  return childOf(element, name)?.text.trim() ?? ''
}

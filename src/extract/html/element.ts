/** What this folder asks of parse5's tree. */
import type { DefaultTreeAdapterTypes } from 'parse5'

export type Node = DefaultTreeAdapterTypes.Node
export type Element = DefaultTreeAdapterTypes.Element

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : []
}

export function elementsOf(node: Node): readonly Element[] {
  return childrenOf(node).filter(isElement)
}

/** The attribute's value; empty where the element has none. */
export function attribute(element: Element, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value ?? ''
}

export function hasAttribute(element: Element, name: string): boolean {
  return element.attrs.some((attr) => attr.name === name)
}

/** A declaration's value in the element's own `style`, lower case; empty where it has none. */
export function styleOf(element: Element, property: string): string {
  const style = attribute(element, 'style').toLowerCase()
  for (const declaration of style.split(';')) {
    const [name = '', value = ''] = declaration.split(':')
    if (name.trim() === property) return value.replace('!important', '').trim()
  }
  return ''
}

/** By the element's own attributes; style sheets are not applied. */
export function isHidden(element: Element): boolean {
  return (
    hasAttribute(element, 'hidden') ||
    attribute(element, 'role') === 'navigation' ||
    styleOf(element, 'display') === 'none' ||
    styleOf(element, 'visibility') === 'hidden' ||
    styleOf(element, 'mso-hide') === 'all'
  )
}

/** All text below a node, hidden or not. Not recursive: strangers' trees may be very deep. */
export function descendantText(node: Node): string {
  const texts: string[] = []
  const pending: Node[] = [node]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if ('value' in next) texts.push(next.value)
    for (const child of childrenOf(next).toReversed()) pending.push(child)
  }
  return texts.join('')
}

/** The nearest elements below `node` that have this tag; none inside another of them. */
export function nearestDescendants(node: Node, tagName: string): readonly Element[] {
  const found: Element[] = []
  const pending: Node[] = elementsOf(node).toReversed()
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (isElement(next) && next.tagName === tagName) found.push(next)
    else for (const child of childrenOf(next).toReversed()) pending.push(child)
  }
  return found
}

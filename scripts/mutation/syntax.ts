/** The syntax tree of a source file, walked with its parents. */
import { parseAst } from 'vitest/node'

export type Node = {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

export function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    'start' in value &&
    typeof value.start === 'number'
  )
}

export function parse(source: string): Node {
  const tree: unknown = parseAst(source, { lang: 'ts' })
  if (!isNode(tree)) throw new Error('a source file has no syntax tree')
  return tree
}

export function childrenOf(node: Node): readonly (readonly [key: string, child: Node])[] {
  return Object.entries(node).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map((child) => [key, child] as const),
  )
}

/** What a node is in: from its parent up to the program. */
export type Path = readonly { readonly key: string; readonly node: Node }[]

/** Calls `visit` with every node that is there when the program runs, types left out. */
export function walk(node: Node, visit: (node: Node, path: Path) => void, path: Path = []): void {
  visit(node, path)
  for (const [key, child] of childrenOf(node))
    if (isRun(child, key)) walk(child, visit, [{ key, node }, ...path])
}

/** `x as T`, `x satisfies T`: the only types that hold an expression. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
])

function isRun({ type }: Node, key: string): boolean {
  if (type.startsWith('Import') || type.startsWith('ExportAll')) return false
  return WRAPPERS.has(type) || !(type.startsWith('TS') || key === 'typeAnnotation')
}

/** Whether the node runs each time, and not once when the file is loaded. */
export function isInFunction(path: Path): boolean {
  return path.some(({ node }) => node.type.includes('Function'))
}

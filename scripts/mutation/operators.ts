/** What is changed: one kind of expression or statement after the other, each with all that it may become. */
import type { Mutant, Operator } from './mutant.ts'
import { isInFunction, isNode, type Node, type Path } from './syntax.ts'

/** What a node becomes, and as what that counts. */
export type Change = Pick<Mutant, 'operator' | 'becomes' | 'manner'>

type Change1 = (node: Node, path: Path, source: string) => readonly Change[]

function as(operator: Operator, ...alternatives: readonly string[]): readonly Change[] {
  return alternatives.map((becomes) => ({ operator, becomes, manner: 'expression' }))
}

function textOf(value: unknown, source: string): string {
  return isNode(value) ? source.slice(value.start, value.end) : ''
}

/** An operand: the tree has no brackets, and another operator may bind otherwise. */
function operand(value: unknown, source: string): string {
  const text = textOf(value, source)
  return /^(?:[\w.]+|'[^']*')$/u.test(text) ? text : `(${text})`
}

const COMPARISONS: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
}

const ARITHMETIC: Readonly<Record<string, string>> = {
  ...{ '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' },
}

const binary: Change1 = ({ left, right, operator }, path, source) => {
  const [one, other] = [operand(left, source), operand(right, source)]
  const comparisons = COMPARISONS[String(operator)]
  if (comparisons !== undefined) {
    const swapped = comparisons.map((sign) => `${one} ${sign} ${other}`)
    return [...as('comparison', ...swapped), ...(isTest(path) ? [] : always())]
  }
  const opposite = ARITHMETIC[String(operator)]
  const isText = [left, right].some((side) => isNode(side) && isTextual(side))
  return opposite === undefined || isText ? [] : as('arithmetic', `${one} ${opposite} ${other}`)
}

function isTextual({ type, value }: Node): boolean {
  return type === 'TemplateLiteral' || (type === 'Literal' && typeof value === 'string')
}

function always(): readonly Change[] {
  return as('condition', 'true', 'false')
}

/** Whether the node is what an `if`, a loop or `? :` asks: there it is made true and false as a whole. */
function isTest([parent]: Path): boolean {
  return parent?.key === 'test'
}

const LOGIC: Readonly<Record<string, string>> = { '&&': '||', '||': '&&' }

const logical: Change1 = ({ left, right, operator }, path, source) => {
  const [one, other] = [operand(left, source), operand(right, source)]
  const opposite = LOGIC[String(operator)]
  if (opposite === undefined) return as('logic', one, other)
  return [...as('logic', `${one} ${opposite} ${other}`), ...(isTest(path) ? [] : always())]
}

const unary: Change1 = ({ operator, argument }, _, source) => {
  return operator === '!' || operator === '-' ? as('sign', operand(argument, source)) : []
}

const ASSIGNED: Readonly<Record<string, string>> = {
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
}

const assignment: Change1 = ({ left, right, operator }, _, source) => {
  const opposite = ASSIGNED[String(operator)]
  if (opposite === undefined) return []
  return as('arithmetic', `${textOf(left, source)} ${opposite} ${textOf(right, source)}`)
}

/** A whole one among numbers in units of 10⁻²⁰, where one more of them could not be seen. */
const ONE = '10n ** 20n'

/** A number is one more, a word is empty, yes is no. */
function literalChange({ value, bigint, raw }: Node): Pick<Change, 'operator' | 'becomes'> | null {
  if (typeof bigint === 'string')
    return { operator: 'number', becomes: bigint === '0' ? ONE : `(${raw} + 1n)` }
  if (typeof value === 'number') return { operator: 'number', becomes: `(${raw} + 1)` }
  if (typeof value === 'boolean') return { operator: 'boolean', becomes: String(!value) }
  if (typeof value === 'string') return { operator: 'string', becomes: value === '' ? "'#'" : "''" }
  return null
}

/** At the head of a file a literal is mutated where it is a constant of its own; tables are data. */
const literal: Change1 = (node, path) => {
  if (isNode(node) && node['regex']) return patternChanges(node)
  const change = literalChange(node)
  if (change === null || isName(path) || isFiller(node, path)) return []
  if (isInFunction(path)) return [{ ...change, manner: 'expression' }]
  return change.operator === 'number' && isConstant(path) ? [{ ...change, manner: 'constant' }] : []
}

/** The key of a property, which is no value. */
function isName([parent]: Path): boolean {
  return parent?.key === 'key' || parent?.node.type === 'ExpressionStatement'
}

/** `const [whole = '', fraction = ''] = …`: for the type checker, where a place cannot be empty. */
function isFiller({ raw }: Node, [parent]: Path): boolean {
  return parent?.node.type === 'AssignmentPattern' && (raw === "''" || raw === '0' || raw === '0n')
}

/** `const MOST = 3` at the head of a file. */
function isConstant([parent, declaration, ...outer]: Path): boolean {
  return (
    parent?.node.type === 'VariableDeclarator' &&
    declaration?.node['kind'] === 'const' &&
    outer.length <= 2
  )
}

/** A pattern finds nothing, or is no longer held to the start or the end of what it is asked of. */
function patternChanges({ regex }: Node): readonly Change[] {
  const { pattern, flags } = regex as { readonly pattern: string; readonly flags: string }
  const isOne = !/\|(?![^(]*\))/u.test(pattern)
  const without = [
    ...(pattern.startsWith('^') && isOne ? [pattern.slice(1)] : []),
    ...(/(?<!\\)\$$/u.test(pattern) && isOne ? [pattern.slice(0, -1)] : []),
  ]
  return ['(?!)', ...without.filter((one) => one !== '')].map((one) => ({
    ...{ operator: 'pattern', manner: 'pattern' },
    becomes: `/${one}/${flags}`,
  }))
}

const template: Change1 = ({ quasis }, path) =>
  Array.isArray(quasis) && isInFunction(path) && path[0]?.node.type !== 'TaggedTemplateExpression'
    ? as('string', "''")
    : []

const SWAPPED: ReadonlyMap<string, string> = new Map(
  [
    ...[
      ['some', 'every'],
      ['startsWith', 'endsWith'],
      ['find', 'findLast'],
      ['min', 'max'],
    ],
    ...[
      ['findIndex', 'findLastIndex'],
      ['indexOf', 'lastIndexOf'],
      ['floor', 'ceil'],
    ],
    ...[
      ['padStart', 'padEnd'],
      ['trimStart', 'trimEnd'],
    ],
  ].flatMap(([one = '', other = '']) => [[one, other] as const, [other, one] as const]),
)
const DROPPED: ReadonlySet<string> = new Set([
  ...['filter', 'slice', 'toSorted', 'toReversed', 'reverse', 'sort', 'trim', 'normalize'],
  ...['replace', 'replaceAll', 'concat', 'toLowerCase'],
])

const call: Change1 = ({ callee, arguments: given }, path, source) => {
  if (!isNode(callee) || callee.type !== 'MemberExpression' || isMidChain(path)) return []
  const { object, property, optional } = callee
  const [whose, name] = [operand(object, source), textOf(property, source)]
  const words = Array.isArray(given) ? given.map((one) => textOf(one, source)).join(', ') : ''
  const swapped = SWAPPED.get(name)
  if (swapped !== undefined)
    return as('method', `${whose}${optional === true ? '?.' : '.'}${swapped}(${words})`)
  return DROPPED.has(name) ? as('method', whose) : []
}

/** Inside `a?.b().c`, where parentheses would end the chain early. */
function isMidChain(path: Path): boolean {
  const end = path.findIndex(({ key }) => key !== 'object' && key !== 'callee')
  return end > 0 && path[end]?.node.type === 'ChainExpression'
}

/** A pattern put together from parts finds nothing. */
const built: Change1 = ({ callee, arguments: given }, _, source) => {
  if (textOf(callee, source) !== 'RegExp' || !Array.isArray(given)) return []
  const flags = textOf(given[1], source).replaceAll(/\W/gu, '')
  return [{ operator: 'pattern', becomes: `/(?!)/${flags}`, manner: 'pattern' }]
}

const statement: Change1 = ({ expression }) =>
  isNode(expression) && expression.type !== 'Literal'
    ? [{ operator: 'statement', becomes: '{}', manner: 'statement' }]
    : []

const left: Change1 = () => [{ operator: 'statement', becomes: '{}', manner: 'statement' }]

const CHANGES: Readonly<Record<string, Change1>> = {
  BinaryExpression: binary,
  LogicalExpression: logical,
  UnaryExpression: unary,
  AssignmentExpression: assignment,
  Literal: literal,
  TemplateLiteral: template,
  CallExpression: call,
  NewExpression: built,
  ExpressionStatement: statement,
  ContinueStatement: left,
  BreakStatement: left,
}

/** All that a node may become. Outside functions only constants and patterns change: the rest of a file's head is data. */
export function changesOf(node: Node, path: Path, source: string): readonly Change[] {
  const own = CHANGES[node.type]?.(node, path, source) ?? []
  const asked = isTest(path) && node.type !== 'Literal' ? always() : []
  const all = [...own, ...asked]
  return isInFunction(path) ? all : all.filter(({ manner }) => /constant|pattern/u.test(manner))
}

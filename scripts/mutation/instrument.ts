/** Source with all its mutants inside, each switched on by its id: files are loaded once for all of them. */
import type { Mutant } from './mutant.ts'
import { changesOf } from './operators.ts'
import { isInFunction, isNode, type Node, type Path, parse, walk } from './syntax.ts'

/** Every mutant of a file, ids from 0. */
export function mutantsIn(file: string, source: string): readonly Mutant[] {
  const mutants: Mutant[] = []
  walk(parse(source), (node, path) => {
    for (const change of changesOf(node, path, source)) {
      const { start, end } = node
      const line = source.slice(0, start).split('\n').length
      mutants.push({ ...change, id: mutants.length, file, line, start, end })
    }
  })
  return mutants
}

/** Text put before and behind a node. */
type Wrap = { readonly node: Node; readonly before: string; readonly after: string }

/** `file` with these of its mutants inside. `mutation` is there when it runs: see switch.ts. */
export function instrumented(file: string, source: string, mutants: readonly Mutant[]): string {
  const own = Map.groupBy(
    mutants.filter((mutant) => mutant.file === file),
    ({ start, end }) => `${start} ${end}`,
  )
  const wraps: Wrap[] = []
  walk(parse(source), (node, path) => {
    wraps.push(...wrapsOf(node, path, own.get(`${node.start} ${node.end}`) ?? []))
  })
  return spliced(source, wraps)
}

function wrapsOf(node: Node, path: Path, mutants: readonly Mutant[]): readonly Wrap[] {
  const plain = [...loopWrap(node), ...memoWrap(node, path)]
  if (node.type === 'ExpressionStatement') plain.push({ node, before: '{', after: '}' })
  // A statement without a semicolon is as long as its expression.
  const isStatement = node.type.endsWith('Statement')
  const own = mutants.filter(({ manner }) => (manner === 'statement') === isStatement)
  const [first] = own
  if (first === undefined) return plain
  return [...plain, wrapWith(node, first, own), ...constantWraps(node, path, own)]
}

function wrapWith(node: Node, { manner, id }: Mutant, mutants: readonly Mutant[]): Wrap {
  if (manner === 'statement') return { node, before: `if(!mutation.is(${id})){`, after: '}' }
  if (manner === 'constant') return { node, before: '', after: '' }
  if (manner === 'pattern') {
    const others = mutants.map(({ id, becomes }) => `[${id},${becomes}]`).join()
    return { node, before: 'mutation.pattern(', after: `,[${others}])` }
  }
  const isFixed = ({ becomes }: Mutant) => becomes === 'true' || becomes === 'false'
  const fixed = mutants.filter(isFixed)
  const compared = mutants.filter((mutant) => !isFixed(mutant) && isCompared(mutant))
  const others = mutants.filter((mutant) => !isFixed(mutant) && !isCompared(mutant))
  const before = [
    ...others.map((one) => `mutation.is(${one.id})?${one.becomes}:`),
    ...[...fixed, ...compared].map((one) => `mutation.at(${one.id})?${one.becomes}:`),
  ].join('')
  if (others.length === mutants.length) return { node, before: `(${before}`, after: ')' }
  const [yes, no] = ['true', 'false'].map((becomes) => idOf(fixed, becomes))
  const ways = compared.map(({ id, becomes }) => `[${id},()=>${becomes}]`).join()
  return { node, before: `(${before}mutation.saw(${yes},${no},[${ways}],`, after: '))' }
}

/** Whether a mutant can be worked out beside the source, as it calls and changes nothing: then it is known where it differs. */
function isCompared({ operator, becomes }: Mutant): boolean {
  if (operator !== 'comparison' && operator !== 'logic') return false
  return !/[\w)\]?.]\s*\(|=>|\+\+|--|[^=!<>]=[^=]|`|\b(?:await|new|yield)\b/u.test(becomes)
}

function idOf(mutants: readonly Mutant[], becomes: string): number {
  return mutants.find((mutant) => mutant.becomes === becomes)?.id ?? -1
}

/** `const MOST = 3` can be set: `let`, and how, behind it. */
function constantWraps(node: Node, path: Path, mutants: readonly Mutant[]): readonly Wrap[] {
  const [declarator, declaration, exported] = path.map((step) => step.node)
  if (mutants[0]?.manner !== 'constant' || !declaration || !isNode(declarator?.['id'])) return []
  const name = String(declarator['id']['name'])
  const outer = exported?.type === 'ExportNamedDeclaration' ? exported : declaration
  const setters = mutants.map(
    ({ id, becomes }) =>
      `;mutation.constant(${id},()=>{${name}=${becomes}},()=>{${name}=${String(node['raw'])}})`,
  )
  return [
    { node: declaration, before: '/*let*/', after: '' },
    { node: outer, before: '', after: setters.join('') },
  ]
}

const LOOPS = /^(?:For|While|DoWhile)\w*Statement$/u

/** Each round of a loop is counted, so that one without an end is ended. */
function loopWrap({ type, body }: Node): Wrap[] {
  return LOOPS.test(type) && isNode(body)
    ? [{ node: body, before: '{mutation.round();', after: '}' }]
    : []
}

/** What was remembered under one mutant is forgotten for the next. */
function memoWrap(node: Node, path: Path): Wrap[] {
  const isMemo =
    node.type === 'NewExpression' &&
    isNode(node['callee']) &&
    /^(?:Weak)?Map$/u.test(String(node['callee']['name'])) &&
    (!isInFunction(path) || path.some(({ node: outer }) => isRemembering(outer)))
  const isEmpty = Array.isArray(node['arguments']) && node['arguments'].length === 0
  return isMemo && isEmpty ? [{ node, before: 'mutation.memo(', after: ')' }] : []
}

function isRemembering({ type, id }: Node): boolean {
  return type === 'FunctionDeclaration' && isNode(id) && id['name'] === 'memoized'
}

/** Outer text before inner text at one place, and behind it the other way round. */
function spliced(source: string, wraps: readonly Wrap[]): string {
  const marks = wraps.flatMap(({ node, before, after }, order) => [
    { at: node.start, size: node.end - node.start, order, text: before, opens: true },
    { at: node.end, size: node.end - node.start, order, text: after, opens: false },
  ])
  const sorted = marks.toSorted(
    (one, other) =>
      one.at - other.at ||
      Number(one.opens) - Number(other.opens) ||
      (one.opens ? other.size - one.size : one.size - other.size) ||
      (one.opens ? one.order - other.order : other.order - one.order),
  )
  let text = ''
  let last = 0
  for (const mark of sorted) {
    text += source.slice(last, mark.at) + mark.text
    last = mark.at
  }
  return (text + source.slice(last)).replaceAll(/\/\*let\*\/const\b/gu, 'let')
}

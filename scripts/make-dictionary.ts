/**
 * Writes `src/segment/dictionary.bin` from the dictionary of nodejieba (MIT): `node scripts/make-dictionary.ts`.
 * A text of five megabytes takes seconds and a quarter of a gigabyte to load; these tables take milliseconds and five.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HEAD_BYTES, MAGIC } from '../src/segment/dictionary.ts'
import { naturalLogarithm } from './make/logarithm.ts'

const folder = join(
  dirname(fileURLToPath(import.meta.resolve('nodejieba'))),
  'submodules/cppjieba/dict',
)

/** The bytes of the dictionary, as `readDictionary` lays its tables over them. */
export function dictionaryBytes(): Uint8Array {
  const frequencies = readWords()
  const { characters, frequenciesAt, counts } = levelled(treeOf(frequencies))
  const { weights, rankOf } = weighed(frequencies)
  const head = [MAGIC, characters.length, weights.length, 0]
  const tables = [
    new Uint32Array(head),
    new Float64Array(weights),
    new Uint16Array(characters),
    new Uint16Array(frequenciesAt.map((frequency) => rankOf.get(frequency) ?? 0)),
    new Uint16Array(counts),
  ]
  if (tables[0]?.byteLength !== HEAD_BYTES) throw new Error('The head has another length.')
  return Buffer.concat(tables.map(({ buffer }) => Buffer.from(buffer)))
}

/** How often each word is used; the user's words of jieba count as the word in the middle. */
function readWords(): ReadonlyMap<string, number> {
  const words = lines('jieba.dict.utf8').map((line) => {
    const [word = '', frequency] = line.split(' ')
    return [word, Number(frequency)] as const
  })
  const inOrder = words.map(([, frequency]) => frequency).toSorted((a, b) => a - b)
  const usual = inOrder[Math.floor(inOrder.length / 2)] ?? Number.NaN
  const users = lines('user.dict.utf8').map((line) => {
    const [word = '', ...told] = line.split(' ')
    return [word, told.length === 2 ? Number(told[0]) : usual] as const
  })
  return new Map([...words, ...users])
}

function lines(name: string): readonly string[] {
  return readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

type Node = { frequency: number; readonly children: Map<number, Node> }

function treeOf(frequencies: ReadonlyMap<string, number>): Node {
  const root: Node = { frequency: 0, children: new Map() }
  for (const [word, frequency] of frequencies) {
    let node = root
    for (const character of word) {
      const code = character.codePointAt(0) ?? 0
      const next = node.children.get(code) ?? { frequency: 0, children: new Map() }
      node.children.set(code, next)
      node = next
    }
    node.frequency = frequency
  }
  return root
}

/** The nodes level by level, siblings in the order of their characters. */
function levelled(root: Node) {
  const nodes: (readonly [character: number, node: Node])[] = [[0, root]]
  // The list grows while it is gone through.
  for (const [, node] of nodes) {
    for (const child of [...node.children].toSorted(([a], [b]) => a - b)) nodes.push(child)
  }
  const characters = nodes.map(([character]) => character)
  if (characters.some((code) => code > 0xffff)) throw new Error('A character beyond 16 bits.')
  return {
    characters,
    frequenciesAt: nodes.map(([, { frequency }]) => frequency),
    counts: nodes.map(([, { children }]) => children.size),
  }
}

function weighed(frequencies: ReadonlyMap<string, number>) {
  const sum = lines('jieba.dict.utf8').reduce(
    (total, line) => total + Number(line.split(' ')[1]),
    0,
  )
  const distinct = [...new Set(frequencies.values())].toSorted((a, b) => a - b)
  // The rarest word there is stands for what is no word.
  const rarest = distinct[0] ?? Number.NaN
  const weights = [rarest, ...distinct].map((frequency) => naturalLogarithm(frequency / sum))
  return { weights, rankOf: new Map(distinct.map((frequency, index) => [frequency, index + 1])) }
}

if (import.meta.main) writeFileSync('src/segment/dictionary.bin', dictionaryBytes())

/** The words of Chinese and how often each is used, as one table of numbers that is used as it stands in its file. */
import { readFileSync } from 'node:fs'

/**
 * A tree of characters, its nodes level by level, so that the children of a node stand side by side in the order of their
 * characters. Node 0 is the root.
 */
export type Dictionary = {
  readonly characters: Uint16Array
  /** The first child of each node; the children end where those of the next node begin. */
  readonly children: Uint32Array
  /** For each node the word that ends there, as an index into `weights`; 0 where none does. */
  readonly ranks: Uint16Array
  /** Logarithms of how often words are used. The first is that of the rarest, for what is no word. */
  readonly weights: Float64Array
}

/** Stands at the front of the file; read in another order of bytes it is another number. */
export const MAGIC = 0x6a784431

/** Bytes of the four numbers at the front: the mark, nodes, weights, and one unused that keeps the next table aligned. */
export const HEAD_BYTES = 16

let loaded: Dictionary | undefined

/** The dictionary of this package: read once, when the first text is cut. */
export function dictionary(): Dictionary {
  loaded ??= readDictionary(readFileSync(new URL('./dictionary.bin', import.meta.url)))
  return loaded
}

/** Lays the tables over the bytes of a dictionary. Throws where they are no dictionary of this machine's kind. */
export function readDictionary(file: Uint8Array): Dictionary {
  // A small file stands within a buffer of several, at any offset; the tables need one of their own.
  const { buffer } = new Uint8Array(file)
  const [mark, nodes = 0, words = 0] = new Uint32Array(buffer, 0, HEAD_BYTES / 4)
  if (mark !== MAGIC) throw new Error('The dictionary is damaged, or made for another processor.')
  const weights = new Float64Array(buffer, HEAD_BYTES, words)
  const shorts = [0, 1, 2].map((table) => {
    const start = HEAD_BYTES + weights.byteLength + table * nodes * Uint16Array.BYTES_PER_ELEMENT
    return new Uint16Array(buffer, start, nodes)
  })
  const [characters, ranks, counts] = shorts as [Uint16Array, Uint16Array, Uint16Array]
  return { weights, characters, ranks, children: firstChildren(counts) }
}

/** The file counts the children of each node, in half the bytes. */
function firstChildren(counts: Uint16Array): Uint32Array {
  const children = new Uint32Array(counts.length + 1)
  let next = 1
  for (let node = 0; node < counts.length; node += 1) {
    children[node] = next
    next += counts[node] ?? 0
  }
  children[counts.length] = next
  return children
}

/** The node that `character` leads to from `node`; 0 where no word goes on with it. */
export function childOf(
  { characters, children }: Dictionary,
  node: number,
  character: number,
): number {
  let low = children[node] ?? 0
  let high = (children[node + 1] ?? 0) - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const here = characters[middle] ?? 0
    if (here === character) return middle
    if (here < character) low = middle + 1
    else high = middle - 1
  }
  return 0
}

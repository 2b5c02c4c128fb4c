/** Damaged copies of a file, fixed by a seed: what the network, a disk or an enemy may make of it. */
import { zipMembers } from '../../src/extract/archive/zip.ts'
import type { Random } from './report.ts'
import { zipOf } from './zip.ts'

type Mutation = (bytes: Buffer, random: Random) => Buffer

function place(bytes: Buffer, random: Random): number {
  return Math.floor(random() * bytes.length)
}

const mutations: readonly Mutation[] = [
  function flipBits(bytes, random) {
    const damaged = Buffer.from(bytes)
    const count = 1 + Math.floor(random() * 20)
    for (let flip = 0; flip < count; flip += 1) {
      const at = place(bytes, random)
      damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    }
    return damaged
  },
  function cutEnd(bytes, random) {
    return bytes.subarray(0, place(bytes, random))
  },
  function cutMiddle(bytes, random) {
    const [from = 0, to = 0] = [place(bytes, random), place(bytes, random)].sort((a, b) => a - b)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  },
  function repeatPart(bytes, random) {
    const at = place(bytes, random)
    const part = bytes.subarray(at, at + 2000)
    const times = 1 + Math.floor(random() * 50)
    return Buffer.concat([
      bytes.subarray(0, at),
      ...new Array<Buffer>(times).fill(part),
      bytes.subarray(at),
    ])
  },
  function overwrite(bytes, random) {
    const damaged = Buffer.from(bytes)
    const at = place(bytes, random)
    const end = Math.min(bytes.length, at + 1 + Math.floor(random() * 500))
    damaged.fill(Math.floor(random() * 256), at, end)
    return damaged
  },
  function inflateNumber(bytes, random) {
    const text = bytes.toString('latin1')
    const digits = [...text.matchAll(/\d+/gu)]
    const chosen = digits[Math.floor(random() * digits.length)]
    if (chosen === undefined) return bytes
    const grown = `${text.slice(0, chosen.index)}99999999${text.slice(chosen.index + chosen[0].length)}`
    return Buffer.from(grown, 'latin1')
  },
  function exchange(bytes, random) {
    const [from = 0, to = 0] = [place(bytes, random), place(bytes, random)].sort((a, b) => a - b)
    return Buffer.concat([bytes.subarray(to), bytes.subarray(from, to), bytes.subarray(0, from)])
  },
]

/** Of copies of a ZIP, the share whose container stays sound: a damaged one hides its members from the readers. */
const INSIDE = 0.7

/** Bytes that a member of a fixture may unfold to. */
const MEMBER_LIMIT = 10_000_000

/** One damaged copy; of a ZIP mostly with one member damaged. */
export async function mutate(bytes: Buffer, random: Random): Promise<Buffer> {
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK'
  return isZip && random() < INSIDE ? mutateMember(bytes, random) : mutateBytes(bytes, random)
}

async function mutateMember(bytes: Buffer, random: Random): Promise<Buffer> {
  const parts: Record<string, Uint8Array> = {}
  for await (const { path, isDirectory, read } of zipMembers(bytes)) {
    if (!isDirectory) parts[path] = await read(MEMBER_LIMIT)
  }
  const paths = Object.keys(parts)
  const chosen = paths[Math.floor(random() * paths.length)] ?? ''
  const damaged = mutateBytes(Buffer.from(parts[chosen] ?? ''), random)
  return zipOf({ ...parts, [chosen]: damaged })
}

function mutateBytes(bytes: Buffer, random: Random): Buffer {
  const chosen = mutations[Math.floor(random() * mutations.length)]
  return chosen === undefined || bytes.length === 0 ? bytes : chosen(bytes, random)
}

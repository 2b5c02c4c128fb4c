/** The parts of an OFD: a ZIP whose parts name each other by path. */

import type { Member } from '../archive/member.ts'
import { zipMembers } from '../archive/zip.ts'
import type { Note } from '../document.ts'
import { ExtractError } from '../error.ts'
import { parseXml, type XmlElement } from '../xml.ts'

/** More than any document has, and more than any of its parts unpacks to. */
const MOST_PARTS = 20_000
/** Bytes that one part unpacks to at most. Chosen. */
const LARGEST_PART = 128 * 1024 * 1024
/** Bytes that all parts unpack to at most. Chosen. */
const LARGEST_TOTAL = 512 * 1024 * 1024

export type Package = {
  /** The tree of the part at `path`; null, with a note, where it is missing or no XML at all. */
  readonly xml: (path: string) => Promise<XmlElement | null>
  /** The bytes of the part at `path`; null, with a note, where it is missing. */
  readonly bytes: (path: string) => Promise<Uint8Array | null>
}

export async function openPackage(bytes: Uint8Array, note: (note: Note) => void): Promise<Package> {
  const parts = await listParts(bytes)
  let total = 0
  const read = async (path: string) => {
    const part = parts.get(keyOf(path))
    if (!part) return missing(path, note)
    const content = await part.read(Math.min(LARGEST_PART, LARGEST_TOTAL - total))
    total += content.length
    return content
  }
  const xml = async (path: string) => {
    const content = await read(path).catch((error) => unreadable(error, path, note))
    if (content === null) return null
    const { root, fault } = parseXml(content, note)
    if (fault !== null) {
      note({ code: 'unreadable_text', lost: true, place: null, args: { part: path, why: fault } })
    }
    return root
  }
  return { xml, bytes: read }
}

function missing(path: string, note: (note: Note) => void): null {
  note({ code: 'part_missing', lost: true, place: null, args: { part: path } })
  return null
}

/** A broken part costs its page; a protected one is true of the whole document. */
function unreadable(error: unknown, path: string, note: (note: Note) => void): null {
  if (!(error instanceof ExtractError) || error.code === 'encrypted') throw error
  note({ code: 'unreadable_text', lost: true, place: null, args: { part: path, why: error.code } })
  return null
}

async function listParts(bytes: Uint8Array): Promise<ReadonlyMap<string, Member>> {
  const parts = new Map<string, Member>()
  for await (const member of zipMembers(bytes)) {
    if (!member.isDirectory) parts.set(keyOf(member.path), member)
    if (parts.size > MOST_PARTS) {
      throw new ExtractError('too_large', `The OFD has more than ${MOST_PARTS} parts.`)
    }
  }
  return parts
}

/** Producers spell one path in several cases. */
function keyOf(path: string): string {
  return path.toLowerCase()
}

/** The path that `location` means in the part at `from`: relative to its folder, or absolute with a leading slash. */
export function resolvePath(from: string, location: string): string {
  const steps = location.replaceAll('\\', '/').split('/')
  const base = location.startsWith('/') ? [] : from.split('/').slice(0, -1)
  const resolved: string[] = []
  for (const step of [...base, ...steps]) {
    if (step === '..') resolved.pop()
    else if (step !== '' && step !== '.') resolved.push(step)
  }
  return resolved.join('/')
}

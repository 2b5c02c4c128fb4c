/** Which files are archives: by signature, and a ZIP by what it lists, for DOCX, XLSX and OFD are ZIPs too. */
import { ExtractError } from '../error.ts'
import { isSingleFile } from './gzip.ts'
import { zipMembers } from './zip.ts'

export type ArchiveKind = 'zip' | 'packed' | 'gzip'

const GZIP = '\x1f\x8b\x08'

const signatures: readonly (readonly [number, string])[] = [
  [0, 'Rar!\x1a\x07'],
  [0, '7z\xbc\xaf\x27\x1c'],
  [0, GZIP],
  [0, 'BZh'],
  [0, '\xfd7zXZ\x00'],
  [257, 'ustar'],
]

const zipSignatures = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']

/** A member by whose name a ZIP is a document of its own. */
const DOCUMENT_PARTS = /^(?:\[content_types\]|word\/document\d*|xl\/workbook|ofd|content)\.xml$/iu

/** More members than a document's first parts need be looked for among. */
const LOOKED_AT = 2000

/** Null for what is no archive, or is a document by its listing. */
export async function archiveKind(bytes: Uint8Array): Promise<ArchiveKind | null> {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1')
  if (head.startsWith(GZIP) && isSingleFile(bytes)) return 'gzip'
  if (signatures.some(([at, signature]) => head.startsWith(signature, at))) return 'packed'
  if (!zipSignatures.some((signature) => head.startsWith(signature))) return null
  return (await listsDocument(bytes)) ? null : 'zip'
}

async function listsDocument(bytes: Uint8Array): Promise<boolean> {
  let seen = 0
  try {
    for await (const { path } of zipMembers(bytes)) {
      if (DOCUMENT_PARTS.test(path)) return true
      seen += 1
      if (seen > LOOKED_AT) break
    }
  } catch (error) {
    // A broken directory is told by whoever opens the archive.
    if (!(error instanceof ExtractError)) throw error
  }
  return false
}

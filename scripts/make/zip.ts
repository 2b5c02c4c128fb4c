/** Parts → the bytes of a ZIP, the same for the same parts. */
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

const STAMP = new Date('2020-01-01T00:00:00Z')

export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [path, content] of Object.entries(parts)) {
    zip.addBuffer(Buffer.from(content), path, { mtime: STAMP, forceDosTimestamp: true })
  }
  zip.end()
  return buffer(zip.outputStream)
}

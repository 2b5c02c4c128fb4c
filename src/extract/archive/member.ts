/** A file inside an archive, of whatever kind the archive is. */
export type Member = {
  /** As the archive names it, made safe to show: no step upward, no root, no control characters. Never opened. */
  readonly path: string
  readonly isDirectory: boolean
  /** Packed size in bytes; null where the archive does not say. */
  readonly packedSize: number | null
  /**
   * The content, at most `limit` bytes of it. Throws `ExtractError`: `archive_limit` beyond the limit, `encrypted`,
   * `unsupported`, `corrupt`. Some archives can be read in order only: read each before asking for the next.
   */
  readonly read: (limit: number) => Promise<Uint8Array>
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** A name as it may be shown and kept: it means nothing to a file system. */
export function safePath(name: string): string {
  const steps = name
    .replace(UNSEEN, '')
    .replaceAll('\\', '/')
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..')
  return steps.join('/') || '(unnamed)'
}

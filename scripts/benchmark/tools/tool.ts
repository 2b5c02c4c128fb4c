/** A program that is asked to read the benchmark. */
import type { FormatName } from '../formats.ts'
import type { Reading } from '../reading.ts'

export type Tool = {
  readonly name: string
  readonly formats: readonly FormatName[]
  /** What it is made for, and with which settings it is asked; a sentence for the reader of the figures. */
  readonly about: string
  /** Its version, or null where it is not to be had on this machine. */
  readonly version: () => Promise<string | null>
  /** How to get it, where it is not there. */
  readonly hint: string
  /** What it makes of these files; a file that it does not answer for counts as not read. */
  readonly read: (files: readonly string[]) => Promise<ReadonlyMap<string, Reading>>
}

/** The heap of a process that reads: as large as a stream of files needs it, so that it is seldom looked through. */

/** Room for young objects, megabytes, from the start and at most. */
const YOUNG_MB = { least: 16, most: 24 } as const

/** Room for what lives longer before it is looked through for the first time, megabytes and as a share of all. */
const OLD = { mb: 128, share: 0.2 } as const

/** V8's flags for a heap of so many megabytes. */
export function readingHeap(memoryMb: number): readonly string[] {
  return [
    `--initial-old-space-size=${Math.round(Math.min(OLD.mb, memoryMb * OLD.share))}`,
    `--min-semi-space-size=${YOUNG_MB.least}`,
    `--max-semi-space-size=${YOUNG_MB.most}`,
    // What was compiled for one file is needed again with the next of its format.
    '--no-flush-bytecode',
  ]
}

/** What `ingest` and `retry` do over a queue: files are put into it, and read from it until nothing waits. */
import type { RunSettings, RunWatch } from '../ingest/run.ts'
import type { RunEnd } from '../ingest/run-end.ts'
import type { RunCounts } from '../store/run-log.ts'
import type { EnqueueEnd } from './run-enqueue.ts'
import { runWork, type WorkWatch } from './work.ts'

type Watch = RunWatch & Pick<WorkWatch, 'onEvent'>

/** `enqueue` puts the files into the queue; other workers may take some of them. */
export async function runQueued(
  enqueue: (watch: RunWatch) => Promise<EnqueueEnd>,
  settings: RunSettings,
  watch: Watch,
): Promise<RunEnd> {
  let counts: RunCounts = { found: 0, found_all: 0, unchanged: 0 }
  const onFiles: Watch['onFiles'] = (files, now) => {
    counts = now
    watch.onFiles(files, now)
  }
  const { isInterrupted, ...put } = await enqueue({ ...watch, onFiles })
  if (isInterrupted) return { isInterrupted, found: put.found, failed: put.failed, crashed: 0 }
  const { database: address, jobs, read, limits } = settings
  const worker = { address, root: null, jobs, ocrJobs: read.ocrJobs ?? 1, limits, untilEmpty: true }
  const ended = await runWork(worker, {
    ...watch,
    onFiles: (files) => watch.onFiles(files, counts),
  })
  return { ...ended, found: put.found, failed: put.failed + ended.failed }
}

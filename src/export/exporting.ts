/** Writes an export in a process of its own, whose memory is bounded. */
import { once } from 'node:events'
import { startChild } from '../process/child.ts'
import { StoreError } from '../store/error.ts'
import type { Exported } from './export.ts'
import type { ExportAnswer, ExportOrder } from './export-process.ts'

/** JavaScript heap of the writing process. */
const MEMORY_MB = 256

/** What was written. Throws `StoreError` for what cannot be asked or written; nothing is left half-written. */
export async function exportInProcess(order: ExportOrder): Promise<Exported> {
  const child = startChild('export/export-process', MEMORY_MB)
  const gone = new AbortController()
  child.once('exit', () => setImmediate(() => gone.abort()))
  child.send(order)
  try {
    const [told] = (await once(child, 'message', { signal: gone.signal })) as [ExportAnswer]
    if (told.kind === 'done') return told.exported
    throw errorOf(told)
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error
    throw new StoreError('not_openable', 'The export took too much memory.')
  } finally {
    child.kill('SIGKILL')
  }
}

/** The system's refusals keep their call, by which they are told from our own mistakes. */
function errorOf(told: Exclude<ExportAnswer, { kind: 'done' }>): Error {
  if (told.kind === 'failed') return new StoreError(told.code, told.message)
  return Object.assign(new Error(told.message), { syscall: told.syscall })
}

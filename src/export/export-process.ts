/** The process in which an export is written: its memory is bounded, and it can be killed. */

import { exitWithParent } from '../process/watchdog.ts'
import { StoreError } from '../store/error.ts'
import { withReadOnlyDatabase } from '../store/open.ts'
import { selectOverview } from '../store/overview.ts'
import { type Selection, selectStreams } from '../store/row-stream.ts'
import { type Exported, type ExportTarget, exportStreams } from './export.ts'

/** What the process is asked, once. */
export type ExportOrder = {
  readonly database: string
  readonly selection: Selection
  readonly target: ExportTarget
}

/** What it answers, once. */
export type ExportAnswer =
  | { readonly kind: 'done'; readonly exported: Exported }
  | { readonly kind: 'failed'; readonly code: StoreError['code']; readonly message: string }
  /** What the operating system would not do, by the name of its call. */
  | { readonly kind: 'refused'; readonly syscall: string; readonly message: string }

/** Memory of the process in all. */
const MEMORY_MB = 1024

exitWithParent(MEMORY_MB)
process.once('message', (order: ExportOrder) => {
  answer(order).then((told) => process.send?.(told, () => process.disconnect()))
})

async function answer({ database: path, selection, target }: ExportOrder): Promise<ExportAnswer> {
  try {
    const exported = await withReadOnlyDatabase(path, (database) => {
      const streams = selectStreams(database, selection)
      const overview =
        target.format === 'xlsx' && 'views' in selection
          ? selectOverview(database, selection.prints)
          : null
      return exportStreams(streams, target, overview)
    })
    return { kind: 'done', exported }
  } catch (error) {
    const { message, syscall } = error as NodeJS.ErrnoException
    if (syscall !== undefined) return { kind: 'refused', syscall, message }
    const code = error instanceof StoreError ? error.code : 'not_openable'
    return { kind: 'failed', code, message }
  }
}

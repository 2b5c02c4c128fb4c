import type { StoreError } from '../store/error.ts'
import type { LeftAlone } from './left-alone.ts'

/** What befell the worker, told as it happens. */
export type WorkEvent =
  | { readonly kind: 'lost_chunk' }
  | ({ readonly kind: 'poison' } & LeftAlone)
  | { readonly kind: 'unmounted'; readonly folder: string }
  | { readonly kind: 'refused'; readonly folder: string }
  | { readonly kind: 'disconnected'; readonly reason: string }
  | { readonly kind: 'result_differs'; readonly path: string; readonly sha256: string }
  | { readonly kind: 'other_version'; readonly chunks: number; readonly parser_version: number }
  | { readonly kind: 'chunk_failed'; readonly reason: string }
  | { readonly kind: 'waiting'; readonly refused: StoreError }

type OnEvent = (event: WorkEvent) => void

/** What lasts is told when it begins, not each time that it is met again; `end` says that it is over. */
export function tellOnce(tell: OnEvent): { readonly onEvent: OnEvent; readonly end: () => void } {
  let told: string | null = null
  return {
    onEvent: (event) => {
      const lasts = LASTING.has(event.kind)
      const now = JSON.stringify(event)
      if (!lasts || now !== told) tell(event)
      if (lasts) told = now
    },
    end: () => {
      told = null
    },
  }
}

const LASTING: ReadonlySet<WorkEvent['kind']> = new Set(['unmounted', 'refused', 'disconnected'])

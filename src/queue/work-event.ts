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

/** Every field of a canonical value that has words behind it, in the order of the form. */
import type { Sourced } from './normalize/report.ts'

export type SourcedField = {
  /** Such as `indicators[3].score`. */
  readonly path: string
  readonly source: Sourced<unknown> & { readonly raw: string }
}

export function isSourced(value: object): value is Sourced<unknown> {
  return 'raw' in value && 'basis' in value
}

/** The fields below `value`; those that the form does not have are left out. */
export function* sourcedFields(value: unknown, path = ''): Generator<SourcedField> {
  if (value === null || typeof value !== 'object') return
  if (isSourced(value)) {
    if (value.raw !== null) yield { path, source: { ...value, raw: value.raw } }
    return
  }
  for (const [key, inner] of Object.entries(value)) {
    const step = Array.isArray(value) ? `[${key}]` : path === '' ? key : `.${key}`
    yield* sourcedFields(inner, path + step)
  }
}

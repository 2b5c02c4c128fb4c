/** Every field of a canonical value that has words behind it, in the order of the form. */
import type { Sourced } from './report.ts'

export type SourcedField = {
  /** Such as `indicators[3].score`. */
  readonly path: string
  readonly source: Sourced<unknown> & { readonly raw: string }
}

export function isSourced(value: object): value is Sourced<unknown> {
  return 'raw' in value && 'basis' in value
}

/** The fields below `value`; those that the form does not have are left out. */
export function sourcedFields(value: unknown): readonly SourcedField[] {
  const found: SourcedField[] = []
  collect(value, '', found)
  return found
}

function collect(value: unknown, path: string, found: SourcedField[]): void {
  if (value === null || typeof value !== 'object') return
  if (isSourced(value)) {
    if (value.raw !== null) found.push({ path, source: { ...value, raw: value.raw } })
  } else if (Array.isArray(value)) {
    for (const [at, inner] of value.entries()) collect(inner, `${path}[${at}]`, found)
  } else {
    const before = path === '' ? '' : `${path}.`
    for (const [key, inner] of Object.entries(value)) collect(inner, before + key, found)
  }
}

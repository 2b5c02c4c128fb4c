/** The addresses of pages: built from what is the same in every database. */
import type { FormAddress } from '../store/form-page.ts'

/** A document's content and the place of the form in it. */
export function formAddress({ sha256, form }: FormAddress): string {
  return `/forms/${sha256}/${form}`
}

/** A document as a whole. */
export function documentAddress(sha256: string): string {
  return `/documents/${sha256}`
}

/** The form with one field lit. */
export function fieldAddress(address: FormAddress, path: string): string {
  return `${formAddress(address)}/fields/${encodeURIComponent(path)}`
}

/** The form with one finding lit, or the document where the finding is about all of it (form -1); `path` may be empty. */
export function findingAddress(
  address: FormAddress,
  finding: { readonly code: string; readonly path: string },
): string {
  const path = finding.path === '' ? '' : `/${encodeURIComponent(finding.path)}`
  const base = address.form < 0 ? documentAddress(address.sha256) : formAddress(address)
  return `${base}/findings/${encodeURIComponent(finding.code)}${path}`
}

export type CellAddress = {
  readonly table: number
  readonly row: number
  readonly column: number
}

/** The form with one raw cell lit. */
export function cellAddress(address: FormAddress, { table, row, column }: CellAddress): string {
  return `${formAddress(address)}/cells/${table}/${row}/${column}`
}

/** An address with further questions behind it. */
export function withQuery(address: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString()
  return text === '' ? address : `${address}?${text}`
}

const SHA256 = /^[0-9a-f]{64}$/u
const ORDINAL = /^(?:0|[1-9]\d{0,6})$/u

/** Null for what is no address of a form. */
export function parseFormAddress(sha256: string, form: string): FormAddress | null {
  return SHA256.test(sha256) && ORDINAL.test(form) ? { sha256, form: Number(form) } : null
}

/** Null for what is no place in a table. */
export function parseOrdinal(text: string): number | null {
  return ORDINAL.test(text) ? Number(text) : null
}

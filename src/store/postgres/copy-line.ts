/** One row in the text format of COPY. */
import { storable } from './value.ts'

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

export function copyLine(row: readonly unknown[]): string {
  return `${row.map(field).join('\t')}\n`
}

function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`
  return storable(String(value)).replaceAll(/[\\\n\r\t]/gu, (sign) => SIGNS[sign] ?? sign)
}

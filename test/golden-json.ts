/** JSON for goldens: a row of a form, a cell, a note, a finding is a line, so that a difference is a line as well. */
import { stableJson } from '../src/printed/stable-json.ts'

/** Characters of a line on which what is no row may stand, and cells of one row beside each other. */
const WIDTH = 140
const ROW_WIDTH = 280

/** The value as JSON, with the keys in the fixed order of what is printed. */
export function goldenJson(value: unknown): string {
  return `${print(JSON.parse(stableJson(value)), '')}\n`
}

function print(value: unknown, indent: string): string {
  const flat = JSON.stringify(value)
  if (!isObject(value) || indent.length + flat.length <= WIDTH || isLine(value)) return flat
  const inner = `${indent}  `
  if (Array.isArray(value)) return `[\n${packed(value, inner).join(',\n')}\n${indent}]`
  const members = Object.entries(value).map(
    ([key, member]) => `${inner}${JSON.stringify(key)}: ${print(member, inner)}`,
  )
  return `{\n${members.join(',\n')}\n${indent}}`
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Whether a value is a row: nothing in it is a list of objects, and it is no map of them. */
function isLine(value: object): boolean {
  const members = Object.values(value)
  return !hasRows(value) && members.some((member) => !isObject(member))
}

function hasRows(value: object): boolean {
  const inner = Object.values(value).filter(isObject)
  return Array.isArray(value) ? inner.length > 0 : inner.some(hasRows)
}

/** The members of a list as lines: cells of one row of a table beside each other, as far as they fit. */
function packed(members: readonly unknown[], indent: string): readonly string[] {
  const lines: string[] = []
  for (const [index, member] of members.entries()) {
    const text = print(member, indent)
    const last = lines.at(-1)
    const isBeside =
      index > 0 && rowOf(member) !== null && rowOf(members[index - 1]) === rowOf(member)
    if (last !== undefined && isBeside && last.length + text.length <= ROW_WIDTH)
      lines[lines.length - 1] = `${last}, ${text}`
    else lines.push(indent + text)
  }
  return lines
}

function rowOf(member: unknown): unknown {
  return isObject(member) && 'row' in member ? member.row : null
}

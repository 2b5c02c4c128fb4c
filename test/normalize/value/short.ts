import type { Value } from '../../../src/normalize/report.ts'

/** A value in few words: `>= 95 %`, `3..5 天`, `<= 12-31`, `text`. */
export function short(value: Value | null): string | null {
  if (value === null || value.kind === 'text') return value?.kind ?? null
  const amount = value.kind === 'range' ? `${value.value}..${value.upper}` : value.value
  return [value.operator, value.date ?? amount, value.unit]
    .filter((part) => part !== null)
    .join(' ')
}

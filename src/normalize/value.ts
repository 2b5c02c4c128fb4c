import type { Value } from './report.ts'

/** What a target or actual value means; null for blank words. Never throws. */
export function parseValue(_words: string): Value | null {
  return null
}

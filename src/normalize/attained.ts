import type { Value } from './report.ts'

/** Whether the actual value meets the target, decided from the two alone; null where it cannot be decided. */
export function isAttained(_target: Value | null, _actual: Value | null): boolean | null {
  return null
}

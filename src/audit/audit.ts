import type { Report } from '../normalize/report.ts'
import type { Finding } from './finding.ts'

/** The door: what contradicts itself in a report, form by form. Pure; changes nothing. */
export function audit(_report: Report): readonly Finding[] {
  return []
}

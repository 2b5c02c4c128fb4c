import { audit } from '../../src/audit/audit.ts'
import type { Rule } from '../../src/audit/finding.ts'
import type { Form, Report } from '../../src/normalize/report.ts'
import { report } from './form.ts'

/** What one rule finds, as `severity path: expected → actual`. */
export function found(rule: Rule, judged: Form | Report): readonly string[] {
  return audit('forms' in judged ? judged : report([judged]))
    .filter(({ code }) => code === rule)
    .map(({ severity, path, expected, actual }) => `${severity} ${path}: ${expected} → ${actual}`)
}

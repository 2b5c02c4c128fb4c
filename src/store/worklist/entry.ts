/** What a form and its findings are listed by. */
import type { ReadFinding, ReadForm } from './read.ts'
import type { NewRow } from './rows.ts'

/** The row of a form in the list of forms. */
export function formEntry(form: ReadForm): NewRow {
  const rules = [...new Set(form.findings.map(({ code }) => code))].sort()
  return {
    figures: figuresOf(form, form.id, doubtOf(form)),
    facets: { ...facetsOf(form), rule: rules, severity: [gravest(form)] },
    isCounted: form.counted === 1,
    isOther: form.other === 1,
  }
}

/** The rows of its findings in the list of findings. */
export function findingEntries(form: ReadForm): readonly NewRow[] {
  const facets = facetsOf(form)
  const doubt = doubtOf(form)
  return form.findings.map((finding) => ({
    figures: figuresOf(form, finding.id, findingDoubt(finding, doubt)),
    facets: {
      ...facets,
      rule: [finding.code],
      severity: [finding.severity],
      verdict: [finding.verdict ?? 'open'],
    },
    isCounted: false,
    isOther: form.other === 1,
  }))
}

function figuresOf(form: ReadForm, id: number, doubt: number): NewRow['figures'] {
  const { document_id: document, year, score, budget, executed } = form
  const [errors, warnings, infos] = countsOf(form)
  const findings = errors * 1e6 + warnings * 1e3 + infos
  return { id, form: form.id, document, doubt, year, score, budget, executed, errors, findings }
}

function facetsOf({ year, province, department, kind, confidence, reviewed }: ReadForm) {
  return {
    year: [year === null ? '' : String(year)],
    province: [province ?? ''],
    department: [department ?? ''],
    kind: [kind],
    confidence: [band(confidence)],
    reviewed: [reviewed === 1 ? 'yes' : 'no'],
  }
}

/** Contradictions, doubts and remarks. */
function countsOf({ findings }: ReadForm): readonly [number, number, number] {
  const count = (asked: string) => findings.filter(({ severity }) => severity === asked).length
  return [count('error'), count('warning'), count('info')]
}

function gravest(form: ReadForm): string {
  const [errors, warnings, infos] = countsOf(form)
  if (errors > 0) return 'error'
  if (warnings > 0) return 'warning'
  return infos > 0 ? 'info' : 'none'
}

/** How surely the least sure field of a form was recognised; `text` where nothing was read from pixels. */
function band(confidence: number | null): string {
  if (confidence === null) return 'text'
  if (confidence < 0.6) return 'low'
  return confidence < 0.85 ? 'middle' : 'high'
}

/** Uncertainty times consequence: what may be wrong, by what hangs on it. */
function doubtOf(form: ReadForm): number {
  if (form.reviewed) return 0
  const [errors, warnings] = countsOf(form)
  const uncertainty = 3 * errors + warnings + 5 * (1 - (form.confidence ?? 1))
  const money = Math.max(0, Math.log10((form.budget ?? 0) / 100_000_000 + 1))
  return uncertainty * (1 + money)
}

const graveness: Readonly<Record<string, number>> = { error: 2, warning: 1, info: 0 }

/** Findings go by their own gravity first, then by their form; those that are decided stand last. */
function findingDoubt({ severity, verdict }: ReadFinding, ofForm: number): number {
  const decided = verdict === null ? 0 : -1e9
  return decided + (graveness[severity] ?? 0) * 1e6 + ofForm
}

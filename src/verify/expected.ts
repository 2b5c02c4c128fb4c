/**
 * What a file is expected to give, in plain values that a person can read and correct. `verify --update` and the
 * goldens write it, `verify` compares it. A field that is left out is not compared; null says that nothing is printed.
 */
import { z } from 'zod'
import { printedForm } from '../output.ts'
import type { Processed } from '../pipeline.ts'

const words = z.string().nullable()
const amount = z.number().nullable()

/** Fields that follow from others, or say where something stands: no one should have to correct them. */
const derived = /_fen$|^(?:origin|findings)$/u

const valueSchema = z
  .strictObject({
    kind: z.enum(['number', 'range', 'date', 'text']),
    operator: words,
    value: amount,
    upper: amount,
    unit: words,
    date: words,
  })
  .partial()
  .nullable()

const extraSchema = z.record(z.string(), words).nullable()

const fundSchema = z.strictObject({
  ...{ source: z.string(), label: words, unit: words },
  ...{ initial_budget: amount, annual_budget: amount, executed: amount },
  ...{ weight: amount, execution_rate: amount, score: amount, extra: extraSchema },
})

const indicatorSchema = z.strictObject({
  ...{ level1: words, level1_weight: amount, level1_code: words },
  ...{ level2: words, level2_weight: amount, level2_code: words },
  ...{ level3: words, topic: words, target: words, target_value: valueSchema },
  ...{ actual: words, actual_value: valueSchema, weight: amount, score: amount },
  ...{ attained: z.boolean().nullable(), note: words, description: words, extra: extraSchema },
})

const findingSchema = z.strictObject({
  ...{ code: z.string(), severity: z.enum(['error', 'warning', 'info']), path: z.string() },
  ...{ expected: words, actual: words },
})

const organizationSchema = z.strictObject({ name: words, code: words }).partial()

const formSchema = z
  .strictObject({
    ...{ kind: z.string(), title: words, year: z.int().nullable(), project_name: words },
    ...{ department: organizationSchema, unit: organizationSchema },
    contact: z.strictObject({ person: words, phone: words }).partial(),
    funds: z.array(fundSchema.partial()),
    goals: z.array(z.strictObject({ expected: words, actual: words }).partial()),
    indicators: z.array(indicatorSchema.partial()),
    total: z.strictObject({ weight: amount, score: amount, grade: words }).partial(),
    extra: extraSchema,
    findings: z.array(findingSchema.partial()),
  })
  .partial()

/** One expected file: its forms, or the code of the error with which it cannot be read. */
export const expectedSchema = z.union([
  z.strictObject({ about: z.string().optional(), forms: z.array(formSchema) }),
  z.strictObject({ about: z.string().optional(), error: z.string() }),
])

/** The expected results of an archive's members, by their path inside it. */
export const expectedArchiveSchema = z.strictObject({
  about: z.string().optional(),
  members: z.record(z.string(), expectedSchema),
})

export type ExpectedForm = z.infer<typeof formSchema>
export type Expected = z.infer<typeof expectedSchema>
export type ExpectedArchive = z.infer<typeof expectedArchiveSchema>

/** What a file gave, as it would be expected of it. */
export function expectedOf({ report, findings }: Processed): { forms: ExpectedForm[] } {
  const forms = report.forms.map((form, index) => {
    const ofForm = findings.filter((finding) => finding.form === index)
    const printed = printedForm(form, ofForm, 'en') as { readonly findings: readonly object[] }
    return formSchema.parse({
      ...(withoutDerived(printed) as object),
      findings: printed.findings.map((finding) => findingSchema.strip().parse(finding)),
    })
  })
  return { forms }
}

function withoutDerived(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((member) => withoutDerived(member))
  const kept = Object.entries(value).filter(([key]) => !derived.test(key))
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutDerived(member)]))
}

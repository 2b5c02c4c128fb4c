/**
 * What a file is expected to give, in plain values that a person can read and correct. `verify --update` and the
 * goldens write it, `verify` compares it. A field that is left out is not compared; null says that nothing is printed.
 */
import { z } from 'zod'
import type { Processed } from '../pipeline.ts'
import { printedForm } from './output.ts'

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
  ...{ level3: words, level4: words, topic: words, target: words, target_value: valueSchema },
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
    ...{
      kind: z.string(),
      title: words,
      year: z.int().nullable(),
      period: words,
      project_name: words,
    },
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

const about = z.string().optional()
const formsSchema = z.strictObject({ about, forms: z.array(formSchema) })
const errorSchema = z.strictObject({ about, error: z.string() })

export type ExpectedForm = z.infer<typeof formSchema>
/** One expected file: its forms, or the code of the error with which it cannot be read. */
export type Expected = z.infer<typeof formsSchema> | z.infer<typeof errorSchema>
/** The expected results of an archive's members, by their path inside it. */
export type ExpectedArchive = { readonly members: Readonly<Record<string, Expected>> }

/** What a person expects of a file; of what has the wrong shape, each place and what was expected there. */
export function parseExpected(json: unknown): z.ZodSafeParseResult<Expected | ExpectedArchive> {
  const schema = has(json, 'members') ? archiveSchema(json.members) : fileSchema(json)
  return schema.safeParse(json)
}

/** One of two shapes, by the key that only one has: of a union zod would only say that neither fits. */
function fileSchema(json: unknown): z.ZodType<Expected> {
  return has(json, 'error') ? errorSchema : formsSchema
}

function archiveSchema(members: unknown): z.ZodType<ExpectedArchive> {
  const schemas = Object.entries(members ?? {}).map(
    ([member, json]) => [member, fileSchema(json)] as const,
  )
  return z.strictObject({ about, members: z.strictObject(Object.fromEntries(schemas)) })
}

function has<Key extends string>(json: unknown, key: Key): json is Readonly<Record<Key, unknown>> {
  return typeof json === 'object' && json !== null && key in json
}

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

/** Fields that few forms have: they are told where they hold something. */
const seldom: ReadonlySet<string> = new Set(['period', 'level4'])

function withoutDerived(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((member) => withoutDerived(member))
  const kept = Object.entries(value).filter(
    ([key, member]) => !(derived.test(key) || (member === null && seldom.has(key))),
  )
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutDerived(member)]))
}

/** What a tool made of a file, in the shape that `jixiao extract --json` prints: other tools are brought to the same. */
import { z } from 'zod'

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

const finding = z.object({
  path: z.string(),
  paths: z
    .array(z.string())
    .nullish()
    .transform((paths) => paths ?? []),
})

const source = z.object({
  page: z.number().nullable(),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
})

const rows = z.array(z.record(z.string(), z.unknown())).default([])

const form = z.looseObject({
  funds: rows,
  goals: rows,
  indicators: rows,
  findings: z.array(finding).default([]),
  sources: z.record(z.string(), source).default({}),
})

const line = z.object({
  file: z.string(),
  forms: z.array(form),
  findings: z.array(finding).default([]),
  error: z.object({ code: z.string() }).nullable().default(null),
})

export type ReadForm = z.infer<typeof form>
export type Reading = z.infer<typeof line>

export function readingOf(json: string): Reading {
  return line.parse(JSON.parse(json))
}

/** A field of a form or a row, by its path; null for what is no plain value. */
export function fieldAt(record: unknown, path: string): string | number | null {
  let value = record
  for (const step of path.split('.')) value = (value as Record<string, unknown> | null)?.[step]
  const plain = cell.safeParse(value)
  if (!plain.success || typeof plain.data === 'boolean') return null
  return plain.data === '' ? null : plain.data
}

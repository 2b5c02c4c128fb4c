/** What a golden holds at each boundary: short enough to be read line by line, complete enough to notice any change. */

import type { Note } from '../src/extract/document.ts'
import type { ExtractError } from '../src/extract/error.ts'
import { drawDocument, placeWords } from '../src/extract/markdown.ts'
import { markdownOf } from '../src/markdown/markdown.ts'
import type { Form, Sourced } from '../src/normalize/report.ts'
import type { Processed } from '../src/pipeline.ts'
import { type ExpectedForm, expectedOf } from '../src/printed/expected.ts'
import { stableJson } from '../src/printed/stable-json.ts'

/** One file of a fixture: the input itself (`name` is empty) or a member of the archive that it is. */
export type Read = { readonly name: string } & (
  | { readonly processed: Processed }
  | { readonly error: ExtractError }
)

/** The goldens of a fixture, in the order of the rooms. */
export function goldensOf(files: readonly Read[]): Readonly<Record<string, string>> {
  return {
    'tables.md': files.map((file) => heading(file) + drawn(file)).join('\n'),
    'document.md': files.map((file) => heading(file) + written(file)).join('\n'),
    'document.json': json(files, ({ document }) => ({
      ...document,
      source: { ...document.source, path: undefined },
    })),
    'report.json': json(files, reportOf),
    'findings.json': json(files, ({ findings }) => findings),
  }
}

function heading({ name }: Read): string {
  return name === '' ? '' : `# ${name}\n\n`
}

function drawn(file: Read): string {
  return 'error' in file ? `> ${file.error.code}\n` : drawDocument(file.processed.document)
}

function written(file: Read): string {
  return 'error' in file ? `> ${file.error.code}\n` : markdownOf(file.processed, 'en')
}

function json(files: readonly Read[], part: (processed: Processed) => unknown): string {
  const parts = files.map((file) => [
    file.name,
    'error' in file ? { error: file.error.code } : part(file.processed),
  ])
  const [only] = parts
  return stableJson(only?.[0] === '' ? only[1] : Object.fromEntries(parts))
}

function reportOf(processed: Processed): object {
  const { pages, forms, sections, figures, notes } = processed.report
  const plain = expectedOf(processed).forms
  return {
    pages,
    notes: notes.map(({ code }: Note) => code),
    forms: forms.map((form, index) => withSources(form, plain[index] ?? {})),
    sections,
    figures,
  }
}

function withSources(form: Form, plain: ExpectedForm): object {
  const sources: Record<string, string> = {}
  collect(form, '', sources)
  const { findings: _, ...fields } = plain
  return { ...fields, notes: form.notes, sources }
}

/** Where each value comes from; its printed words where they say more than the value. */
function collect(value: unknown, path: string, sources: Record<string, string>): void {
  if (value === null || typeof value !== 'object') return
  if ('raw' in value && 'basis' in value) {
    const sourced = value as Sourced<unknown>
    if (sourced.raw !== null) sources[path] = sourceWords(sourced)
    return
  }
  for (const [key, inner] of Object.entries(value)) {
    const step = Array.isArray(value) ? `[${key}]` : path === '' ? key : `.${key}`
    collect(inner, path + step, sources)
  }
}

function sourceWords({ value, raw, place, basis }: Sourced<unknown>): string {
  const where = place === null ? 'nowhere' : placeWords(place)
  const words = raw === String(value) ? '' : ` «${raw}»`
  return `${where}${words}${basis === 'inferred' ? ', inferred' : ''}`
}

/** What a golden holds at each boundary: short enough to be read line by line, complete enough to notice any change. */

import type { Note } from '../src/extract/document.ts'
import { markdownOf } from '../src/markdown/markdown.ts'
import type { Form, Sourced } from '../src/normalize/report.ts'
import type { Processed } from '../src/pipeline.ts'
import { type ExpectedForm, expectedOf } from '../src/printed/expected.ts'
import { goldenJson } from './golden-json.ts'
import { drawDocument, placeWords } from './golden-tables.ts'

/** One file of a fixture: the input itself (`name` is empty) or a member of the archive that it is. */
export type Read = { readonly name: string } & (
  | { readonly processed: Processed }
  | { readonly error: { readonly code: string } }
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
    ...understoodGoldens(files),
  }
}

/** Those that follow from the documents alone. */
export function understoodGoldens(files: readonly Read[]) {
  return {
    'report.json': json(files, (processed) => present(reportOf(processed))),
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
  return goldenJson(only?.[0] === '' ? only[1] : Object.fromEntries(parts))
}

/** Without what is null: most fields of most forms. */
function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present)
  if (value === null || typeof value !== 'object') return value
  const members = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(members.map(([key, member]) => [key, present(member)]))
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
  const sources: Record<string, Record<string, string>> = {}
  collect(form, [], sources)
  const { findings: _, ...fields } = plain
  return { ...fields, notes: form.notes, sources }
}

/** Where each value of a row or of another part of the form comes from; its printed words where they say more than the value. */
function collect(
  value: unknown,
  steps: readonly string[],
  sources: Record<string, Record<string, string>>,
): void {
  if (value === null || typeof value !== 'object') return
  if ('raw' in value && 'basis' in value) {
    const sourced = value as Sourced<unknown>
    if (sourced.raw !== null) noteSource(steps, sourceWords(sourced), sources)
    return
  }
  for (const [key, inner] of Object.entries(value)) collect(inner, [...steps, key], sources)
}

/** `indicators.3` → `score` → the words; a field of the form itself stands under `form`. */
function noteSource(
  [part = '', ...rest]: readonly string[],
  words: string,
  sources: Record<string, Record<string, string>>,
): void {
  const isRow = /^\d+$/u.test(rest[0] ?? '')
  const [whose, field] = isRow ? [`${part}.${rest[0]}`, rest.slice(1)] : [part, rest]
  const [group, name] = field.length === 0 ? ['form', part] : [whose, field.join('.')]
  const own = sources[group] ?? {}
  own[name] = words
  sources[group] = own
}

function sourceWords({ value, raw, place, basis }: Sourced<unknown>): string {
  const where = place === null ? 'nowhere' : placeWords(place)
  const words = raw === String(value) ? '' : ` «${raw}»`
  return `${where}${words}${basis === 'inferred' ? ', inferred' : ''}`
}

/** The door to why a document was read as it was. */
import type { Place, RawDocument } from '../extract/document.ts'
import { collectDecisions, type FormPart, type TableExplained } from './explanation.ts'
import { normalize } from './normalize.ts'
import type { Form } from './report.ts'
import { isKnown } from './words/added-index.ts'
import type { AddedWord } from './words/added-words.ts'

/** Words of a form without a field, and why they have none. */
export type ExtraExplained = {
  /** The row they stand in, such as `indicators[3]`; empty where they belong to the form. */
  readonly row: string
  readonly heading: string
  readonly text: string
  /** `known`, the model has no field for the heading, or its field was taken; `unknown`, nobody knows the heading. */
  readonly reason: 'known' | 'unknown'
  readonly place: Place | null
}

/** One form: what it was cut into, what each column is for, and where the words in `extra` come from. */
export type Explanation = {
  readonly title: string | null
  readonly parts: readonly FormPart[]
  readonly tables: readonly TableExplained[]
  readonly extra: readonly ExtraExplained[]
}

/** Why each form of a document was read as it was, in the order of the report. Pure; the reading itself tells it. */
export function explain(
  document: RawDocument,
  vocabulary: readonly AddedWord[],
): readonly Explanation[] {
  const { result, told } = collectDecisions(() => normalize(document, () => [], vocabulary))
  const heard: { parts: readonly FormPart[]; tables: TableExplained[] }[] = []
  for (const one of told) {
    if (one.kind === 'form') heard.push({ parts: one.parts, tables: [] })
    else heard.at(-1)?.tables.push(one.table)
  }
  return result.forms.map((form, at) => ({
    title: form.title.value,
    ...(heard[at] ?? { parts: [], tables: [] }),
    extra: extrasOf(form, vocabulary),
  }))
}

function extrasOf(form: Form, vocabulary: readonly AddedWord[]): readonly ExtraExplained[] {
  const { extra, funds, indicators } = form
  const rows = [
    { row: '', extra },
    ...funds.map((fund, at) => ({ row: `funds[${at}]`, extra: fund.extra })),
    ...indicators.map((indicator, at) => ({ row: `indicators[${at}]`, extra: indicator.extra })),
  ]
  return rows.flatMap(({ row, extra: own }) =>
    own.flatMap(({ heading, text }): readonly ExtraExplained[] => {
      if (text.value === null) return []
      const reason = isKnown(heading, vocabulary) ? 'known' : 'unknown'
      return [{ row, heading, text: text.value, reason, place: text.place }]
    }),
  )
}

/** What a page of a form is drawn from, and what its parts share. */
import { fieldLabel } from '../label/field.ts'
import type { DrawnForm } from '../report/drawn-form.ts'
import type { FormAddress, FormFinding, WholeFormPage } from '../store/form-page.ts'
import type { ListName, Neighbours } from '../store/worklist/asked.ts'
import { stateQuery } from './list-state.ts'
import type { PageRequest } from './page.ts'
import type { Spot } from './spot.ts'
import { kindLabel } from './wording.ts'

/** What of a form is lit. */
export type Highlight =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'finding'; readonly finding: FormFinding }
  | { readonly kind: 'cell'; readonly cell: Spot; readonly fields: readonly string[] }

/** What a page of a form is drawn from. */
export type FormView = {
  readonly request: PageRequest
  readonly address: FormAddress
  readonly whole: WholeFormPage
  readonly highlight: Highlight
  /** In the list that the person came from. */
  readonly neighbours: Neighbours
}

/** A form's name for people. */
export function nameOf({ language }: PageRequest, { shown: { form } }: WholeFormPage): string {
  return String(form['project_name'] ?? form['title'] ?? kindLabel(String(form['kind']), language))
}

/** What the drawn table takes. */
export function drawnOf(whole: WholeFormPage, findings: readonly FormFinding[]): DrawnForm {
  const { form, funds, goals, indicators } = whole.shown
  return {
    ...{ form, funds, goals, indicators },
    findings: findings.map(({ paths, message_zh, ...finding }) => ({
      ...finding,
      paths: JSON.stringify(paths),
      message: message_zh,
    })),
  }
}

/** The fields that are lit. */
export function highlightedPaths(lit: Highlight): readonly string[] {
  if (lit.kind === 'field') return [lit.path]
  if (lit.kind === 'cell') return lit.fields
  if (lit.kind === 'finding') return [...new Set([lit.finding.path, ...lit.finding.paths])]
  return []
}

/** The list that a person came from. */
export function listOf({ query }: PageRequest): ListName | null {
  const list = query.get('list')
  return list === 'forms' || list === 'findings' ? list : null
}

/** The list that a person came from, behind an address. */
export function listQuery(request: PageRequest): string {
  const list = listOf(request)
  if (list === null) return ''
  const query = stateQuery(request.query)
  query.set('list', list)
  return `?${query}`
}

/** A field as people know it: 绩效指标 4 · 得分. */
export function pathLabel(path: string, { language }: PageRequest): string {
  const parts = [...path.matchAll(/(?<name>\w+)(?:\[(?<index>\d+)\])?/gu)].map(({ groups }) => {
    const index = groups?.['index']
    const label = fieldLabel(groups?.['name'] ?? '', language)
    return index === undefined ? label : `${label} ${Number(index) + 1}`
  })
  return parts.join(' · ')
}

/** What is known about the lit field or cell, and the form with which it is corrected. */
import { escapeHtml } from '../../report/markup.ts'
import type { Correction } from '../../store/corrections.ts'
import type { FieldSource } from '../../store/form-page.ts'
import { fieldAddress } from '../address.ts'
import { type FormView, highlightedPaths, listQuery, pathLabel } from '../form-view.ts'
import { hiddenInputs } from '../page.ts'
import { valueAt } from '../spot.ts'
import type { WebWord } from '../wording.ts'

export function fieldPanel(view: FormView): string {
  const { highlight, request } = view
  const { say } = request
  if (highlight.kind === 'nothing') return ''
  if (highlight.kind === 'cell') {
    const heading = `<p class="quoted">“${escapeHtml(highlight.cell.text)}”${sureness(view, highlight.cell.confidence, highlight.cell.readings)}</p>`
    const came =
      highlight.fields.length === 0
        ? `<p>${say('becameNothing')}</p>`
        : `<p>${say('became')}: ${fieldLinks(view, highlight.fields)}</p>`
    const [only, ...others] = highlight.fields
    return `<div class="panel card">${heading}${came}${only !== undefined && others.length === 0 ? field(view, only) : ''}</div>`
  }
  if (highlight.kind === 'field')
    return `<div class="panel card">${field(view, highlight.path)}</div>`
  const paths = highlightedPaths(highlight).filter((path) => path !== '')
  const first = paths[0]
  const links = paths.length > 1 ? `<p>${fieldLinks(view, paths)}</p>` : ''
  return first === undefined ? '' : `<div class="panel card">${field(view, first)}${links}</div>`
}

function fieldLinks({ request, address }: FormView, paths: readonly string[]): string {
  return paths
    .map(
      (path) =>
        `<a href="${escapeHtml(fieldAddress(address, path) + listQuery(request))}">${escapeHtml(pathLabel(path, request))}</a>`,
    )
    .join(' · ')
}

function field(view: FormView, path: string): string {
  const { request, whole } = view
  const { say } = request
  const source = whole.sources[path]
  const value = valueAt(whole, path)
  const correction = whole.corrections.find((one) => one.path === path)
  const rows: [string, string][] = [
    [say('value'), value === null ? say('none') : escapeHtml(value)],
  ]
  if (source !== undefined) rows.push(...sourceRows(view, source))
  const lines = rows.map(([name, words]) => `<dt>${name}</dt><dd>${words}</dd>`)
  return `<h2>${escapeHtml(pathLabel(path, request))}</h2><dl>${lines.join('')}</dl>${standing(view, correction)}${correctionForm(view, path, correction)}`
}

function sourceRows(view: FormView, source: FieldSource): [string, string][] {
  const { say } = view.request
  const sure = sureness(view, source.confidence, source.readings)
  return [
    [say('asRead'), `“${escapeHtml(source.raw)}”${sure}`],
    [say('basis'), say(source.basis)],
  ]
}

function sureness(
  { request: { say } }: FormView,
  confidence: number | null,
  readings: readonly string[] | null,
): string {
  const sure = confidence === null ? '' : ` · ${say('confidence')} ${Math.floor(confidence * 100)}%`
  const others =
    readings === null
      ? ''
      : ` · ${say('readings')}: ${readings.map((one) => `“${escapeHtml(one)}”`).join(' ')}`
  return sure + others
}

const states = {
  applies: 'stateApplies',
  agrees: 'stateAgrees',
  changed: 'stateChanged',
  missing: 'stateMissing',
} as const satisfies Record<string, WebWord>

function standing({ request }: FormView, correction: Correction | undefined): string {
  if (correction === undefined) return ''
  const { say } = request
  const { words, who, at, why, state, id } = correction
  const undo = request.mayWrite
    ? `<form method="post" action="/undo">${hiddenInputs(request)}<input type="hidden" name="table" value="corrections"><input type="hidden" name="id" value="${id}"><button>${say('undo')}</button></form>`
    : ''
  return `<p class="standing ${state}">${say('corrected')}: <b>${words === null ? say('none') : escapeHtml(words)}</b> · ${escapeHtml(who)} · ${escapeHtml(at.slice(0, 10))} · ${say(states[state])}${why === '' ? '' : ` · ${escapeHtml(why)}`}</p>${undo}`
}

function correctionForm(view: FormView, path: string, correction: Correction | undefined): string {
  const { request, address, whole, highlight } = view
  if (!request.mayWrite) return ''
  const { say } = request
  const before = correction?.words ?? whole.sources[path]?.raw ?? ''
  // After a correction the person goes on where the finding was, or stays at the field.
  const back =
    highlight.kind === 'finding' ? undefined : fieldAddress(address, path) + listQuery(request)
  return `<form method="post" action="/corrections" class="correction">${hiddenInputs(request, back)}
<input type="hidden" name="sha256" value="${address.sha256}"><input type="hidden" name="form" value="${address.form}">
<input type="hidden" name="path" value="${escapeHtml(path)}"><input type="hidden" name="seen" value="${correction?.id ?? 0}">
<label>${say('correctTo')} <input name="words" data-key="e" value="${escapeHtml(before.trim())}" autocomplete="off"></label>
<label>${say('why')} <input name="why" maxlength="500"></label><button>${say('correct')} <kbd>e</kbd></button></form>`
}

/** What is known about the lit field or cell, and the form with which it is corrected. */
import { shown } from '../../report/markup.ts'
import type { Correction } from '../../store/corrections.ts'
import type { FieldSource } from '../../store/form-page.ts'
import { fieldAddress } from '../address.ts'
import { behind, type FormView, litPaths, pathLabel } from '../form-view.ts'
import { hidden } from '../page.ts'
import { valueAt } from '../spot.ts'
import type { WebWord } from '../wording.ts'

export function fieldPanel(view: FormView): string {
  const { lit, asked } = view
  const { say } = asked
  if (lit.kind === 'nothing') return ''
  if (lit.kind === 'cell') {
    const heading = `<p class="quoted">“${shown(lit.cell.text)}”${sureness(view, lit.cell.confidence, lit.cell.readings)}</p>`
    const came =
      lit.fields.length === 0
        ? `<p>${say('becameNothing')}</p>`
        : `<p>${say('became')}: ${fieldLinks(view, lit.fields)}</p>`
    const [only, ...others] = lit.fields
    return `<div class="panel card">${heading}${came}${only !== undefined && others.length === 0 ? field(view, only) : ''}</div>`
  }
  if (lit.kind === 'field') return `<div class="panel card">${field(view, lit.path)}</div>`
  const paths = litPaths(lit).filter((path) => path !== '')
  const first = paths[0]
  const links = paths.length > 1 ? `<p>${fieldLinks(view, paths)}</p>` : ''
  return first === undefined ? '' : `<div class="panel card">${field(view, first)}${links}</div>`
}

function fieldLinks({ asked, address }: FormView, paths: readonly string[]): string {
  return paths
    .map(
      (path) =>
        `<a href="${shown(fieldAddress(address, path) + behind(asked))}">${shown(pathLabel(path, asked))}</a>`,
    )
    .join(' · ')
}

function field(view: FormView, path: string): string {
  const { asked, whole } = view
  const { say } = asked
  const source = whole.sources[path]
  const value = valueAt(whole, path)
  const correction = whole.corrections.find((one) => one.path === path)
  const rows: [string, string][] = [[say('value'), value === null ? say('none') : shown(value)]]
  if (source !== undefined) rows.push(...sourceRows(view, source))
  const lines = rows.map(([name, words]) => `<dt>${name}</dt><dd>${words}</dd>`)
  return `<h2>${shown(pathLabel(path, asked))}</h2><dl>${lines.join('')}</dl>${standing(view, correction)}${correctionForm(view, path, correction)}`
}

function sourceRows(view: FormView, source: FieldSource): [string, string][] {
  const { say } = view.asked
  const sure = sureness(view, source.confidence, source.readings)
  return [
    [say('asRead'), `“${shown(source.raw)}”${sure}`],
    [say('basis'), say(source.basis)],
  ]
}

function sureness(
  { asked: { say } }: FormView,
  confidence: number | null,
  readings: readonly string[] | null,
): string {
  const sure = confidence === null ? '' : ` · ${say('confidence')} ${Math.floor(confidence * 100)}%`
  const others =
    readings === null
      ? ''
      : ` · ${say('readings')}: ${readings.map((one) => `“${shown(one)}”`).join(' ')}`
  return sure + others
}

const states = {
  applies: 'stateApplies',
  agrees: 'stateAgrees',
  changed: 'stateChanged',
  missing: 'stateMissing',
} as const satisfies Record<string, WebWord>

function standing({ asked }: FormView, correction: Correction | undefined): string {
  if (correction === undefined) return ''
  const { say } = asked
  const { words, who, at, why, state, id } = correction
  const undo = asked.mayWrite
    ? `<form method="post" action="/undo">${hidden(asked)}<input type="hidden" name="table" value="corrections"><input type="hidden" name="id" value="${id}"><button>${say('undo')}</button></form>`
    : ''
  return `<p class="standing ${state}">${say('corrected')}: <b>${words === null ? say('none') : shown(words)}</b> · ${shown(who)} · ${shown(at.slice(0, 10))} · ${say(states[state])}${why === '' ? '' : ` · ${shown(why)}`}</p>${undo}`
}

function correctionForm(view: FormView, path: string, correction: Correction | undefined): string {
  const { asked, address, whole, lit } = view
  if (!asked.mayWrite) return ''
  const { say } = asked
  const before = correction?.words ?? whole.sources[path]?.raw ?? ''
  // After a correction the person goes on where the finding was, or stays at the field.
  const back = lit.kind === 'finding' ? undefined : fieldAddress(address, path) + behind(asked)
  return `<form method="post" action="/corrections" class="correction">${hidden(asked, back)}
<input type="hidden" name="sha256" value="${address.sha256}"><input type="hidden" name="form" value="${address.form}">
<input type="hidden" name="path" value="${shown(path)}"><input type="hidden" name="seen" value="${correction?.id ?? 0}">
<label>${say('correctTo')} <input name="words" data-key="e" value="${shown(before.trim())}" autocomplete="off"></label>
<label>${say('why')} <input name="why" maxlength="500"></label><button>${say('correct')} <kbd>e</kbd></button></form>`
}

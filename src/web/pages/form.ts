/** One form as printed, with what was noticed in it, beside the page of its document. */

import { codeLabel } from '../../label/finding.ts'
import { drawTable } from '../../report/drawn-form.ts'
import { escapeHtml } from '../../report/markup.ts'
import {
  type FormFinding,
  type RawTable,
  selectFormPage,
  selectTables,
  type WholeFormPage,
} from '../../store/form-page.ts'
import { selectFormKey } from '../../store/listed.ts'
import type { Neighbours } from '../../store/worklist/asked.ts'
import {
  documentAddress,
  fieldAddress,
  findingAddress,
  formAddress,
  parseFormAddress,
  parseOrdinal,
} from '../address.ts'
import { bundleAddress, sampleAddress } from '../bundle.ts'
import {
  drawnOf,
  type FormView,
  type Highlight,
  highlightedPaths,
  listOf,
  listQuery,
  nameOf,
  pathLabel,
} from '../form-view.ts'
import { stateOf, stateQuery } from '../list-state.ts'
import { hiddenInputs, type PageRequest, type ServedPage } from '../page.ts'
import type { ReasonTable } from '../services.ts'
import { cellAt, fieldsOf } from '../spot.ts'
import { kindLabel, type WebWord } from '../wording.ts'
import { fieldPanel } from './panel.ts'
import { verdictForm } from './verdict.ts'
import { whyAddress, whyPanel } from './why.ts'

const base = '/forms/:sha256/:form'

export const formPages: readonly ServedPage[] = [
  {
    pattern: base,
    words: 'One form: as corrected, as read, its findings, sources, corrections and confirmation.',
    answer: (request) => answerForm(request, () => ({ kind: 'nothing' })),
  },
  {
    pattern: `${base}/why`,
    words:
      'The same with why it was read as it was: its parts, what each column was taken for, words without a field.',
    answer: (request) => answerForm(request, () => ({ kind: 'nothing' }), true),
  },
  {
    pattern: `${base}/fields/:path`,
    words: 'The same with one field lit, such as `indicators[3].score`.',
    answer: (request) =>
      answerForm(request, (whole) => {
        const path = request.param('path')
        return isField(whole, path) ? { kind: 'field', path } : null
      }),
  },
  {
    pattern: `${base}/findings/:code/:path?`,
    words: 'The same with one finding lit, by its rule and field.',
    answer: (request) =>
      answerForm(request, ({ findings }) => {
        const finding = findings.find(
          ({ code, path }) => code === request.param('code') && path === request.param('path'),
        )
        return finding === undefined ? null : { kind: 'finding', finding }
      }),
  },
  {
    pattern: `${base}/cells/:table/:row/:column`,
    words:
      'The same with one raw cell lit, by table, row and column from 0, and the fields that came of it.',
    answer: (request) =>
      answerForm(request, (whole, tables) => {
        const place = ['table', 'row', 'column'].map((name) => parseOrdinal(request.param(name)))
        const [table = null, row = null, column = null] = place
        if (table === null || row === null || column === null) return null
        const cell = cellAt(tables, table, row, column)
        return cell && { kind: 'cell', cell, fields: fieldsOf(whole, cell) }
      }),
  },
]

/** A field that stands in the form, or that a person may say should. */
function isField(whole: WholeFormPage, path: string): boolean {
  return Object.hasOwn(whole.sources, path) || drawnPaths(whole).has(path)
}

function drawnPaths(whole: WholeFormPage): ReadonlySet<string> {
  const paths = new Set<string>()
  drawTable(drawnOf(whole, []), (path, inner) => {
    paths.add(path)
    return { inner, kind: '' }
  })
  return paths
}

async function answerForm(
  request: PageRequest,
  highlightOf: (whole: WholeFormPage, tables: readonly RawTable[]) => Highlight | null,
  isWhy = false,
) {
  const address = parseFormAddress(request.param('sha256'), request.param('form'))
  const whole = address && selectFormPage(request.database, address)
  if (!address || !whole) return null
  const tables = selectTables(request.database, whole.document.id)
  const highlight = highlightOf(whole, tables)
  if (highlight === null) return null
  const neighbours = await neighboursOf(request, whole)
  const why = isWhy ? request.services.why(whole.form_id, request.language) : null
  return {
    data: { ...whole, lit: highlight, ...(why === null ? {} : { why }) },
    view: () => ({
      title: nameOf(request, whole),
      body: formBody({ request, address, whole, highlight, neighbours }, why),
    }),
  }
}

function formBody(view: FormView, why: readonly ReasonTable[] | null): string {
  const { request, whole } = view
  const { say } = request
  return `${headOf(view)}<div class="split"><section class="form-side" aria-label="${say('forms')}">${tableOf(view)}
${findingsOf(view)}${why === null ? '' : whyPanel(view, why)}</section>
<section class="source-side" aria-label="${say('source')}">${fieldPanel(view)}
<iframe title="${say('sourceOf')}: ${escapeHtml(nameOf(request, whole))}" src="${escapeHtml(sourceAddress(view))}"></iframe></section></div>`
}

function headOf(view: FormView): string {
  const { request, whole } = view
  const { say, language } = request
  const { form } = whole.shown
  const place = [form['year'], form['department_name'] ?? form['unit_name'], form['title']]
  const { neighbours } = view
  const link = (id: number | null, word: WebWord, key: string) => {
    const found = id === null ? undefined : selectFormKey(request.database, id)
    if (found === undefined) return ''
    return `<a data-key="${key}" href="${escapeHtml(`${formAddress(found)}${listQuery(request)}`)}">${say(word)}</a>`
  }
  return `<div class="form-head"><div><h1>${escapeHtml(nameOf(request, whole))}</h1>
<p class="soft">${place
    .filter(Boolean)
    .map((part) => escapeHtml(part ?? null))
    .join(
      ' · ',
    )} · ${escapeHtml(kindLabel(String(form['kind']), language))} · <bdi>${escapeHtml(whole.document.files[0]?.path ?? '')}</bdi></p></div>
<nav aria-label="${say('forms')}">${listLink(request)} ${link(neighbours.previous, 'previousForm', 'p')} ${link(neighbours.next, 'nextForm', 'n')}
<a data-key="w" href="${escapeHtml(whyAddress(view))}">${say('whyRead')} <kbd>w</kbd></a> <a href="${documentAddress(view.address.sha256)}">${say('wholeDocument')}</a> <a href="${formAddress(view.address)}/paper">${say('paper')}</a> <a href="${bundleAddress(view.address)}">${say('bundle')}</a></nav>${confirmation(view)}</div>`
}

function listLink(request: PageRequest): string {
  const list = listOf(request)
  if (list === null) return ''
  return `<a href="${escapeHtml(`/${list}?${stateQuery(request.query)}`)}">${request.say('backToList')}</a>`
}

/** The forms before and after this one in the list that the person came from. */
async function neighboursOf(request: PageRequest, whole: WholeFormPage): Promise<Neighbours> {
  if (listOf(request) !== 'forms') return { previous: null, next: null }
  return (await request.worklist.now()).neighbours(stateOf('forms', request.query), whole.form_id)
}

function confirmation({ request, address, whole }: FormView): string {
  const { say } = request
  const { review } = whole
  const said =
    review === null
      ? ''
      : `<p class="confirmed">✓ ${say('confirmed')} · ${escapeHtml(review.who)} · ${escapeHtml(review.at.slice(0, 10))}</p>`
  const sample = `<a href="${sampleAddress(address)}">${say('sample')}</a>`
  if (!request.mayWrite) return review === null ? said : `${said}${sample}`
  if (review !== null) {
    return `${said}${sample}<form method="post" action="/undo">${hiddenInputs(request)}<input type="hidden" name="table" value="reviews"><input type="hidden" name="id" value="${review.id}"><button>${say('undo')}</button></form>`
  }
  return `<form method="post" action="/confirm" id="confirm">${hiddenInputs(request, formAddress(address) + listQuery(request))}
<input type="hidden" name="sha256" value="${address.sha256}"><input type="hidden" name="form" value="${address.form}">
<button data-key="c">${say('confirm')} <kbd>c</kbd></button></form>`
}

function tableOf({ request, address, whole, highlight }: FormView): string {
  const lights = new Set(highlightedPaths(highlight))
  const corrected = new Set(
    whole.corrections.filter(({ state }) => state === 'applies').map(({ path }) => path),
  )
  const query = listQuery(request)
  return drawTable(drawnOf(whole, whole.findings), (path, text) => {
    const kinds = [lights.has(path) ? 'lit' : '', corrected.has(path) ? 'corrected' : '']
    const label =
      text === ''
        ? ` aria-label="${escapeHtml(pathLabel(path, request))}: ${request.say('blank')}"`
        : ''
    const inner = `<a class="value" href="${escapeHtml(fieldAddress(address, path) + query)}"${label}>${text === '' ? '&nbsp;' : text}</a>`
    return { inner, kind: kinds.filter(Boolean).join(' ') }
  })
}

function findingsOf(view: FormView): string {
  const { request, whole } = view
  const { say } = request
  if (whole.findings.length === 0) return `<p class="soft">${say('noFindings')}</p>`
  return `<h2>${say('findings')}</h2><ol class="findings">${whole.findings.map((one) => findingItem(view, one)).join('')}</ol>`
}

function findingItem({ request, address, highlight }: FormView, finding: FormFinding): string {
  const { say, language } = request
  const { severity, code, verdict } = finding
  const isLit = highlight.kind === 'finding' && highlight.finding === finding
  const message = language === 'zh' ? finding.message_zh : finding.message_en
  const decided =
    verdict === null
      ? ''
      : ` <span class="badge decided">${say(verdict.verdict)} · ${escapeHtml(verdict.who)}</span>`
  const href = escapeHtml(findingAddress(address, finding) + listQuery(request))
  const isOpen = verdict === null && severity !== 'info'
  const judged = { ...address, code, path: finding.path, paths: JSON.stringify(finding.paths) }
  return `<li class="${severity}${isLit ? ' lit' : ''}"${isLit ? ' aria-current="true"' : ''}>
<a class="step" data-open="${isOpen ? 1 : 0}" href="${href}"><span class="hidden">${say(severity)} </span><b>${escapeHtml(codeLabel(code, language))}</b> ${escapeHtml(message)}</a>${decided}${isLit ? verdictForm(request, judged, verdict, formAddress(address) + listQuery(request)) : ''}</li>`
}

/** The frame beside the form. */
function sourceAddress({ address, highlight, whole }: FormView): string {
  const frame = `/sources/${address.sha256}/${address.form}`
  if (highlight.kind === 'cell') {
    const { table, row, column } = highlight.cell
    return `${frame}?cell=${table}.${row}.${column}#lit`
  }
  const paths = highlightedPaths(highlight).filter((path) => Object.hasOwn(whole.sources, path))
  if (paths.length === 0) return frame
  return `${frame}?${new URLSearchParams(paths.map((path): [string, string] => ['field', path]))}#lit`
}

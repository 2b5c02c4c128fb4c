/** What people did: corrections, verdicts, confirmations, with who, when and why; what stands can be taken back. */

import { codeLabel } from '../../label/finding.ts'
import { escapeHtml } from '../../report/markup.ts'
import { type Event, selectHistory } from '../../store/history.ts'
import { fieldAddress, findingAddress, formAddress } from '../address.ts'
import { pathLabel } from '../form-view.ts'
import { pageIn } from '../list-state.ts'
import { hiddenInputs, type PageRequest, type ServedPage } from '../page.ts'
import { type WebWord, webWords } from '../wording.ts'

/** Events on a page. Chosen. */
const PAGE = 100

export const historyPage: ServedPage = {
  pattern: '/history',
  words: 'Everything that people did, newest first; `document` for one document alone, `page`.',
  answer: (request) => {
    const page = pageIn(request.query)
    const sha256 = request.query.get('document')
    const events = selectHistory(request.database, {
      sha256,
      offset: (page - 1) * PAGE,
      limit: PAGE,
    })
    return {
      data: { events },
      view: () => ({ title: request.say('history'), body: body(request, events) }),
    }
  },
}

function body(request: PageRequest, events: readonly Event[]): string {
  const { say } = request
  const heads = (['when', 'who', 'what', 'project', 'why'] as const).map(
    (word) => `<th scope="col">${say(word)}</th>`,
  )
  const rows = events.map((event) => row(request, event))
  return `<h1>${say('history')}</h1><div class="scroll card" tabindex="0" role="region" aria-label="${say('history')}"><table class="list"><thead><tr>${heads.join('')}<td></td></tr></thead><tbody>${rows.join('')}</tbody></table>
${events.length === 0 ? `<p>${say('empty')}</p>` : ''}</div>`
}

function row(request: PageRequest, event: Event): string {
  const { say } = request
  const undone =
    event.undone_at === null
      ? undo(request, event)
      : `${say('undone')} · ${escapeHtml(event.undone_by)} · ${escapeHtml(minute(event.undone_at))}`
  return `<tr class="${event.undone_at === null ? '' : 'undone'}"><td>${escapeHtml(minute(event.at))}</td><td>${escapeHtml(event.who)}</td>
<td>${what(request, event)}</td><td>${escapeHtml(event.project_name)}</td><td>${escapeHtml(event.why)}</td><td>${undone}</td></tr>`
}

function minute(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}

const states: Readonly<Record<string, WebWord>> = {
  agrees: 'stateAgrees',
  changed: 'stateChanged',
  missing: 'stateMissing',
}

function what(request: PageRequest, event: Event): string {
  const { language, say } = request
  const { kind, path, code, before, after, state } = event
  if (kind === 'review') {
    return `<a href="${formAddress(event)}">✓ ${say('confirmed')}</a>`
  }
  if (kind === 'verdict') {
    const words = webWords[after as 'accepted'][language]
    return `<a href="${escapeHtml(findingAddress(event, { code: code ?? '', path }))}">${escapeHtml(codeLabel(code ?? '', language))}</a>: ${words}`
  }
  const doubt = states[state ?? '']
  const from = `“${escapeHtml(before)}” → “${escapeHtml(after)}”`
  return `<a href="${escapeHtml(fieldAddress(event, path))}">${escapeHtml(pathLabel(path, request))}</a>: ${from}${doubt === undefined ? '' : ` · <b>${say(doubt)}</b>`}`
}

const tables = { correction: 'corrections', verdict: 'verdicts', review: 'reviews' } as const

function undo(request: PageRequest, { kind, id }: Event): string {
  if (!request.mayWrite) return ''
  return `<form method="post" action="/undo">${hiddenInputs(request)}<input type="hidden" name="table" value="${tables[kind]}"><input type="hidden" name="id" value="${id}"><button>${request.say('undo')}</button></form>`
}

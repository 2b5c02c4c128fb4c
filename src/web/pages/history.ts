/** What people did: corrections, verdicts, confirmations, with who, when and why; what stands can be taken back. */

import { codeLabel } from '../../label/finding.ts'
import { shown } from '../../report/markup.ts'
import { type Event, selectHistory } from '../../store/history.ts'
import { fieldAddress, findingAddress, formAddress } from '../address.ts'
import { pathLabel } from '../form-view.ts'
import { pageIn } from '../list-state.ts'
import { type Asked, hidden, type ServedPage } from '../page.ts'
import { type WebWord, webWords } from '../wording.ts'

const PAGE = 100

export const historyPage: ServedPage = {
  pattern: '/history',
  words: 'Everything that people did, newest first; `document` for one document alone, `page`.',
  tell: (asked) => {
    const page = pageIn(asked.query)
    const sha256 = asked.query.get('document')
    const events = selectHistory(asked.database, { sha256, offset: (page - 1) * PAGE, limit: PAGE })
    return {
      data: { events },
      view: () => ({ title: asked.say('history'), body: body(asked, events) }),
    }
  },
}

function body(asked: Asked, events: readonly Event[]): string {
  const { say } = asked
  const heads = (['when', 'who', 'what', 'project', 'why'] as const).map(
    (word) => `<th scope="col">${say(word)}</th>`,
  )
  const rows = events.map((event) => row(asked, event))
  return `<h1>${say('history')}</h1><div class="scroll card" tabindex="0" role="region" aria-label="${say('history')}"><table class="list"><thead><tr>${heads.join('')}<td></td></tr></thead><tbody>${rows.join('')}</tbody></table>
${events.length === 0 ? `<p>${say('empty')}</p>` : ''}</div>`
}

function row(asked: Asked, event: Event): string {
  const { say } = asked
  const undone =
    event.undone_at === null
      ? undo(asked, event)
      : `${say('undone')} · ${shown(event.undone_by)} · ${shown(minute(event.undone_at))}`
  return `<tr class="${event.undone_at === null ? '' : 'undone'}"><td>${shown(minute(event.at))}</td><td>${shown(event.who)}</td>
<td>${what(asked, event)}</td><td>${shown(event.project_name)}</td><td>${shown(event.why)}</td><td>${undone}</td></tr>`
}

function minute(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}

const states: Readonly<Record<string, WebWord>> = {
  agrees: 'stateAgrees',
  changed: 'stateChanged',
  missing: 'stateMissing',
}

function what(asked: Asked, event: Event): string {
  const { language, say } = asked
  const { kind, path, code, before, after, state } = event
  if (kind === 'review') {
    return `<a href="${formAddress(event)}">✓ ${say('confirmed')}</a>`
  }
  if (kind === 'verdict') {
    const words = webWords[after as 'accepted'][language]
    return `<a href="${shown(findingAddress(event, { code: code ?? '', path }))}">${shown(codeLabel(code ?? '', language))}</a>: ${words}`
  }
  const doubt = states[state ?? '']
  const from = `“${shown(before)}” → “${shown(after)}”`
  return `<a href="${shown(fieldAddress(event, path))}">${shown(pathLabel(path, asked))}</a>: ${from}${doubt === undefined ? '' : ` · <b>${say(doubt)}</b>`}`
}

const tables = { correction: 'corrections', verdict: 'verdicts', review: 'reviews' } as const

function undo(asked: Asked, { kind, id }: Event): string {
  if (!asked.mayWrite) return ''
  return `<form method="post" action="/undo">${hidden(asked)}<input type="hidden" name="table" value="${tables[kind]}"><input type="hidden" name="id" value="${id}"><button>${asked.say('undo')}</button></form>`
}

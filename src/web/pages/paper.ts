/** The working paper (底稿) of one form or of a list: what was found, what was decided, by whom, with the page itself. */

import { codeLabel } from '../../label/finding.ts'
import { drawTable } from '../../report/drawn-form.ts'
import { escapeHtml } from '../../report/markup.ts'
import { type FormFinding, selectFormPage, type WholeFormPage } from '../../store/form-page.ts'
import { selectFormKey } from '../../store/listed.ts'
import { parseFormAddress } from '../address.ts'
import { drawnOf, nameOf, pathLabel } from '../form-view.ts'
import { pageIn, stateOf, stateQuery } from '../list-state.ts'
import type { PageRequest, ServedPage } from '../page.ts'
import { outlinedAddress, paperFindings } from './outlined.ts'
import { formTables, pictureSource } from './source.ts'

/** Forms of one printed paper: what a printer takes at once. */
const FORMS = 20

export const paperPages: readonly ServedPage[] = [
  {
    pattern: '/forms/:sha256/:form/paper',
    words: 'The working paper of one form: findings, verdicts, corrections, confirmation, pages.',
    answer: (request) => {
      const address = parseFormAddress(request.param('sha256'), request.param('form'))
      const whole = address && selectFormPage(request.database, address)
      return whole ? answerPaper(request, [whole]) : null
    },
  },
  {
    pattern: '/papers',
    words: 'The working papers of a list, twenty forms a `page`, with the parameters of `/forms`.',
    answer: async (request) => {
      const page = pageIn(request.query)
      const wanted = {
        ...stateOf('forms', request.query),
        offset: (page - 1) * FORMS,
        limit: FORMS,
      }
      const { ids, total } = (await request.worklist.now()).list(wanted)
      const forms = ids.flatMap((id) => {
        const key = selectFormKey(request.database, id)
        return (key && selectFormPage(request.database, key)) ?? []
      })
      return answerPaper(request, forms, pager(request, page, Math.ceil(total / FORMS)))
    },
  },
]

/** Leads to the papers before and after these; on paper it is left out. */
function pager({ say, query }: PageRequest, page: number, pages: number): string {
  const link = (to: number, word: 'previous' | 'next') => {
    if (to < 1 || to > pages) return ''
    const behind = stateQuery(query)
    behind.set('page', String(to))
    return `<a href="${escapeHtml(`/papers?${behind}`)}">${say(word)}</a>`
  }
  return `<nav class="pager" aria-label="${say('page')}">${link(page - 1, 'previous')} <span>${page} / ${Math.max(1, pages)}</span> ${link(page + 1, 'next')}</nav>`
}

function answerPaper(request: PageRequest, forms: readonly WholeFormPage[], around = '') {
  return {
    data: { forms },
    view: () => ({
      title: request.say('paper'),
      body:
        around +
        (forms.length === 0
          ? `<p>${request.say('empty')}</p>`
          : forms.map((whole) => paper(request, whole)).join('')),
    }),
  }
}

function paper(request: PageRequest, whole: WholeFormPage): string {
  const { say } = request
  const { review, corrections, document } = whole
  const reviewed =
    review === null
      ? say('no')
      : `${say('confirmed')} · ${escapeHtml(review.who)} · ${escapeHtml(review.at.slice(0, 16).replace('T', ' '))}`
  const drawn = drawTable(drawnOf(whole, whole.findings), (_, text) => ({ inner: text, kind: '' }))
  const findings = paperFindings(whole)
  const changed = corrections.map(({ path, raw, words, who, at, why }) =>
    line([
      pathLabel(path, request),
      `“${raw ?? ''}” → “${words ?? ''}”`,
      why,
      who,
      at.slice(0, 16).replace('T', ' '),
    ]),
  )
  return `<article class="working-paper"><h1>${say('paper')}：${escapeHtml(nameOf(request, whole))}</h1>
<dl><dt>${say('file')}</dt><dd>${escapeHtml(document.files[0]?.path ?? '')}</dd><dt>SHA-256</dt><dd>${document.sha256} / ${whole.ordinal}</dd><dt>${say('reviewed')}</dt><dd>${reviewed}</dd></dl>
<div class="wide" tabindex="0" role="region" aria-label="${say('forms')}">${drawn}</div><h2>${say('findings')}</h2>${table(
    request,
    ['number', 'severity', 'finding', 'verdict', 'why', 'who', 'when'],
    findings.map((one, at) => findingLine(request, one, at + 1)),
  )}
<h2>${say('corrected')}</h2>${table(request, ['field', 'what', 'why', 'who', 'when'], changed)}
<h2>${say('source')}</h2>${pictures(request, whole)}</article>`
}

function line(words: readonly string[]): string {
  return `<tr>${words.map((word) => `<td>${escapeHtml(word)}</td>`).join('')}</tr>`
}

type Head =
  | 'number'
  | 'severity'
  | 'finding'
  | 'verdict'
  | 'why'
  | 'who'
  | 'when'
  | 'field'
  | 'what'

function table({ say }: PageRequest, heads: readonly Head[], rows: readonly string[]): string {
  if (rows.length === 0) return `<p>${say('nothing')}</p>`
  return `<div class="wide" tabindex="0" role="region" aria-label="${say(heads[0] ?? 'finding')}"><table class="list"><thead><tr>${heads.map((head) => `<th scope="col">${say(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function findingLine(request: PageRequest, finding: FormFinding, number: number): string {
  const { say, language } = request
  const { severity, code, verdict } = finding
  const message = language === 'zh' ? finding.message_zh : finding.message_en
  return line([
    String(number),
    say(severity),
    `${codeLabel(code, language)}：${message}`,
    verdict === null ? say('open') : say(verdict.verdict),
    verdict?.why ?? '',
    verdict?.who ?? '',
    verdict?.at.slice(0, 16).replace('T', ' ') ?? '',
  ])
}

/** The pages that the form stands on, or its own tables where its format has no pages; the cells of findings outlined. */
function pictures(request: PageRequest, whole: WholeFormPage): string {
  const places = Object.values(whole.sources).map(({ place }) => place)
  const pages = [
    ...new Set(places.flatMap((place) => (place?.[0] === 'page' ? [place[1]] : []))),
  ].sort((a, b) => a - b)
  const drawn = pages.filter((page) => pictureSource(whole, page) !== null)
  if (drawn.length === 0) return formTables(request, whole, foundPaths(whole))
  return drawn
    .map(
      (page) =>
        `<img class="sheet" loading="lazy" alt="${request.say('page')} ${page}" src="${outlinedAddress(whole, page)}">`,
    )
    .join('')
}

function foundPaths(whole: WholeFormPage): readonly string[] {
  return [...new Set(paperFindings(whole).flatMap(({ path, paths }) => [path, ...paths]))]
}

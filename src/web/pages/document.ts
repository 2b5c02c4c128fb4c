/** A document as a whole: its forms, and what was noticed in none of them, to be decided like any other finding. */
import { codeLabel } from '../../label/finding.ts'
import { escapeHtml, formatNumber } from '../../report/markup.ts'
import {
  countDocumentFindings,
  type DocumentFinding,
  type ListedDocumentFinding,
  selectAllDocumentFindings,
  selectDocumentFindings,
} from '../../store/document-findings.ts'
import { type DocumentHead, selectDocument } from '../../store/form-page.ts'
import { documentAddress, findingAddress, formAddress } from '../address.ts'
import { pageIn } from '../list-state.ts'
import type { PageRequest, ServedPage } from '../page.ts'
import { verdictForm } from './verdict.ts'

const base = '/documents/:sha256'

/** Findings of one page of the list. */
const PAGE = 50

export const documentPages: readonly ServedPage[] = [
  {
    pattern: '/documents',
    words: 'Findings about documents as a whole, in no form, the undecided first; `page`.',
    answer: (request) => {
      const page = pageIn(request.query)
      const part = { offset: (page - 1) * PAGE, limit: PAGE }
      const rows = selectAllDocumentFindings(request.database, part)
      const total = countDocumentFindings(request.database)
      return {
        data: { total, offset: part.offset, rows },
        view: () => ({
          title: request.say('documentFindings'),
          body: listBody(request, rows, { page, total }),
        }),
      }
    },
  },
  {
    pattern: base,
    words: 'A document as a whole: its files, its forms, the findings in none of them.',
    answer: (request) => answerDocument(request, () => true),
  },
  {
    pattern: `${base}/findings/:code/:path?`,
    words: 'The same with one of those findings lit, by its rule and field.',
    answer: (request) =>
      answerDocument(
        request,
        ({ code, path }) => code === request.param('code') && path === request.param('path'),
      ),
  },
]

const SHA256 = /^[0-9a-f]{64}$/u

function answerDocument(request: PageRequest, isAsked: (finding: DocumentFinding) => boolean) {
  const sha256 = request.param('sha256')
  const document = SHA256.test(sha256) ? selectDocument(request.database, sha256) : null
  if (document === null) return null
  const findings = selectDocumentFindings(request.database, document)
  const chosen = findings.filter(isAsked)
  const isNamed = request.param('code') !== ''
  if (isNamed && chosen.length === 0) return null
  const lit = chosen.find(({ verdict }) => isNamed || verdict === null) ?? null
  return {
    data: { document, findings },
    view: () => ({
      title: nameOf(document),
      body: documentBody(request, document, findings, lit),
    }),
  }
}

function nameOf({ files, sha256 }: DocumentHead): string {
  return files[0]?.path.split('/').at(-1) ?? sha256
}

function documentBody(
  request: PageRequest,
  document: DocumentHead,
  findings: readonly DocumentFinding[],
  lit: DocumentFinding | null,
): string {
  const { say } = request
  const { sha256, forms } = document
  const items = findings.map((finding) => findingItem(request, document, finding, finding === lit))
  const list =
    items.length === 0
      ? `<p class="soft">${say('noFindings')}</p>`
      : `<ol class="findings">${items.join('')}</ol>`
  return `<div class="form-head"><div><h1>${escapeHtml(nameOf(document))}</h1><p class="soft"><bdi>${escapeHtml(document.files[0]?.path ?? '')}</bdi></p></div>
<nav aria-label="${say('forms')}"><a href="/documents">${say('backToList')}</a> ${say('forms')} ${formLinks(document)}</nav></div>
<div class="split"><section class="form-side" aria-label="${say('findings')}"><h2>${say('ofDocument')}</h2>${list}</section>
<section class="source-side" aria-label="${say('source')}">${forms === 0 ? `<p>${say('noForm')}</p>` : frame(request, sha256, lit)}</section></div>`
}

function formLinks({ sha256, forms }: DocumentHead): string {
  return Array.from(
    { length: forms },
    (_, form) => `<a href="${formAddress({ sha256, form })}">${form + 1}</a>`,
  ).join(' ')
}

function frame({ say }: PageRequest, sha256: string, lit: DocumentFinding | null): string {
  const page = lit?.noticed[0]?.page ?? null
  const query = page === null ? '' : `?page=${page}`
  return `<iframe title="${say('source')}" src="/sources/${sha256}/0${query}"></iframe>`
}

function findingItem(
  request: PageRequest,
  { sha256 }: DocumentHead,
  finding: DocumentFinding,
  isLit: boolean,
): string {
  const { say, language } = request
  const { code, path, paths, severity, noticed, verdict } = finding
  const decided =
    verdict === null
      ? ''
      : ` <span class="badge decided">${say(verdict.verdict)} · ${escapeHtml(verdict.who)}</span>`
  const words = noticed.map(({ message_zh, message_en }) =>
    escapeHtml(language === 'zh' ? message_zh : message_en),
  )
  const address = { sha256, form: -1, code, path, paths: JSON.stringify(paths) }
  const form = isLit ? verdictForm(request, address, verdict, documentAddress(sha256)) : ''
  const isOpen = verdict === null && severity !== 'info'
  return `<li class="${severity}${isLit ? ' lit' : ''}"${isLit ? ' aria-current="true"' : ''}>
<a class="step" data-open="${isOpen ? 1 : 0}" href="${escapeHtml(findingAddress(address, address))}"><span class="hidden">${say(severity)} </span><b>${escapeHtml(codeLabel(code, language))}</b> ${words.join('<br>')}</a>${decided}${form}</li>`
}

function listBody(
  request: PageRequest,
  rows: readonly ListedDocumentFinding[],
  { page, total }: { readonly page: number; readonly total: number },
): string {
  const { say } = request
  const heads = (['severity', 'finding', 'file', 'verdict'] as const).map(
    (word) => `<th scope="col">${say(word)}</th>`,
  )
  return `<h1>${say('documentFindings')} <small>${say('total')} ${formatNumber(total)}</small></h1>
<div class="scroll card" tabindex="0" role="region" aria-label="${say('documentFindings')}"><table class="list"><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.map((row) => listRow(request, row)).join('')}</tbody></table>${rows.length === 0 ? `<p>${say('empty')}</p>` : ''}</div>
${pager(request, page, Math.max(1, Math.ceil(total / PAGE)))}`
}

function listRow({ say, language }: PageRequest, row: ListedDocumentFinding): string {
  const { severity, code, places, verdict } = row
  const message = language === 'zh' ? row.message_zh : row.message_en
  const times = places > 1 ? ` ×${places}` : ''
  const decided = verdict === null ? '' : `${say(verdict)} · ${escapeHtml(row.decided_by)}`
  const href = escapeHtml(findingAddress({ ...row, form: -1 }, row))
  return `<tr><td><span class="badge ${severity}">${say(severity)}</span></td>
<td><a class="step" href="${href}"><b>${escapeHtml(codeLabel(code, language))}</b> ${escapeHtml(message)}</a>${times}</td><td>${escapeHtml(row.file)}</td><td>${decided}</td></tr>`
}

function pager({ say }: PageRequest, page: number, pages: number): string {
  const link = (to: number, word: 'previous' | 'next') =>
    to < 1 || to > pages ? '' : `<a href="/documents?page=${to}">${say(word)}</a>`
  return `<nav class="pager" aria-label="${say('page')}">${link(page - 1, 'previous')} <span>${page} / ${pages}</span> ${link(page + 1, 'next')}</nav>`
}

/** Bring in: files dropped here, or a folder of this machine; how the run goes, what failed, and trying again. */
import { z } from 'zod'
import { escapeHtml, formatNumber } from '../../report/markup.ts'
import {
  type FailureCount,
  type RunStatus,
  selectFailures,
  selectLastRun,
  selectOutcomes,
} from '../../store/status.ts'
import { type Action, refused, shaped } from '../actions.ts'
import { hiddenInputs, type PageRequest, type ServedPage } from '../page.ts'
import type { WebWord } from '../wording.ts'

export const ingestPage: ServedPage = {
  pattern: '/ingest',
  words: 'How the last run went, or goes, and what failed.',
  answer: (request) => {
    const run = selectLastRun(request.database) ?? null
    const outcomes = run === null ? [] : selectOutcomes(request.database, run.id)
    const failures = selectFailures(request.database)
    const isRunning = run?.outcome === 'running' || request.services.uploads.isRunning()
    return {
      data: { run, outcomes, failures },
      view: () => ({
        title: request.say('bringIn'),
        body: body(request, { run, outcomes, failures }),
        ...(isRunning ? { refresh: 2 } : {}),
      }),
    }
  },
}

type Seen = {
  readonly run: RunStatus | null
  readonly outcomes: readonly { readonly outcome: string; readonly files: number }[]
  readonly failures: readonly FailureCount[]
}

function body(request: PageRequest, seen: Seen): string {
  const { say } = request
  return `<h1>${say('bringIn')}</h1>${forms(request)}${progress(request, seen)}${failed(request, seen.failures)}`
}

function forms(request: PageRequest): string {
  if (!request.mayWrite) return ''
  const { say } = request
  const roots = request.services.uploads.roots.map((root) => `<code>${escapeHtml(root)}</code>`)
  return `<form method="post" action="/ingest" enctype="multipart/form-data" class="card drop">${hiddenInputs(request, '/ingest')}
<p><label>${say('dropHere')} <input type="file" name="files" multiple></label></p>
<p><label>${say('folder')} <input name="folder" size="50"></label> <span class="soft">${say('within')} ${roots.join(', ')}</span></p>
<p><button>${say('bringIn')}</button></p></form>`
}

function progress(request: PageRequest, { run, outcomes, failures }: Seen): string {
  const { say, services } = request
  const refusal = services.uploads.refusal()
  const refused =
    refusal === null ? '' : `<p class="standing changed" role="alert">${escapeHtml(refusal)}</p>`
  if (run === null) return refused
  // Members of archives are looked into, and were not found as files.
  const done = Math.min(run.found, run.unchanged + run.files)
  const failed = failures.reduce((sum, { files }) => sum + files, 0)
  const left = timeLeft(run, done)
  const rows: [string, string][] = [
    [say('state'), `${escapeHtml(run.command)} · ${say(states[run.outcome])}`],
    [say('files'), `${formatNumber(done)} / ${formatNumber(run.found)}`],
    [say('pages'), formatNumber(run.pages)],
    ...(left === null ? [] : [[say('timeLeft'), left] as [string, string]]),
    ...outcomes.map(({ outcome, files }): [string, string] => [
      outcomeLabel(request, outcome),
      formatNumber(files),
    ]),
    [say('notReadInAll'), formatNumber(failed)],
    ...(run.message === null ? [] : [[say('remark'), escapeHtml(run.message)] as [string, string]]),
  ]
  const meter = `<progress max="${Math.max(1, run.found)}" value="${done}" aria-label="${say('files')}"></progress>`
  return `${refused}<section class="card panel" aria-live="polite">${meter}<dl>${rows.map(([name, words]) => `<dt>${name}</dt><dd>${words}</dd>`).join('')}</dl></section>`
}

const states = {
  running: 'running',
  done: 'done',
  interrupted: 'interrupted',
  failed: 'failedRun',
} as const satisfies Record<RunStatus['outcome'], WebWord>

const outcomeWords: Readonly<Record<string, WebWord>> = {
  complete: 'readWhole',
  partial: 'readPartly',
  duplicate: 'duplicate',
  archive: 'archive',
  failed: 'notRead',
}

function outcomeLabel({ say }: PageRequest, outcome: string): string {
  const word = outcomeWords[outcome]
  return word === undefined ? escapeHtml(outcome) : say(word)
}

/** By the pace so far, as minutes and seconds; null where a run has ended, or has not found all files yet. */
function timeLeft(run: RunStatus, done: number): string | null {
  if (run.outcome !== 'running') return null
  const looked = done - run.unchanged
  if (run.found_all !== 1 || looked === 0) return '…'
  const seconds = Math.ceil(((run.found - done) / looked) * run.seconds)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function failed(request: PageRequest, failures: readonly FailureCount[]): string {
  if (failures.length === 0) return ''
  const { say, services, language } = request
  const rows = failures.map(({ error_code, files, examples }) => {
    const paths = (JSON.parse(examples) as string[]).map((path) => `<div>${escapeHtml(path)}</div>`)
    return `<tr><td>${escapeHtml(services.reason(error_code, language))}</td><td class="number">${formatNumber(files)}</td><td>${paths.join('')}</td></tr>`
  })
  const heads = [say('why'), say('files'), say('file')].map(
    (head, at) => `<th scope="col"${at === 1 ? ' class="number"' : ''}>${head}</th>`,
  )
  const retry = request.mayWrite
    ? `<form method="post" action="/retry">${hiddenInputs(request, '/ingest')}<p><button>${say('retry')}</button></p></form>`
    : ''
  return `<h2>${say('notRead')}</h2>${retry}<div class="scroll card" tabindex="0" role="region" aria-label="${say('notRead')}"><table class="list"><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

const sent = z.object({
  folder: z.string().max(4000).default(''),
  files: z
    .union([z.instanceof(File), z.string(), z.array(z.union([z.instanceof(File), z.string()]))])
    .optional(),
})

/** Reads what was dropped, or the folder that was named. */
export const ingestAction: Action = shaped(sent, async (request, { folder, files }) => {
  const { uploads } = request.services
  const dropped = [files].flat().filter((one) => one instanceof File && one.size > 0) as File[]
  const kept = await Promise.all(
    dropped.map(async (file) => uploads.keep(file.name, new Uint8Array(await file.arrayBuffer()))),
  )
  const paths = [...kept, ...(folder.trim() === '' ? [] : [folder.trim()])]
  const problem = await uploads.start(paths)
  return problem === null ? { to: '/ingest' } : refused(request, 422, request.say(problem))
})

/** Reads again what failed for a reason that may pass. */
export const retryAction: Action = shaped(z.object({}), async (request) => {
  const problem = await request.services.uploads.retry()
  return problem === null ? { to: '/ingest' } : refused(request, 422, request.say(problem))
})

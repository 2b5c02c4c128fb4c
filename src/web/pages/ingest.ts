/** Bring in: files dropped here, or a folder of this machine; how the run goes, what failed, and trying again. */
import { z } from 'zod'
import { figure, shown } from '../../report/markup.ts'
import {
  type FailureCount,
  type RunStatus,
  selectFailures,
  selectLastRun,
  selectOutcomes,
} from '../../store/status.ts'
import { type Action, refused, shaped } from '../actions.ts'
import { type Asked, hidden, type ServedPage } from '../page.ts'
import type { WebWord } from '../wording.ts'

export const ingestPage: ServedPage = {
  pattern: '/ingest',
  words: 'How the last run went, or goes, and what failed.',
  tell: (asked) => {
    const run = selectLastRun(asked.database) ?? null
    const outcomes = run === null ? [] : selectOutcomes(asked.database, run.id)
    const failures = selectFailures(asked.database)
    const isRunning = run?.outcome === 'running' || asked.services.bringIn.isRunning()
    return {
      data: { run, outcomes, failures },
      view: () => ({
        title: asked.say('bringIn'),
        body: body(asked, { run, outcomes, failures }),
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

function body(asked: Asked, seen: Seen): string {
  const { say } = asked
  return `<h1>${say('bringIn')}</h1>${forms(asked)}${progress(asked, seen)}${failed(asked, seen.failures)}`
}

function forms(asked: Asked): string {
  if (!asked.mayWrite) return ''
  const { say } = asked
  const roots = asked.services.bringIn.roots.map((root) => `<code>${shown(root)}</code>`)
  return `<form method="post" action="/ingest" enctype="multipart/form-data" class="card drop">${hidden(asked, '/ingest')}
<p><label>${say('dropHere')} <input type="file" name="files" multiple></label></p>
<p><label>${say('folder')} <input name="folder" size="50"></label> <span class="soft">${say('within')} ${roots.join(', ')}</span></p>
<p><button>${say('bringIn')}</button></p></form>`
}

function progress(asked: Asked, { run, outcomes, failures }: Seen): string {
  const { say, services } = asked
  const refusal = services.bringIn.refusal()
  const refused =
    refusal === null ? '' : `<p class="standing changed" role="alert">${shown(refusal)}</p>`
  if (run === null) return refused
  // Members of archives are looked into, and were not found as files.
  const done = Math.min(run.found, run.unchanged + run.files)
  const failed = failures.reduce((sum, { files }) => sum + files, 0)
  const left = timeLeft(run, done)
  const rows: [string, string][] = [
    [say('state'), `${shown(run.command)} · ${say(states[run.outcome])}`],
    [say('files'), `${figure(done)} / ${figure(run.found)}`],
    [say('pages'), figure(run.pages)],
    ...(left === null ? [] : [[say('timeLeft'), left] as [string, string]]),
    ...outcomes.map(({ outcome, files }): [string, string] => [
      outcomeLabel(asked, outcome),
      figure(files),
    ]),
    [say('notReadInAll'), figure(failed)],
    ...(run.message === null ? [] : [[say('remark'), shown(run.message)] as [string, string]]),
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

function outcomeLabel({ say }: Asked, outcome: string): string {
  const word = outcomeWords[outcome]
  return word === undefined ? shown(outcome) : say(word)
}

/** By the pace so far, as minutes and seconds; null where a run has ended, or has not found all files yet. */
function timeLeft(run: RunStatus, done: number): string | null {
  if (run.outcome !== 'running') return null
  const looked = done - run.unchanged
  if (run.found_all !== 1 || looked === 0) return '…'
  const seconds = Math.ceil(((run.found - done) / looked) * run.seconds)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function failed(asked: Asked, failures: readonly FailureCount[]): string {
  if (failures.length === 0) return ''
  const { say, services, language } = asked
  const rows = failures.map(({ error_code, files, examples }) => {
    const paths = (JSON.parse(examples) as string[]).map((path) => `<div>${shown(path)}</div>`)
    return `<tr><td>${shown(services.reason(error_code, language))}</td><td class="number">${figure(files)}</td><td>${paths.join('')}</td></tr>`
  })
  const heads = [say('why'), say('files'), say('file')].map(
    (head, at) => `<th scope="col"${at === 1 ? ' class="number"' : ''}>${head}</th>`,
  )
  const retry = asked.mayWrite
    ? `<form method="post" action="/retry">${hidden(asked, '/ingest')}<p><button>${say('retry')}</button></p></form>`
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
export const ingestAction: Action = shaped(sent, async (asked, { folder, files }) => {
  const { bringIn } = asked.services
  const dropped = [files].flat().filter((one) => one instanceof File && one.size > 0) as File[]
  const kept = await Promise.all(
    dropped.map(async (file) => bringIn.keep(file.name, new Uint8Array(await file.arrayBuffer()))),
  )
  const paths = [...kept, ...(folder.trim() === '' ? [] : [folder.trim()])]
  const problem = await bringIn.start(paths)
  return problem === null ? { to: '/ingest' } : refused(asked, 422, asked.say(problem))
})

/** Reads again what failed for a reason that may pass. */
export const retryAction: Action = shaped(z.object({}), async (asked) => {
  const problem = await asked.services.bringIn.retry()
  return problem === null ? { to: '/ingest' } : refused(asked, 422, asked.say(problem))
})

/** A random sample to review, and the accuracy that follows from it. */
import { z } from 'zod'
import { escapeHtml, formatNumber } from '../../report/markup.ts'
import {
  type DrawnSample,
  drawSample,
  type SampledForm,
  selectSampledForms,
  selectSamples,
} from '../../store/accuracy.ts'
import { type Action, shaped } from '../actions.ts'
import { formAddress } from '../address.ts'
import { hiddenInputs, type PageRequest, type ServedPage } from '../page.ts'

export const accuracyPage: ServedPage = {
  pattern: '/accuracy',
  words:
    'Random samples, their review, and the accuracy of numbers with its interval; `sample` for one.',
  answer: (request) => {
    const samples = selectSamples(request.database)
    const wanted = Number(request.query.get('sample'))
    const sample = samples.find(({ id }) => id === wanted) ?? samples[0] ?? null
    const forms = sample === null ? [] : selectSampledForms(request.database, sample.id)
    const accuracy = request.services.accuracy(reviewedOf(forms))
    return {
      data: { samples, sample, forms, accuracy },
      view: () => ({
        title: request.say('accuracy'),
        body: body(request, { samples, sample, forms }),
      }),
    }
  },
}

function reviewedOf(forms: readonly SampledForm[]) {
  return forms.flatMap(({ numbers, wrong }) =>
    numbers === null || wrong === null ? [] : [{ numbers, wrong }],
  )
}

type Seen = {
  readonly samples: readonly DrawnSample[]
  readonly sample: DrawnSample | null
  readonly forms: readonly SampledForm[]
}

function body(request: PageRequest, { samples, sample, forms }: Seen): string {
  const { say } = request
  const links = samples.map(
    ({ id, seed, at }) =>
      `<a href="/accuracy?sample=${id}">${id} · ${say('seed')} ${seed} · ${escapeHtml(at.slice(0, 10))}</a>`,
  )
  const rows = forms.map((one) => {
    const name = one.project_name ?? one.title ?? one.sha256.slice(0, 12)
    const done = one.numbers === null ? say('no') : `${say('yes')} · ${escapeHtml(one.who)}`
    return `<tr><td><a class="step" href="${formAddress(one)}">${escapeHtml(name)}</a></td><td>${done}</td><td class="number">${formatNumber(one.numbers)}</td><td class="number">${formatNumber(one.wrong)}</td></tr>`
  })
  const heads = [say('project'), say('reviewed'), say('numbers'), say('wrong')]
  const list =
    sample === null
      ? `<p>${say('noSample')}</p>`
      : `${result(request, forms)}<div class="scroll card" tabindex="0" role="region" aria-label="${say('accuracy')}"><table class="list"><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
  return `<h1>${say('accuracy')}</h1><p>${say('accuracyWords')}</p>${drawing(request)}<p>${links.join(' · ')}</p>${list}`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`
}

function result(request: PageRequest, forms: readonly SampledForm[]): string {
  const { say } = request
  const accuracy = request.services.accuracy(reviewedOf(forms))
  const progress = `<p>${say('yes')}: ${reviewedOf(forms).length} / ${forms.length}</p>`
  if (accuracy === null) return progress
  const { share, low, high, numbers, wrong } = accuracy
  return `${progress}<section class="figures"><div class="card figure"><b>${percent(share)}</b><span>${say('share')}: ${percent(low)} – ${percent(high)}</span></div><div class="card figure"><b>${formatNumber(numbers)}</b><span>${say('numbers')} · ${say('wrong')} ${formatNumber(wrong)}</span></div></section>`
}

function drawing(request: PageRequest): string {
  if (!request.mayWrite) return ''
  const { say } = request
  return `<form method="post" action="/samples" class="verdict">${hiddenInputs(request)}<label>${say('size')} <input type="number" name="size" value="50" min="1" max="5000" required></label>
<label>${say('seed')} <input type="number" name="seed" value="1" min="0" required></label><button>${say('draw')}</button></form>`
}

const wanted = z.object({
  size: z.coerce.number().int().min(1).max(5000),
  seed: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
})

export const drawAction: Action = shaped(wanted, (request, { size, seed }) => {
  const id = drawSample(request.database, { seed, size, who: request.who })
  return { to: `/accuracy?sample=${id}` }
})

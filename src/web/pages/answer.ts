/** The answer to a question: a chart where it has one, and its rows. */
import { escapeHtml, formatNumber } from '../../report/markup.ts'
import type { StoredValue } from '../../store/value.ts'
import type { PageRequest } from '../page.ts'
import type { AnswerTable } from '../services.ts'

/** Bars of a chart at most. */
const BARS = 40

export type AnswerOutcome = AnswerTable | { readonly error: string }

export async function drawAnswer(request: PageRequest, answer: AnswerOutcome): Promise<string> {
  if ('error' in answer) {
    return `<p class="standing changed" role="alert">${escapeHtml(answer.error)}</p>`
  }
  const { columns, rows, isCut } = answer
  const { say } = request
  const heads = columns.map((name, at) => {
    const kind = typeof rows[0]?.[at] === 'number' ? ' class="number"' : ''
    return `<th scope="col"${kind}>${escapeHtml(name)}</th>`
  })
  const lines = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`)
  const cut = isCut ? `<p class="soft">${say('answerCut')}</p>` : ''
  return `${await chart(request, answer)}${cut}<div class="scroll card" tabindex="0" role="region" aria-label="${say('ask')}"><table class="list"><thead><tr>${heads.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table>${rows.length === 0 ? `<p>${say('empty')}</p>` : ''}</div>`
}

function cell(value: StoredValue): string {
  if (typeof value !== 'number') return `<td>${escapeHtml(value)}</td>`
  const text =
    Number.isInteger(value) && Math.abs(value) < 10_000 ? String(value) : formatNumber(value)
  return `<td class="number">${text}</td>`
}

/** What a bar stands for, and how long it is: places of columns. */
export type Axes = { readonly label: number; readonly value: number }

/**
 * The words, or the year, that tell the rows apart best, and the first number. Null where an answer has no such pair, or
 * most rows are called alike.
 */
export function axesOf({ columns, rows }: AnswerTable): Axes | null {
  const few = rows.slice(0, BARS)
  const values = (at: number) => few.map((row) => row[at] ?? null)
  const isNumber = (at: number) =>
    values(at).every((value) => value === null || typeof value === 'number') &&
    values(at).some((value) => value !== null)
  const places = columns.map((_, at) => at)
  const isYear = (at: number) => columns[at] === 'year'
  const distinct = (at: number) => new Set(values(at).filter((value) => value !== null)).size
  const [label] = places
    .filter((at) => (!isNumber(at) || isYear(at)) && distinct(at) > few.length / 2)
    .toSorted((one, other) => distinct(other) - distinct(one))
  const isFigure = (at: number) =>
    isNumber(at) && !isYear(at) && !/(?:^|_)id$/u.test(columns[at] ?? '')
  const value = places.find(isFigure)
  return few.length < 2 || label === undefined || value === undefined ? null : { label, value }
}

async function chart({ say }: PageRequest, answer: AnswerTable): Promise<string> {
  const axes = axesOf(answer)
  if (axes === null) return ''
  const { label, value } = axes
  const bars = answer.rows.slice(0, BARS).flatMap((row) => {
    const length = row[value]
    return typeof length === 'number' ? [{ name: String(row[label]), value: length }] : []
  })
  // The library of charts takes memory that most pages do without.
  const { barChart } = await import('../../report/charts.ts')
  const svg = Buffer.from(barChart(bars)).toString('base64')
  const caption = `${escapeHtml(answer.columns[value] ?? '')} · ${escapeHtml(answer.columns[label] ?? '')}`
  return `<figure class="card chart"><figcaption>${caption}</figcaption><img alt="${say('chart')}: ${caption}" src="data:image/svg+xml;base64,${svg}"></figure>`
}

/** Why a form was read as it was, below the form. */
import { escapeHtml } from '../../report/markup.ts'
import { formAddress } from '../address.ts'
import { type FormView, listQuery } from '../form-view.ts'
import type { ReasonTable } from '../services.ts'

/** The address of a form with why it was read so. */
export function whyAddress({ address, request }: FormView): string {
  return `${formAddress(address)}/why${listQuery(request)}#why`
}

export function whyPanel({ request }: FormView, tables: readonly ReasonTable[]): string {
  const parts = tables.map(
    ({ heading, columns, rows, below }) =>
      `<h3>${escapeHtml(heading)}</h3><div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(heading)}"><table class="why"><thead><tr>${columns
        .map((column) => `<th scope="col">${escapeHtml(column)}</th>`)
        .join('')}</tr></thead><tbody>${rows.map(rowOf).join('')}</tbody></table></div>${
        below === '' ? '' : `<p class="soft">${escapeHtml(below)}</p>`
      }`,
  )
  return `<section id="why" aria-labelledby="why-heading"><h2 id="why-heading">${request.say('whyRead')}</h2>${parts.join('')}</section>`
}

function rowOf(cells: readonly string[]): string {
  return `<tr>${cells.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`
}

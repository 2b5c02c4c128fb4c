/** Why a form was read as it was, below the form. */
import { shown } from '../../report/markup.ts'
import { formAddress } from '../address.ts'
import { behind, type FormView } from '../form-view.ts'
import type { ReasonTable } from '../services.ts'

/** The address of a form with why it was read so. */
export function whyAddress({ address, asked }: FormView): string {
  return `${formAddress(address)}/why${behind(asked)}#why`
}

export function whyPanel({ asked }: FormView, tables: readonly ReasonTable[]): string {
  const parts = tables.map(
    ({ heading, columns, rows, below }) =>
      `<h3>${shown(heading)}</h3><div class="wide" tabindex="0" role="region" aria-label="${shown(heading)}"><table class="why"><thead><tr>${columns
        .map((column) => `<th scope="col">${shown(column)}</th>`)
        .join('')}</tr></thead><tbody>${rows.map(rowOf).join('')}</tbody></table></div>${
        below === '' ? '' : `<p class="soft">${shown(below)}</p>`
      }`,
  )
  return `<section id="why" aria-labelledby="why-heading"><h2 id="why-heading">${asked.say('whyRead')}</h2>${parts.join('')}</section>`
}

function rowOf(cells: readonly string[]): string {
  return `<tr>${cells.map((text) => `<td>${shown(text)}</td>`).join('')}</tr>`
}

/** The form with which a finding is decided: the same for one of a form and one of a whole document. */
import { escapeHtml } from '../../report/markup.ts'
import type { FindingAddress, Verdict } from '../../store/verdicts.ts'
import { hiddenInputs, type PageRequest } from '../page.ts'

const choices = [
  ['accepted', 'y'],
  ['contradiction', 'x'],
  ['misread', 'm'],
] as const

/** `back`: where the person goes on once nothing is open. */
export function verdictForm(
  request: PageRequest,
  finding: FindingAddress,
  verdict: Verdict | null,
  back: string,
): string {
  if (!request.mayWrite) return ''
  const { say } = request
  const { sha256, form, code, path, paths } = finding
  const inputs = Object.entries({ sha256, form, code, path, paths }).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  )
  const undo =
    verdict === null
      ? ''
      : `<form method="post" action="/undo">${hiddenInputs(request)}<input type="hidden" name="table" value="verdicts"><input type="hidden" name="id" value="${verdict.id}"><button>${say('undo')}</button></form>`
  const buttons = choices.map(
    ([name, key]) =>
      `<button name="verdict" value="${name}" data-key="${key}">${say(name)} <kbd>${key}</kbd></button>`,
  )
  return `<form method="post" action="/verdicts" class="verdict">${hiddenInputs(request, back)}${inputs.join('')}
<label>${say('why')} <input name="why" maxlength="500" value="${escapeHtml(verdict?.why ?? '')}"></label>${buttons.join('')}</form>${undo}`
}

/** The list of all forms: its frame on the page, and what its script works with. */
import { codeLabel } from '../label/finding.ts'
import { kindLabel } from '../label/kind.ts'
import type { Language } from '../language/language.ts'
import type { Database } from '../store/database.ts'
import { type ListedForm, selectFormCodes } from './ask.ts'
import { sourceLink } from './source-link.ts'
import { pageWords } from './wording.ts'

const columns = [
  ['year', 'year'],
  ['department', 'department_name'],
  ['project', 'project_name'],
  ['budget', 'annual_budget'],
  ['spent', 'executed'],
  ['rate', 'rate'],
  ['score', 'total_score'],
  ['findings', 'errors'],
  ['file', 'file'],
] as const

/** What the list can be narrowed by; each stands in the address. */
const filters = ['year', 'department', 'kind', 'finding'] as const

/** The frame of the list: search, filters, headings, pager. The script fills it. */
export function listParts(language: Language): string {
  const say = (name: keyof typeof pageWords) => pageWords[name][language]
  const heads = columns.map(
    ([word, key]) =>
      `<th data-key="${key}" scope="col"><button type="button">${say(word)}</button></th>`,
  )
  const choices = filters.map(
    (name) =>
      `<label>${say(name)}<select id="by-${name}"><option value="">${say('all')}</option></select></label>`,
  )
  return `<h2 id="list">${say('list')}</h2><section class="card"><div class="tools">
<input type="search" id="search" placeholder="${say('search')}" aria-label="${say('search')}">
${choices.join('\n')}<button type="button" id="band" hidden></button>
<button type="button" id="clear">${say('clear')}</button></div>
<p class="soft" id="counted" aria-live="polite"></p>
<div class="scroll"><table class="list"><thead><tr>${heads.join('')}</tr></thead><tbody></tbody></table></div>
<div class="pager"><span id="count"></span><button type="button" id="previous">${say('previous')}</button>
<button type="button" id="next">${say('next')}</button></div></section>`
}

type ListSettings = { readonly language: Language; readonly home: string }

/** What the script of the list is given. */
export function listScript(
  database: Database,
  forms: readonly ListedForm[],
  drawn: readonly ListedForm[],
  { language, home }: ListSettings,
): object {
  const codes = selectFormCodes(database)
  const listed = forms.map(({ file, ...form }) => {
    const link = file === null ? null : sourceLink(file, form.page, home)
    const found = codes.get(form.form_id) ?? []
    return { ...form, file: link?.shown ?? null, href: link?.href ?? null, codes: found }
  })
  const say = (name: keyof typeof pageWords) => pageWords[name][language]
  const kinds = new Set(forms.map(({ kind }) => kind))
  const found = new Set([...codes.values()].flat())
  return {
    forms: listed,
    drawn: drawn.map(({ form_id }) => form_id),
    columns: columns.map(([word]) => say(word)),
    kinds: Object.fromEntries([...kinds].map((kind) => [kind, kindLabel(kind, language)])),
    findings: Object.fromEntries([...found].map((code) => [code, codeLabel(code, language)])),
    words: {
      ...{ noMatch: say('noMatch'), counted: say('counted'), bands: say('bands') },
      ...{ anyError: say('anyError'), anyWarning: say('anyWarning'), page: say('sourcePage') },
      notDrawn: say('notDrawn'),
    },
  }
}

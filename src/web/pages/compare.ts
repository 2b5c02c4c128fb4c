/** Departments by year, a department among its peers, a project over the years, two forms side by side. */
import { drawTable } from '../../report/drawn-form.ts'
import { escapeHtml, formatNumber } from '../../report/markup.ts'
import { type ComparedYear, selectProjects } from '../../store/compare.ts'
import { selectFormPage, type WholeFormPage } from '../../store/form-page.ts'
import type { DepartmentYear } from '../../store/worklist/departments.ts'
import { fieldAddress, formAddress, parseFormAddress } from '../address.ts'
import { drawnOf, nameOf } from '../form-view.ts'
import type { PageRequest, ServedPage } from '../page.ts'

/** Departments on the page at most. Chosen; more are not read. */
const DEPARTMENTS = 40
/** Projects on the page at most. Chosen. */
const PROJECTS = 200

export const comparePages: readonly ServedPage[] = [
  {
    pattern: '/compare',
    words:
      'Departments by year (`department`), with the peers of `year`; projects over the years (`project`).',
    answer: async (request) => {
      const { database, query } = request
      const all = (await request.worklist.now()).departmentYears()
      const departments = largest(all, query.get('department')?.trim() ?? '')
      const peers = peersOf(all, Number.parseInt(query.get('year') ?? '', 10))
      const words = query.get('project')?.trim() ?? ''
      const projects = words === '' ? [] : selectProjects(database, words, PROJECTS)
      return {
        data: { departments, peers, projects },
        view: () => ({
          title: request.say('compare'),
          body: body(request, { departments, peers, projects }),
        }),
      }
    },
  },
  {
    pattern: '/compare/forms',
    words: 'Two forms side by side: `form` twice, each as `sha256/form`.',
    answer: (request) => {
      const forms = request.query.getAll('form').flatMap((text) => {
        const [sha256 = '', form = ''] = text.split('/')
        const address = parseFormAddress(sha256, form)
        return (address && selectFormPage(request.database, address)) ?? []
      })
      if (forms.length < 2) return null
      return {
        data: { forms },
        view: () => ({ title: request.say('compare'), body: sideBySide(request, forms) }),
      }
    },
  },
]

/** The departments with most forms whose name has these words, by name. */
function largest(all: readonly DepartmentYear[], words: string): readonly DepartmentYear[] {
  const named = Map.groupBy(
    all.filter((one) => one.department_name.includes(words)),
    (one) => one.department_name,
  )
  return [...named]
    .slice(0, DEPARTMENTS)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, years]) => years)
}

/** How each department of a year scored, best first. */
function peersOf(all: readonly DepartmentYear[], asked: number): readonly DepartmentYear[] {
  return all
    .filter(({ year, score }) => year === asked && score !== null)
    .sort((one, other) => (other.score ?? 0) - (one.score ?? 0))
}

type Found = {
  readonly departments: readonly DepartmentYear[]
  readonly peers: readonly DepartmentYear[]
  readonly projects: readonly ComparedYear[]
}

function body(request: PageRequest, found: Found): string {
  const { say, query } = request
  const input = (name: 'department' | 'project' | 'year') =>
    `<label>${say(name)} <input name="${name}" value="${escapeHtml(query.get(name) ?? '')}"></label>`
  return `<h1>${say('compare')}</h1><form method="get" class="verdict">${input('department')}${input('year')}${input('project')}<button>${say('apply')}</button></form>
${projects(request, found.projects)}${peers(request, found.peers)}${matrix(request, found.departments)}`
}

function table(label: string, heads: readonly string[], rows: readonly string[]): string {
  const cells = heads.map((head) => `<th scope="col">${head}</th>`)
  return `<div class="scroll card" tabindex="0" role="region" aria-label="${label}"><table class="list"><thead><tr>${cells.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function matrix(request: PageRequest, cells: readonly DepartmentYear[]): string {
  const { say } = request
  const years = [...new Set(cells.map(({ year }) => year))].sort()
  const byName = Map.groupBy(cells, ({ department_name }) => department_name)
  const rows = [...byName].map(([name, own]) => {
    const columns = years.map((year) =>
      departmentCell(
        request,
        own.find((one) => one.year === year),
      ),
    )
    return `<tr><th scope="row"><a href="${escapeHtml(`/compare?department=${encodeURIComponent(name)}`)}">${escapeHtml(name)}</a></th>${columns.join('')}</tr>`
  })
  const heads = [
    say('department'),
    ...years.map((year) => `<a href="/compare?year=${year}">${year}</a>`),
  ]
  return `<h2>${say('departmentYears')}</h2><p class="soft">${say('departmentYearsWords')}</p>${table(say('departmentYears'), heads, rows)}`
}

function departmentCell({ say }: PageRequest, cell: DepartmentYear | undefined): string {
  if (cell === undefined) return '<td></td>'
  const { department_name, year, score, rate, errors, forms } = cell
  const query = new URLSearchParams({ department: department_name, year: String(year) })
  const wrong = errors === 0 ? '' : ` <span class="badge error">${errors}</span>`
  const share = rate === null ? '–' : `${formatNumber(rate)}%`
  return `<td><a href="${escapeHtml(`/forms?${query}`)}"><b>${score === null ? '–' : formatNumber(score)}</b> · ${share} · ${forms}<span class="hidden"> ${say('forms')}</span></a>${wrong}</td>`
}

function peers({ say, query }: PageRequest, found: readonly DepartmentYear[]): string {
  if (found.length === 0) return ''
  const own = query.get('department')?.trim() ?? ''
  const rows = found.map(({ department_name, score, forms }, at) => {
    const isOwn = own !== '' && department_name.includes(own)
    return `<tr${isOwn ? ' class="own"' : ''}><td class="number">${at + 1}</td><td>${escapeHtml(department_name)}</td><td class="number">${formatNumber(score)}</td><td class="number">${forms}</td></tr>`
  })
  const heads = ['', say('department'), say('score'), say('forms')]
  return `<h2>${say('peers')} ${escapeHtml(query.get('year'))}</h2>${table(say('peers'), heads, rows)}`
}

function projects({ say }: PageRequest, found: readonly ComparedYear[]): string {
  if (found.length === 0) return ''
  const rows = found.map((one, at) => {
    const before = found[at - 1]
    const isSame =
      before?.project_name === one.project_name && before.department_name === one.department_name
    const beside = isSame
      ? `<a href="${escapeHtml(`/compare/forms?form=${before.sha256}/${before.form}&form=${one.sha256}/${one.form}`)}">${say('sideBySide')}</a>`
      : ''
    return `<tr><td><a href="${formAddress(one)}">${escapeHtml(one.project_name)}</a></td><td>${escapeHtml(one.department_name)}</td><td class="number">${escapeHtml(one.year)}</td>
<td class="number">${formatNumber(one.annual_budget)}</td><td class="number">${formatNumber(one.executed)}</td><td class="number">${formatNumber(one.total_score)}</td><td>${beside}</td></tr>`
  })
  const heads = [
    say('project'),
    say('department'),
    say('year'),
    say('budget'),
    say('executed'),
    say('score'),
    '',
  ]
  return `<h2>${say('projectYears')}</h2>${table(say('projectYears'), heads, rows)}`
}

function sideBySide(request: PageRequest, forms: readonly WholeFormPage[]): string {
  const sides = forms.slice(0, 2).map((whole) => {
    const address = { sha256: whole.document.sha256, form: whole.ordinal }
    const drawn = drawTable(drawnOf(whole, whole.findings), (path, text) => ({
      inner:
        text === ''
          ? ''
          : `<a class="value" href="${escapeHtml(fieldAddress(address, path))}">${text}</a>`,
      kind: '',
    }))
    const { form } = whole.shown
    return `<section aria-label="${escapeHtml(nameOf(request, whole))}"><h2><a href="${formAddress(address)}">${escapeHtml(nameOf(request, whole))}</a> ${escapeHtml(form['year'] ?? null)}</h2>${drawn}</section>`
  })
  return `<h1>${request.say('compare')}</h1><div class="split">${sides.join('')}</div>`
}

/** Departments by year, a department among its peers, a project over the years, two forms side by side. */
import { drawTable } from '../../report/drawn-form.ts'
import { figure, shown } from '../../report/markup.ts'
import { type ComparedYear, selectProjects } from '../../store/compare.ts'
import { selectFormPage, type WholeFormPage } from '../../store/form-page.ts'
import type { DepartmentYear } from '../../store/worklist/departments.ts'
import { fieldAddress, formAddress, parseFormAddress } from '../address.ts'
import { drawnOf, nameOf } from '../form-view.ts'
import type { Asked, ServedPage } from '../page.ts'

const DEPARTMENTS = 40
const PROJECTS = 200

export const comparePages: readonly ServedPage[] = [
  {
    pattern: '/compare',
    words:
      'Departments by year (`department`), with the peers of `year`; projects over the years (`project`).',
    tell: async (asked) => {
      const { database, query } = asked
      const all = (await asked.worklist.now()).departmentYears()
      const departments = largest(all, query.get('department')?.trim() ?? '')
      const peers = peersOf(all, Number.parseInt(query.get('year') ?? '', 10))
      const words = query.get('project')?.trim() ?? ''
      const projects = words === '' ? [] : selectProjects(database, words, PROJECTS)
      return {
        data: { departments, peers, projects },
        view: () => ({
          title: asked.say('compare'),
          body: body(asked, { departments, peers, projects }),
        }),
      }
    },
  },
  {
    pattern: '/compare/forms',
    words: 'Two forms side by side: `form` twice, each as `sha256/form`.',
    tell: (asked) => {
      const forms = asked.query.getAll('form').flatMap((text) => {
        const [sha256 = '', form = ''] = text.split('/')
        const address = parseFormAddress(sha256, form)
        return (address && selectFormPage(asked.database, address)) ?? []
      })
      if (forms.length < 2) return null
      return {
        data: { forms },
        view: () => ({ title: asked.say('compare'), body: sideBySide(asked, forms) }),
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

function body(asked: Asked, found: Found): string {
  const { say, query } = asked
  const input = (name: 'department' | 'project' | 'year') =>
    `<label>${say(name)} <input name="${name}" value="${shown(query.get(name) ?? '')}"></label>`
  return `<h1>${say('compare')}</h1><form method="get" class="verdict">${input('department')}${input('year')}${input('project')}<button>${say('apply')}</button></form>
${projects(asked, found.projects)}${peers(asked, found.peers)}${matrix(asked, found.departments)}`
}

function table(label: string, heads: readonly string[], rows: readonly string[]): string {
  const cells = heads.map((head) => `<th scope="col">${head}</th>`)
  return `<div class="scroll card" tabindex="0" role="region" aria-label="${label}"><table class="list"><thead><tr>${cells.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function matrix(asked: Asked, cells: readonly DepartmentYear[]): string {
  const { say } = asked
  const years = [...new Set(cells.map(({ year }) => year))].sort()
  const byName = Map.groupBy(cells, ({ department_name }) => department_name)
  const rows = [...byName].map(([name, own]) => {
    const columns = years.map((year) =>
      departmentCell(
        asked,
        own.find((one) => one.year === year),
      ),
    )
    return `<tr><th scope="row"><a href="${shown(`/compare?department=${encodeURIComponent(name)}`)}">${shown(name)}</a></th>${columns.join('')}</tr>`
  })
  const heads = [
    say('department'),
    ...years.map((year) => `<a href="/compare?year=${year}">${year}</a>`),
  ]
  return `<h2>${say('departmentYears')}</h2><p class="soft">${say('departmentYearsWords')}</p>${table(say('departmentYears'), heads, rows)}`
}

function departmentCell({ say }: Asked, cell: DepartmentYear | undefined): string {
  if (cell === undefined) return '<td></td>'
  const { department_name, year, score, rate, errors, forms } = cell
  const query = new URLSearchParams({ department: department_name, year: String(year) })
  const wrong = errors === 0 ? '' : ` <span class="badge error">${errors}</span>`
  const share = rate === null ? '–' : `${figure(rate)}%`
  return `<td><a href="${shown(`/forms?${query}`)}"><b>${score === null ? '–' : figure(score)}</b> · ${share} · ${forms}<span class="hidden"> ${say('forms')}</span></a>${wrong}</td>`
}

function peers({ say, query }: Asked, found: readonly DepartmentYear[]): string {
  if (found.length === 0) return ''
  const own = query.get('department')?.trim() ?? ''
  const rows = found.map(({ department_name, score, forms }, at) => {
    const isOwn = own !== '' && department_name.includes(own)
    return `<tr${isOwn ? ' class="own"' : ''}><td class="number">${at + 1}</td><td>${shown(department_name)}</td><td class="number">${figure(score)}</td><td class="number">${forms}</td></tr>`
  })
  const heads = ['', say('department'), say('score'), say('forms')]
  return `<h2>${say('peers')} ${shown(query.get('year'))}</h2>${table(say('peers'), heads, rows)}`
}

function projects({ say }: Asked, found: readonly ComparedYear[]): string {
  if (found.length === 0) return ''
  const rows = found.map((one, at) => {
    const before = found[at - 1]
    const isSame =
      before?.project_name === one.project_name && before.department_name === one.department_name
    const beside = isSame
      ? `<a href="${shown(`/compare/forms?form=${before.sha256}/${before.form}&form=${one.sha256}/${one.form}`)}">${say('sideBySide')}</a>`
      : ''
    return `<tr><td><a href="${formAddress(one)}">${shown(one.project_name)}</a></td><td>${shown(one.department_name)}</td><td class="number">${shown(one.year)}</td>
<td class="number">${figure(one.annual_budget)}</td><td class="number">${figure(one.executed)}</td><td class="number">${figure(one.total_score)}</td><td>${beside}</td></tr>`
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

function sideBySide(asked: Asked, forms: readonly WholeFormPage[]): string {
  const sides = forms.slice(0, 2).map((whole) => {
    const address = { sha256: whole.document.sha256, form: whole.ordinal }
    const drawn = drawTable(drawnOf(whole, whole.findings), (path, text) => ({
      inner:
        text === ''
          ? ''
          : `<a class="value" href="${shown(fieldAddress(address, path))}">${text}</a>`,
      kind: '',
    }))
    const { form } = whole.shown
    return `<section aria-label="${shown(nameOf(asked, whole))}"><h2><a href="${formAddress(address)}">${shown(nameOf(asked, whole))}</a> ${shown(form['year'] ?? null)}</h2>${drawn}</section>`
  })
  return `<h1>${asked.say('compare')}</h1><div class="split">${sides.join('')}</div>`
}

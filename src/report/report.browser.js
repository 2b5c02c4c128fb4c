// Runs in the page: narrows, sorts and pages the list of forms, opens a form under its row, and keeps what is seen in the
// address, so that it can be sent to somebody else.
const told = JSON.parse(document.getElementById('forms').textContent)
const { forms, words, kinds, findings, columns } = told
const PAGE = 50
const isDrawn = new Set(told.drawn)
const byId = (id) => document.getElementById(id)
const body = document.querySelector('.list tbody')
const heads = [...document.querySelectorAll('.list th[data-key]')]
const filters = ['year', 'department', 'kind', 'finding']
const usual = {
  q: '',
  year: '',
  department: '',
  kind: '',
  finding: '',
  score: '',
  sort: '-errors',
  page: '1',
  form: '',
}
let state = { ...usual }

const searched = new Map(
  forms.map((form) => [
    form,
    [form.year, form.department_name, form.project_name, form.title, form.file]
      .filter((part) => part !== null)
      .join(' ')
      .toLowerCase(),
  ]),
)

// What a form must be to stay in the list, by what is asked for.
const asked = {
  q: (form, text) =>
    text
      .toLowerCase()
      .split(/\s+/u)
      .filter(Boolean)
      .every((part) => searched.get(form).includes(part)),
  year: (form, year) => String(form.year ?? '') === year,
  department: (form, name) => form.department_name === name,
  kind: (form, kind) => form.kind === kind,
  finding: (form, code) => {
    if (code === 'error') return form.errors > 0
    if (code === 'warning') return form.warnings > 0
    return form.codes.includes(code)
  },
  // The last band holds its upper end, as the chart counts it.
  score: (form, band) => {
    const [lower, upper] = band.split('-').map(Number)
    const score = form.total_score
    if (score === null || score < lower) return false
    return score < upper || (score === upper && isLast(upper))
  },
}

const scoreBands = JSON.parse(
  document.querySelector('figure[data-filter="score"]')?.dataset.values ?? '[]',
)
function isLast(upper) {
  return scoreBands.at(-1)?.endsWith(`-${upper}`) ?? false
}

function readAddress() {
  const hash = decodeURIComponent(location.hash.slice(1))
  const form = /^form-(\d+)$/u.exec(hash)
  const given = form
    ? { form: form[1] }
    : Object.fromEntries(new URLSearchParams(location.hash.slice(1)))
  state = { ...usual }
  for (const key of Object.keys(usual)) if (key in given) state[key] = String(given[key])
}

function writeAddress() {
  const said = Object.entries(state).filter(([key, value]) => value !== usual[key])
  const hash = new URLSearchParams(said).toString()
  history.replaceState(null, '', `#${hash}`)
}

function change(news) {
  state = { ...state, page: '1', form: '', ...news }
  writeAddress()
  show()
}

function option(value, label) {
  const made = document.createElement('option')
  made.value = value
  made.textContent = label
  return made
}

// Every choice with the number of forms it has, the commonest first; years newest first.
function fillChoices() {
  const counted = (values) => {
    const counts = new Map()
    for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
    return [...counts].sort(([, one], [, other]) => other - one)
  }
  const fill = (name, entries, label = (value) => value) => {
    for (const [value, count] of entries) {
      byId(`by-${name}`).append(option(value, `${label(value)} (${count})`))
    }
  }
  fill(
    'year',
    counted(forms.map(({ year }) => year)).sort(([one], [other]) => other - one),
  )
  fill('department', counted(forms.map(({ department_name }) => department_name)))
  fill('kind', counted(forms.map(({ kind }) => kind)), (kind) => kinds[kind])
  const any = (name) => forms.filter((form) => form[`${name}s`] > 0).length
  fill(
    'finding',
    [
      ['error', any('error')],
      ['warning', any('warning')],
    ],
    (name) => (name === 'error' ? words.anyError : words.anyWarning),
  )
  fill('finding', counted(forms.flatMap(({ codes }) => codes)), (code) => findings[code])
}

function cell(text, column, kind) {
  const made = document.createElement('td')
  made.textContent = text ?? ''
  made.dataset.label = columns[column]
  if (kind) made.className = kind
  return made
}

function link(text, href) {
  const made = document.createElement('a')
  made.href = href
  made.textContent = text
  return made
}

function number(value) {
  return value === null ? '' : value.toLocaleString('en-US', { maximumFractionDigits: 2 })
}

function badges(form) {
  const made = cell('', 7)
  for (const severity of ['error', 'warning']) {
    const found = form[`${severity}s`]
    if (found === 0) continue
    const badge = document.createElement('span')
    badge.className = `badge ${severity}`
    badge.textContent = found
    made.append(badge, ' ')
  }
  return made
}

function project(form) {
  const made = cell('', 2, 'name')
  const opener = link(form.project_name ?? form.title ?? kinds[form.kind], `#form-${form.form_id}`)
  opener.setAttribute('aria-expanded', String(state.form === String(form.form_id)))
  opener.addEventListener('click', (event) => {
    event.preventDefault()
    const id = String(form.form_id)
    state = { ...state, form: state.form === id ? '' : id }
    writeAddress()
    show()
  })
  made.append(opener)
  return made
}

// The cell runs from the right, so that a long path loses its beginning; the path itself is isolated and keeps its order.
function file(form) {
  const made = cell('', 8, 'file')
  const isolated = document.createElement('bdi')
  isolated.dir = 'ltr'
  const page = form.page === null ? '' : ` ${words.page.replace('{page}', form.page)}`
  const text = (form.file ?? '') + page
  if (form.href === null) isolated.textContent = text
  else isolated.append(link(text, form.href))
  made.title = form.file ?? ''
  made.append(isolated)
  return made
}

function row(form) {
  const made = document.createElement('tr')
  made.append(
    cell(form.year, 0, 'number'),
    cell(form.department_name, 1),
    project(form),
    cell(number(form.annual_budget), 3, 'number'),
    cell(number(form.executed), 4, 'number'),
    cell(form.rate === null ? '' : `${number(form.rate)}%`, 5, 'number'),
    cell(number(form.total_score), 6, 'number'),
    badges(form),
    file(form),
  )
  return made
}

function opened(form) {
  const made = document.createElement('tr')
  made.className = 'opened'
  const inside = document.createElement('td')
  inside.colSpan = columns.length
  if (isDrawn.has(form.form_id)) {
    inside.append(byId(`form-${form.form_id}`).content.cloneNode(true))
  } else inside.textContent = words.notDrawn
  made.append(inside)
  return made
}

// Nothing sorts below everything, whichever way the column is turned.
function order(one, other) {
  const key = state.sort.replace('-', '')
  const [left, right] = [one[key] ?? null, other[key] ?? null]
  if (left === null || right === null) return Number(left === null) - Number(right === null)
  const rising = typeof left === 'number' ? left - right : left.localeCompare(right, 'zh')
  return state.sort.startsWith('-') ? -rising : rising
}

function kept() {
  const conditions = Object.entries(asked).filter(([key]) => state[key] !== '')
  return forms
    .filter((form) => conditions.every(([key, holds]) => holds(form, state[key])))
    .sort(order)
}

function sum(list, key) {
  return list.reduce((all, form) => all + form[key], 0)
}

function tell(list) {
  const scored = list.filter((form) => form.is_result && form.total_score !== null)
  const mean = scored.length === 0 ? '–' : (sum(scored, 'total_score') / scored.length).toFixed(2)
  byId('counted').textContent = words.counted
    .replace('{forms}', number(list.length))
    .replace('{errors}', number(sum(list, 'errors')))
    .replace('{warnings}', number(sum(list, 'warnings')))
    .replace('{mean}', mean)
}

function show() {
  const list = kept()
  const pages = Math.max(1, Math.ceil(list.length / PAGE))
  const at = list.findIndex((form) => String(form.form_id) === state.form)
  const page = at >= 0 ? Math.floor(at / PAGE) : Math.min(Number(state.page) || 1, pages) - 1
  state.page = String(page + 1)
  body.replaceChildren(
    ...list.slice(page * PAGE, (page + 1) * PAGE).flatMap((form) => {
      const isOpen = String(form.form_id) === state.form
      return isOpen ? [row(form), opened(form)] : [row(form)]
    }),
  )
  tell(list)
  byId('count').textContent =
    list.length === 0 ? words.noMatch : `${page + 1} / ${pages} · ${list.length}`
  byId('previous').disabled = page === 0
  byId('next').disabled = page === pages - 1
  for (const name of filters) byId(`by-${name}`).value = state[name]
  byId('band').hidden = state.score === ''
  byId('band').textContent = `${words.bands.replace('{band}', state.score.replace('-', '–'))} ×`
  for (const head of heads) {
    const isSorted = head.dataset.key === state.sort.replace('-', '')
    const way = state.sort.startsWith('-') ? 'descending' : 'ascending'
    head.setAttribute('aria-sort', isSorted ? way : 'none')
  }
}

function turn(by) {
  change({ page: String(Number(state.page) + by) })
}

for (const head of heads) {
  head.querySelector('button').addEventListener('click', () => {
    const { key } = head.dataset
    change({ sort: state.sort === key ? `-${key}` : key })
  })
}
byId('search').addEventListener('input', ({ target }) => change({ q: target.value }))
for (const name of filters) {
  byId(`by-${name}`).addEventListener('change', ({ target }) => change({ [name]: target.value }))
}
byId('band').addEventListener('click', () => change({ score: '' }))
byId('clear').addEventListener('click', () => {
  byId('search').value = ''
  change({ ...usual })
})
byId('previous').addEventListener('click', () => turn(-1))
byId('next').addEventListener('click', () => turn(1))

// A shape of a chart asks the list for what it stands for.
for (const figure of document.querySelectorAll('figure[data-filter]')) {
  const values = JSON.parse(figure.dataset.values)
  figure.addEventListener('click', ({ target }) => {
    const at = target.getAttribute?.('ecmeta_data_index')
    if (at === null || at === undefined) return
    const value = String(values[at])
    change(
      figure.dataset.filter === 'form'
        ? { ...usual, form: value }
        : { [figure.dataset.filter]: value },
    )
    byId('list').scrollIntoView()
  })
}

function follow() {
  readAddress()
  byId('search').value = state.q
  show()
  document.querySelector('.opened')?.previousElementSibling?.scrollIntoView()
}
addEventListener('hashchange', follow)
fillChoices()
follow()

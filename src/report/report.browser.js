// Runs in the page: sorts, filters and pages the list of forms, and opens the drawn form that a link names.
const { forms, words, drawn } = JSON.parse(document.getElementById('forms').textContent)
const PAGE = 50
const isDrawn = new Set(drawn)
const body = document.querySelector('.list tbody')
const heads = [...document.querySelectorAll('.list th[data-key]')]
const filter = document.getElementById('filter')
const onlyErrors = document.getElementById('only-errors')
const count = document.getElementById('count')
const previous = document.getElementById('previous')
const next = document.getElementById('next')
let sorted = { key: 'errors', isDown: true }
let page = 0

const searched = new Map(
  forms.map((form) => [
    form,
    [form.year, form.department_name, form.project_name, form.title, form.file]
      .filter((part) => part !== null)
      .join(' ')
      .toLowerCase(),
  ]),
)

function cell(text, kind) {
  const made = document.createElement('td')
  made.textContent = text ?? ''
  if (kind) made.className = kind
  return made
}

// The cell runs from the right, so that a long path loses its beginning; the path itself is isolated and keeps its order.
function fileCell(path) {
  const made = cell('', 'file')
  const words = document.createElement('bdi')
  words.dir = 'ltr'
  words.textContent = path
  made.title = path
  made.append(words)
  return made
}

function number(value) {
  return value === null ? '' : value.toLocaleString('en-US', { maximumFractionDigits: 2 })
}

function badges(form) {
  const made = document.createElement('td')
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
  const made = document.createElement('td')
  const name = form.project_name ?? form.title ?? form.kind
  if (!isDrawn.has(form.form_id)) made.textContent = name
  else {
    const link = document.createElement('a')
    link.href = `#form-${form.form_id}`
    link.textContent = name
    made.append(link)
  }
  return made
}

function row(form) {
  const made = document.createElement('tr')
  const file = fileCell(form.file ?? '')
  made.append(
    cell(form.year, 'number'),
    cell(form.department_name),
    project(form),
    cell(number(form.annual_budget), 'number'),
    cell(number(form.executed), 'number'),
    cell(form.rate === null ? '' : `${number(form.rate)}%`, 'number'),
    cell(number(form.total_score), 'number'),
    badges(form),
    file,
  )
  return made
}

// Nothing sorts below everything, whichever way the column is turned.
function compare(one, other) {
  const [left, right] = [one[sorted.key], other[sorted.key]]
  if (left === null || right === null) return Number(left === null) - Number(right === null)
  const order = typeof left === 'number' ? left - right : left.localeCompare(right, 'zh')
  return sorted.isDown ? -order : order
}

function show() {
  const parts = filter.value.toLowerCase().split(/\s+/u).filter(Boolean)
  const kept = forms
    .filter((form) => !onlyErrors.checked || form.errors > 0)
    .filter((form) => parts.every((part) => searched.get(form).includes(part)))
    .sort(compare)
  const pages = Math.max(1, Math.ceil(kept.length / PAGE))
  page = Math.min(page, pages - 1)
  body.replaceChildren(...kept.slice(page * PAGE, (page + 1) * PAGE).map(row))
  count.textContent = kept.length === 0 ? words.noMatch : `${page + 1} / ${pages} · ${kept.length}`
  previous.disabled = page === 0
  next.disabled = page === pages - 1
  for (const head of heads) {
    const isSorted = head.dataset.key === sorted.key
    head.setAttribute('aria-sort', isSorted ? (sorted.isDown ? 'descending' : 'ascending') : 'none')
  }
}

function turn(by) {
  page += by
  show()
}

for (const head of heads) {
  head.querySelector('button').addEventListener('click', () => {
    const isDown = sorted.key === head.dataset.key ? !sorted.isDown : false
    sorted = { key: head.dataset.key, isDown }
    page = 0
    show()
  })
}
for (const control of [filter, onlyErrors]) {
  control.addEventListener('input', () => {
    page = 0
    show()
  })
}
previous.addEventListener('click', () => turn(-1))
next.addEventListener('click', () => turn(1))

function openTarget() {
  const target = document.getElementById(location.hash.slice(1))
  if (target instanceof HTMLDetailsElement) {
    target.open = true
    target.scrollIntoView()
  }
}
addEventListener('hashchange', openTarget)
show()
openTarget()

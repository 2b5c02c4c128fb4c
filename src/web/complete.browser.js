// Completes names of views and columns where SQL is typed. The names are those of the list below the field, which people
// without script read themselves.
const SHOWN = 8

// The names that begin with what stands before the caret: views first, then columns, those of views in the text before others.
function matching(area) {
  const before = area.value.slice(0, area.selectionStart)
  const word = /\w+$/u.exec(before)?.[0] ?? ''
  if (word.length === 0) return { word, names: [] }
  const mentioned = new Set(area.value.match(/\bv_\w+/gu))
  const options = [...document.querySelectorAll('[data-name]')].map((node) => ({
    name: node.dataset.name,
    rank: node.dataset.view === undefined ? 1 : mentioned.has(node.dataset.view) ? 0 : 2,
    words: node.title,
  }))
  const found = options
    .filter(({ name }) => name.startsWith(word.toLowerCase()) && name !== word)
    .sort((one, other) => one.rank - other.rank)
  const byName = new Map(found.toReversed().map((option) => [option.name, option]))
  const names = found.filter((option) => byName.get(option.name) === option)
  return { word, names: names.slice(0, SHOWN) }
}

function offer(area) {
  const list = document.createElement('ul')
  list.id = 'completions'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', area.dataset.complete)
  list.hidden = true
  area.after(list)
  area.setAttribute('aria-autocomplete', 'list')
  area.setAttribute('aria-controls', list.id)
  let at = 0
  let word = ''
  const close = () => {
    list.hidden = true
    list.replaceChildren()
    area.removeAttribute('aria-activedescendant')
  }
  const light = (to) => {
    at = (to + list.children.length) % list.children.length
    for (const [number, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(number === at))
    }
    area.setAttribute('aria-activedescendant', list.children[at].id)
  }
  const show = () => {
    const found = matching(area)
    word = found.word
    if (found.names.length === 0) return close()
    list.replaceChildren(
      ...found.names.map(({ name, words }, number) => optionOf(number, name, words)),
    )
    list.hidden = false
    light(0)
  }
  const take = () => {
    const end = area.selectionStart
    area.setRangeText(list.children[at].dataset.word, end - word.length, end, 'end')
    close()
  }
  area.addEventListener('input', show)
  area.addEventListener('blur', close)
  area.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return
    const moves = { ArrowDown: () => light(at + 1), ArrowUp: () => light(at - 1), Escape: close }
    const act = { ...moves, Tab: take, Enter: take }[event.key]
    if (act === undefined) return
    act()
    event.preventDefault()
    event.stopPropagation()
  })
  list.addEventListener('mousedown', (event) => {
    const option = event.target.closest('[role="option"]')
    if (option === null) return
    light([...list.children].indexOf(option))
    take()
    event.preventDefault()
  })
}

function optionOf(number, name, words) {
  const option = document.createElement('li')
  option.id = `completion-${number}`
  option.dataset.word = name
  option.setAttribute('role', 'option')
  const soft = document.createElement('span')
  soft.textContent = words
  option.append(name, ' ', soft)
  return option
}

for (const area of document.querySelectorAll('textarea[data-complete]')) offer(area)

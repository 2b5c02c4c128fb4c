// Runs in every page: keys. Each key follows a link or sends a form of the page, so that nothing works with keys alone.
const steps = () => [...document.querySelectorAll('a.step')]

function isTyping(target) {
  return target instanceof HTMLElement && target.matches('input, textarea, select')
}

// In a list the focus moves; in a form the next finding that nobody has decided is opened.
function step(by) {
  const all = steps()
  if (all.length === 0) return
  const lit = all.findIndex((link) => link.closest('[aria-current="true"]'))
  const focused = all.indexOf(document.activeElement)
  const from = focused >= 0 ? focused : lit
  const next =
    all[from < 0 && by < 0 ? all.length - 1 : Math.min(all.length - 1, Math.max(0, from + by))]
  if (document.querySelector('.split') && focused < 0) next.click()
  else next.focus()
}

function press(key) {
  const control = document.querySelector(`[data-key="${key}"]`)
  if (control === null) return false
  if (control.matches('input')) {
    control.focus()
    control.select()
  } else control.click()
  return true
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  '?': () => {
    const help = document.getElementById('keys')
    if (help === null) return
    help.open = !help.open
    if (help.open) help.querySelector('summary').focus()
  },
}

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (isTyping(event.target)) {
    if (event.key === 'Escape') event.target.blur()
    return
  }
  // Enter with nothing in focus opens the first entry of a list, or the first open finding of a form.
  if (event.key === 'Enter' && event.target === document.body) {
    const first =
      document.querySelector('a.step[data-open="1"]') ?? document.querySelector('a.step')
    first?.click()
    return
  }
  if (event.key in keys) keys[event.key]()
  else if (!/^[a-z]$/u.test(event.key) || !press(event.key)) return
  event.preventDefault()
})

// What is lit in the form comes into view without moving what is in view already.
document.querySelector('.form-side .lit')?.scrollIntoView({ block: 'nearest' })
// A click in the frame leaves the keys to the page around it.
if (window.top !== window) {
  addEventListener('keydown', (event) => {
    if (/^[a-z?]$/u.test(event.key)) window.parent.focus()
  })
}
// A choice of a facet or an order is seen at once.
addEventListener('change', ({ target }) => {
  if (!target.form?.matches('.facets') || target.matches('[type="search"]')) return
  target.form.requestSubmit()
})
// Files may be dropped anywhere in the form that takes them.
for (const form of document.querySelectorAll('form.drop')) {
  const field = form.querySelector('[type="file"]')
  form.addEventListener('dragover', (event) => event.preventDefault())
  form.addEventListener('drop', (event) => {
    if (event.dataTransfer.files.length === 0) return
    field.files = event.dataTransfer.files
    event.preventDefault()
  })
}

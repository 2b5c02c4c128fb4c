/** Boxes to tick: ☑是□否, 是（√）否（）. What is ticked is what the cell says. */

const TICK = '☑☒✅✓✔√■▣◉●'
const BOX = '□☐○◯▢'
const TICKED_BRACKETS = /[(（[【〔]\s*[√✓✔☑☒vV]\s*[)）\]】〕]/gu
const EMPTY_BRACKETS = /[(（[【〔]\s*[)）\]】〕]/gu

const MARKS = new RegExp(`[${TICK}${BOX}]`, 'gu')
/** What no cell without a choice has: a box, or brackets that hold no more than a tick. */
const OFFER = new RegExp(`[${TICK}${BOX}]|[(（[【〔]\\s*[√✓✔☑☒vV]?\\s*[)）\\]】〕]`, 'u')
/** Signs that are ticked boxes and nothing else. */
const ONLY_TICK = /[☑☒✅]/u
const ENDS = /^[\s;；,，、。.]+|(?<![\s;；,，、。.])[\s;；,，、。.]+$/gu
/** The number of a choice: 1、常年性项目. */
const NUMBER = /^\d{1,2}[、.．]\s*/u

/** Characters of the longest choice: more is a text in which a sign stands. */
const LONGEST_CHOICE = 30
/** Characters of all choices of a cell. Chosen; longer ones are texts, and the work stays bounded. */
const LONGEST_TEXT = 400

/**
 * The choices that are ticked among those that words offer, joined by 、; null where none is, undefined where the words
 * offer no choice.
 * @example ☑是□否 → "是"
 * @example 是(√)否() → "是"
 * @example □是□否 → null
 * @example 是 → undefined
 */
export function tickedChoices(text: string): string | null | undefined {
  if (text.length > LONGEST_TEXT || !OFFER.test(text)) return undefined
  const words = text.replace(TICKED_BRACKETS, '☑').replace(EMPTY_BRACKETS, '□').trim()
  const marks = words.match(MARKS) ?? []
  if (marks.length === 0 || (marks.length === 1 && !ONLY_TICK.test(words))) return undefined
  const labels = words.split(MARKS).map((label) => label.replace(ENDS, '').replace(NUMBER, ''))
  const [first = '', last = ''] = [labels[0], labels.at(-1)]
  // The box stands before each choice, or behind each.
  const choices = first === '' ? labels.slice(1) : labels.slice(0, -1)
  if (first !== '' && last !== '') return undefined
  if (choices.some((label) => label === '' || label.length > LONGEST_CHOICE)) return undefined
  const ticked = choices.filter((_, at) => isTick(marks[at] ?? ''))
  return ticked.length === 0 ? null : ticked.join('、')
}

function isTick(mark: string): boolean {
  return mark !== '' && TICK.includes(mark)
}

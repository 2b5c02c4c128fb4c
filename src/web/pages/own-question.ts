/** Questions of one's own: kept under a name, called otherwise, given up. */
import { z } from 'zod'
import { shown } from '../../report/markup.ts'
import { dropQuestion, keepQuestion, renameQuestion } from '../../store/questions.ts'
import { savedQuestions } from '../../store/saved-question.ts'
import { type Action, refused, shaped } from '../actions.ts'
import { type Asked, hidden } from '../page.ts'

const MOST_NAME = 60
const MOST_WORDS = 200

/** The form under typed SQL, with which it is kept. */
export function keepForm(asked: Asked, sql: string): string {
  if (!asked.mayWrite || sql.trim() === '') return ''
  return `<form method="post" action="/questions" class="verdict">${hidden(asked)}<input type="hidden" name="sql" value="${shown(sql)}">
${fields(asked, { name: '', words: '' })}<button>${asked.say('keep')}</button></form>`
}

/** The forms under an answer, with which the question gets another name or is given up. */
export function changeForms(
  asked: Asked,
  { name, words }: { readonly name: string; readonly words: string },
): string {
  if (!asked.mayWrite) return ''
  const { say } = asked
  const old = `${hidden(asked)}<input type="hidden" name="old" value="${shown(name)}">`
  return `<details class="own"><summary>${say('changeQuestion')}</summary>
<form method="post" action="/questions/rename" class="verdict">${old}${fields(asked, { name, words })}<button>${say('rename')}</button></form>
<form method="post" action="/questions/delete" class="verdict">${old}<button>${say('deleteQuestion')}</button></form></details>`
}

function fields({ say }: Asked, { name, words }: { name: string; words: string }): string {
  return `<label>${say('name')} <input name="name" required pattern="[\\p{L}\\p{N}_\\-]+" maxlength="${MOST_NAME}" value="${shown(name)}"></label><label>${say('words')} <input name="words" maxlength="${MOST_WORDS}" value="${shown(words)}"></label>`
}

const naming = {
  name: z
    .string()
    .trim()
    .max(MOST_NAME)
    .regex(/^[\p{L}\p{N}_-]+$/u),
  words: z.string().max(MOST_WORDS).default(''),
}
const kept = z.object({ ...naming, sql: z.string().min(1).max(20_000) })
const old = z.string().min(1).max(MOST_NAME)

export const questionActions: Readonly<Record<string, Action>> = {
  '/questions': shaped(kept, (asked, question) => {
    const name = isSaved(question.name) ? `${question.name}-2` : question.name
    const at = new Date().toISOString()
    keepQuestion(asked.database, { ...question, name, who: asked.who, at })
    return { to: `/ask/${encodeURIComponent(name)}` }
  }),
  '/questions/rename': shaped(z.object({ ...naming, old }), (asked, { old: from, ...wanted }) => {
    const came = isSaved(wanted.name)
      ? 'taken'
      : renameQuestion(asked.database, from, { ...wanted })
    if (came === 'unknown') return refused(asked, 404, asked.say('noQuestion'))
    if (came === 'taken') return refused(asked, 422, asked.say('nameTaken'))
    return { to: `/ask/${encodeURIComponent(wanted.name)}` }
  }),
  '/questions/delete': shaped(z.object({ old }), (asked, { old: name }) =>
    dropQuestion(asked.database, name)
      ? { to: '/ask' }
      : refused(asked, 404, asked.say('noQuestion')),
  ),
}

function isSaved(name: string): boolean {
  return savedQuestions().some((one) => one.name === name)
}

/** Questions of one's own: kept under a name, called otherwise, given up. */
import { z } from 'zod'
import { escapeHtml } from '../../report/markup.ts'
import { deleteQuestion, renameQuestion, saveQuestion } from '../../store/questions.ts'
import { savedQuestions } from '../../store/saved-question.ts'
import { type Action, refused, shaped } from '../actions.ts'
import { hiddenInputs, type PageRequest } from '../page.ts'

/** Characters of a name. Chosen; it must fit a list. */
const MOST_NAME = 60
/** Characters of its words. Chosen; it must fit a list. */
const MOST_WORDS = 200

/** The form under typed SQL, with which it is kept. */
export function keepForm(request: PageRequest, sql: string): string {
  if (!request.mayWrite || sql.trim() === '') return ''
  return `<form method="post" action="/questions" class="verdict">${hiddenInputs(request)}<input type="hidden" name="sql" value="${escapeHtml(sql)}">
${fields(request, { name: '', words: '' })}<button>${request.say('keep')}</button></form>`
}

/** The forms under an answer, with which the question gets another name or is given up. */
export function changeForms(
  request: PageRequest,
  { name, words }: { readonly name: string; readonly words: string },
): string {
  if (!request.mayWrite) return ''
  const { say } = request
  const old = `${hiddenInputs(request)}<input type="hidden" name="old" value="${escapeHtml(name)}">`
  return `<details class="own"><summary>${say('changeQuestion')}</summary>
<form method="post" action="/questions/rename" class="verdict">${old}${fields(request, { name, words })}<button>${say('rename')}</button></form>
<form method="post" action="/questions/delete" class="verdict">${old}<button>${say('deleteQuestion')}</button></form></details>`
}

function fields({ say }: PageRequest, { name, words }: { name: string; words: string }): string {
  return `<label>${say('name')} <input name="name" required pattern="[\\p{L}\\p{N}_\\-]+" maxlength="${MOST_NAME}" value="${escapeHtml(name)}"></label><label>${say('words')} <input name="words" maxlength="${MOST_WORDS}" value="${escapeHtml(words)}"></label>`
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
  '/questions': shaped(kept, (request, question) => {
    const name = isSaved(question.name) ? `${question.name}-2` : question.name
    const at = new Date().toISOString()
    saveQuestion(request.database, { ...question, name, who: request.who, at })
    return { to: `/ask/${encodeURIComponent(name)}` }
  }),
  '/questions/rename': shaped(z.object({ ...naming, old }), (request, { old: from, ...wanted }) => {
    const came = isSaved(wanted.name)
      ? 'taken'
      : renameQuestion(request.database, from, { ...wanted })
    if (came === 'unknown') return refused(request, 404, request.say('noQuestion'))
    if (came === 'taken') return refused(request, 422, request.say('nameTaken'))
    return { to: `/ask/${encodeURIComponent(wanted.name)}` }
  }),
  '/questions/delete': shaped(z.object({ old }), (request, { old: name }) =>
    deleteQuestion(request.database, name)
      ? { to: '/ask' }
      : refused(request, 404, request.say('noQuestion')),
  ),
}

function isSaved(name: string): boolean {
  return savedQuestions().some((one) => one.name === name)
}

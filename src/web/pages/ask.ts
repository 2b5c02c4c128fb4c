/** Questions: the saved ones with their parameters, one's own, and SQL as typed. */
import { escapeHtml } from '../../report/markup.ts'
import { StoreError } from '../../store/error.ts'
import { storeSentence } from '../../store/error-wording.ts'
import { type OwnQuestion, selectOwnQuestions } from '../../store/questions.ts'
import { type SavedQuestion, savedQuestions } from '../../store/saved-question.ts'
import type { StoredValue } from '../../store/value.ts'
import type { PageRequest, ServedPage } from '../page.ts'
import { type AnswerOutcome, drawAnswer } from './answer.ts'
import { changeForms, keepForm } from './own-question.ts'
import { viewList } from './views.ts'

/** Rows of an answer that are shown. */
const ROWS = 500

type Question = {
  readonly name: string | null
  readonly words: string
  readonly sql: string
  readonly parameters: readonly string[]
}

export const askPages: readonly ServedPage[] = [
  {
    pattern: '/ask',
    words:
      'The saved questions; with `sql` the answer to one statement that reads, `year`, `department` and `copies` its parameters.',
    answer: (request) => {
      const sql = request.query.get('sql')
      const question = {
        name: null,
        words: '',
        sql: sql ?? '',
        parameters: parametersIn(sql ?? ''),
      }
      return answerQuestion(request, question, sql !== null && sql.trim() !== '')
    },
  },
  {
    pattern: '/ask/:name',
    words: 'The answer to a saved question, with `year`, `department` and `copies`.',
    answer: (request) => {
      const question = questionNamed(request, request.param('name'))
      return question === null ? null : answerQuestion(request, question, true)
    },
  },
]

function questionNamed(request: PageRequest, name: string): Question | null {
  const saved = savedQuestions().find((one) => one.name === name)
  if (saved !== undefined) return { ...saved, words: saved.words[request.language] }
  const own = selectOwnQuestions(request.database).find((one) => one.name === name)
  return own === undefined ? null : { ...own, parameters: parametersIn(own.sql) }
}

function parametersIn(sql: string): readonly string[] {
  return ['year', 'department', 'copies'].filter((name) => new RegExp(`:${name}\\b`, 'u').test(sql))
}

async function answerQuestion(request: PageRequest, question: Question, isAsked: boolean) {
  const saved = savedQuestions()
  const own = selectOwnQuestions(request.database)
  const answer = isAsked ? await answerTo(request, question) : null
  const list = [...saved.map(({ name, words, parameters }) => ({ name, words, parameters }))]
  if (!isAsked) prepareAnswers(request)
  return {
    data:
      answer !== null && 'outcome' in answer ? answer.outcome : { questions: [...list, ...own] },
    view: async () => ({
      title: question.words === '' ? request.say('ask') : question.words,
      body: body(request, question, answer === null ? '' : await drawComing(request, answer), {
        saved,
        own,
      }),
      ...(answer !== null && 'last' in answer ? { refresh: AGAIN_S } : {}),
    }),
  }
}

/** Seconds after which a page comes again for the answer that it could not wait for. */
const AGAIN_S = 1

/** What is there to be shown: the answer, or what was last answered until it is there. */
type Coming = { readonly outcome: AnswerOutcome } | Extract<Soon, { last: unknown }>
type Soon = Awaited<ReturnType<PageRequest['services']['askSoon']>>

/** Programs, and whoever typed the question, wait for the answer; a page of a saved one is shown soon. */
async function answerTo(
  request: PageRequest,
  { name, sql, parameters }: Question,
): Promise<Coming> {
  const { services, isData } = request
  const given = Object.fromEntries(parameters.map((one) => [one, parameterOf(request, one)]))
  try {
    if (isData || name === null) return { outcome: await services.ask(sql, given, ROWS) }
    const soon = await services.askSoon(sql, given, ROWS)
    return 'answer' in soon ? { outcome: soon.answer } : soon
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return { outcome: { error: storeSentence(error, request.language) } }
  }
}

async function drawComing(request: PageRequest, coming: Coming): Promise<string> {
  if ('outcome' in coming) return drawAnswer(request, coming.outcome)
  const { last } = coming
  if (last === null) return `<p role="status">${request.say('answering')}</p>`
  const at = last.at.toISOString().slice(0, 16).replace('T', ' ')
  return `<p role="status">${request.say('answeringAnew')} ${at} UTC</p>${await drawAnswer(request, last.answer)}`
}

/**
 * Has the saved questions answered, one after another, while a person looks at their list: over a large database some take
 * seconds, and what nobody has changed since is answered at once.
 */
async function prepareAnswers({ services }: PageRequest): Promise<void> {
  for (const { sql, parameters } of savedQuestions()) {
    const nothing = Object.fromEntries(parameters.map((name) => [name, null]))
    await services.ask(sql, nothing, ROWS).catch(() => undefined)
  }
}

function parameterOf({ query }: PageRequest, name: string): StoredValue {
  const text = query.get(name)?.trim() ?? ''
  if (text === '') return null
  return name === 'department' ? text : Number(text)
}

type Known = { readonly saved: readonly SavedQuestion[]; readonly own: readonly OwnQuestion[] }

function body(request: PageRequest, question: Question, answer: string, known: Known): string {
  const { say, language } = request
  const links = [
    ...known.saved.map(({ name, words }) => [name, words[language]] as const),
    ...known.own.map(({ name, words }) => [name, words] as const),
  ].map(([name, words]) => {
    const isHere = name === question.name
    return `<li><a href="/ask/${encodeURIComponent(name)}"${isHere ? ' aria-current="page"' : ''}>${escapeHtml(words || name)}</a></li>`
  })
  const heading = question.words === '' ? say('ask') : question.words
  return `<div class="worklist"><nav aria-label="${say('ask')}"><ul class="questions">${links.join('')}</ul></nav>
<div class="ask"><h1>${escapeHtml(heading)}</h1>${form(request, question, known.own)}${answer}${question.name === null ? viewList(request) : ''}</div></div>`
}

function form(
  request: PageRequest,
  { name, words, sql, parameters }: Question,
  own: readonly OwnQuestion[],
): string {
  const { say } = request
  const inputs = parameters.map((parameter) => {
    const value = escapeHtml(request.query.get(parameter) ?? '')
    if (parameter === 'copies') {
      return `<label><input type="checkbox" name="copies" value="1"${value === '' ? '' : ' checked'}> ${say('copies')}</label>`
    }
    return `<label>${say(parameter as 'year')} <input name="${parameter}" value="${value}"></label>`
  })
  if (name !== null) {
    const typed = `<p><a href="/ask?sql=${encodeURIComponent(sql)}">SQL</a></p>`
    const button = inputs.length > 0 ? `<button>${say('ask')}</button>` : ''
    const isOwn = own.some((one) => one.name === name)
    const changed = isOwn ? changeForms(request, { name, words }) : ''
    return `<form method="get" class="verdict">${inputs.join('')}${button}</form>${typed}${changed}`
  }
  return `<form method="get" action="/ask"><label>SQL <textarea name="sql" rows="6" spellcheck="false" data-complete="${say('views')}">${escapeHtml(sql)}</textarea></label>
<p class="verdict">${inputs.join('')}<button>${say('ask')}</button></p></form>${keepForm(request, sql)}`
}

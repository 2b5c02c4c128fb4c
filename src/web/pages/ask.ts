/** Questions: the saved ones with their parameters, one's own, and SQL as typed. */
import { z } from 'zod'
import { shown } from '../../report/markup.ts'
import { StoreError } from '../../store/error.ts'
import { storeSentence } from '../../store/error-wording.ts'
import { keepQuestion, type OwnQuestion, selectOwnQuestions } from '../../store/questions.ts'
import { type SavedQuestion, savedQuestions } from '../../store/saved-question.ts'
import type { Value } from '../../store/value.ts'
import { type Action, shaped } from '../actions.ts'
import { type Asked, hidden, type Page } from '../page.ts'
import { drawAnswer, type Outcome } from './answer.ts'
import { viewList } from './views.ts'

/** Rows of an answer that are shown. */
const ROWS = 500

type Question = {
  readonly name: string | null
  readonly words: string
  readonly sql: string
  readonly parameters: readonly string[]
}

export const askPages: readonly Page[] = [
  {
    pattern: '/ask',
    words:
      'The saved questions; with `sql` the answer to one statement that reads, `year`, `department` and `copies` its parameters.',
    tell: (asked) => {
      const sql = asked.query.get('sql')
      const question = {
        name: null,
        words: '',
        sql: sql ?? '',
        parameters: parametersIn(sql ?? ''),
      }
      return tellQuestion(asked, question, sql !== null && sql.trim() !== '')
    },
  },
  {
    pattern: '/ask/:name',
    words: 'The answer to a saved question, with `year`, `department` and `copies`.',
    tell: (asked) => {
      const question = questionNamed(asked, asked.param('name'))
      return question === null ? null : tellQuestion(asked, question, true)
    },
  },
]

function questionNamed(asked: Asked, name: string): Question | null {
  const saved = savedQuestions().find((one) => one.name === name)
  if (saved !== undefined) return { ...saved, words: saved.words[asked.language] }
  const own = selectOwnQuestions(asked.database).find((one) => one.name === name)
  return own === undefined ? null : { ...own, parameters: parametersIn(own.sql) }
}

function parametersIn(sql: string): readonly string[] {
  return ['year', 'department', 'copies'].filter((name) => new RegExp(`:${name}\\b`, 'u').test(sql))
}

async function tellQuestion(asked: Asked, question: Question, isAsked: boolean) {
  const saved = savedQuestions()
  const own = selectOwnQuestions(asked.database)
  const answer = isAsked ? await answerTo(asked, question) : null
  const list = [...saved.map(({ name, words, parameters }) => ({ name, words, parameters }))]
  if (!isAsked) prepareAnswers(asked)
  return {
    data: answer ?? { questions: [...list, ...own] },
    view: async () => ({
      title: question.words === '' ? asked.say('ask') : question.words,
      body: body(asked, question, answer === null ? '' : await drawAnswer(asked, answer), {
        saved,
        own,
      }),
    }),
  }
}

async function answerTo(asked: Asked, { sql, parameters }: Question): Promise<Outcome> {
  const given = parameters.map((name) => [name, parameterOf(asked, name)] as const)
  try {
    return await asked.services.ask(sql, Object.fromEntries(given), ROWS)
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return { error: storeSentence(error, asked.language) }
  }
}

/**
 * Has the saved questions answered, one after another, while a person looks at their list: over a large database some take
 * seconds, and what nobody has changed since is answered at once.
 */
async function prepareAnswers({ services }: Asked): Promise<void> {
  for (const { sql, parameters } of savedQuestions()) {
    const nothing = Object.fromEntries(parameters.map((name) => [name, null]))
    await services.ask(sql, nothing, ROWS).catch(() => undefined)
  }
}

function parameterOf({ query }: Asked, name: string): Value {
  const text = query.get(name)?.trim() ?? ''
  if (text === '') return null
  return name === 'department' ? text : Number(text)
}

type Known = { readonly saved: readonly SavedQuestion[]; readonly own: readonly OwnQuestion[] }

function body(asked: Asked, question: Question, answer: string, known: Known): string {
  const { say, language } = asked
  const links = [
    ...known.saved.map(({ name, words }) => [name, words[language]] as const),
    ...known.own.map(({ name, words }) => [name, words] as const),
  ].map(([name, words]) => {
    const isHere = name === question.name
    return `<li><a href="/ask/${encodeURIComponent(name)}"${isHere ? ' aria-current="page"' : ''}>${shown(words || name)}</a></li>`
  })
  const heading = question.words === '' ? say('ask') : question.words
  return `<div class="worklist"><nav aria-label="${say('ask')}"><ul class="questions">${links.join('')}</ul></nav>
<div class="ask"><h1>${shown(heading)}</h1>${form(asked, question)}${answer}${question.name === null ? viewList(asked) : ''}</div></div>`
}

function form(asked: Asked, { name, sql, parameters }: Question): string {
  const { say } = asked
  const inputs = parameters.map((parameter) => {
    const value = shown(asked.query.get(parameter) ?? '')
    if (parameter === 'copies') {
      return `<label><input type="checkbox" name="copies" value="1"${value === '' ? '' : ' checked'}> ${say('copies')}</label>`
    }
    return `<label>${say(parameter as 'year')} <input name="${parameter}" value="${value}"></label>`
  })
  if (name !== null) {
    const typed = `<p><a href="/ask?sql=${encodeURIComponent(sql)}">SQL</a></p>`
    const button = inputs.length > 0 ? `<button>${say('ask')}</button>` : ''
    return `<form method="get" class="verdict">${inputs.join('')}${button}</form>${typed}`
  }
  return `<form method="get" action="/ask"><label>SQL <textarea name="sql" rows="6" spellcheck="false" data-complete="${say('views')}">${shown(sql)}</textarea></label>
<p class="verdict">${inputs.join('')}<button>${say('ask')}</button></p></form>${keeping(asked, sql)}`
}

function keeping(asked: Asked, sql: string): string {
  if (!asked.mayWrite || sql.trim() === '') return ''
  const { say } = asked
  return `<form method="post" action="/questions" class="verdict">${hidden(asked)}<input type="hidden" name="sql" value="${shown(sql)}">
<label>${say('name')} <input name="name" required pattern="[\\p{L}\\p{N}_\\-]+" maxlength="60"></label><label>${say('words')} <input name="words" maxlength="200"></label><button>${say('keep')}</button></form>`
}

const kept = z.object({
  name: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}_-]{1,60}$/u),
  words: z.string().max(200).default(''),
  sql: z.string().min(1).max(20_000),
})

/** Keeps a question of one's own. */
export const keepAction: Action = shaped(kept, (asked, question) => {
  const saved = savedQuestions().some(({ name }) => name === question.name)
  const name = saved ? `${question.name}-2` : question.name
  const at = new Date().toISOString()
  keepQuestion(asked.database, { ...question, name, who: asked.who, at })
  return { to: `/ask/${encodeURIComponent(name)}` }
})

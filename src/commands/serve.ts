/** `jixiao serve`: a database as pages to work with, on this machine. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { explainedTables } from '../drawing/explanation.ts'
import { chineseReason } from '../extract/failure-wording.ts'
import type { Sentence } from '../language/language.ts'
import { openPictures } from '../picture/pictures.ts'
import { type AnswerCache, cacheAnswers, LONGEST_MS, openQueryRunner } from '../query/answer.ts'
import { accuracyOf } from '../review/accuracy.ts'
import { bundleParts } from '../review/bundle.ts'
import {
  confirmForm,
  correctField,
  judgeFinding,
  undoCorrection,
  undoDecision,
} from '../review/decide.ts'
import { openExplainer } from '../review/explained-form.ts'
import { sampleFiles } from '../review/samples.ts'
import { segmentForSearch } from '../segment/segment.ts'
import { requireExisting, withDatabase, withReadOnlyDatabase } from '../store/open.ts'
import { printMessage } from '../terminal/terminal.ts'
import type { Services } from '../web/services.ts'
import { portNumber, seconds } from './argument.ts'
import { examples } from './examples.ts'
import { languageOf } from './settings.ts'
import { uploadsFor } from './uploads.ts'

type Options = {
  readonly db: string
  readonly port: number
  readonly host: string
  readonly name?: readonly string[]
  readonly root: readonly string[]
  readonly timeout: number
  readonly open?: true
  readonly readOnly?: true
}

const wording = {
  serving: {
    zh: ({ url }) => `请在浏览器中打开：${url}\n按 Ctrl-C 结束。`,
    en: ({ url }) => `Open in a browser: ${url}\nCtrl-C ends it.`,
  },
  shared: {
    zh: () => '注意：本机以外的人也能打开。得到地址的人可以更正；--read-only 只供浏览。',
    en: () =>
      'Mind: others than this machine can open it. Who has the address can correct; --read-only only shows.',
  },
} as const satisfies Record<string, Sentence>

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('see, check, correct and ask, in the browser')
    .option('--db <file>', 'the database', 'jixiao.db')
    .option('--port <number>', 'the port; 0 takes any that is free', portNumber, 8017)
    .option('--host <address>', 'the address to listen at', '127.0.0.1')
    .option('--name <names...>', 'names under which others may ask for this server')
    .option('--root <folders...>', 'folders below which files may be brought in', ['.'])
    .option('--timeout <seconds>', 'longest time for a question', seconds, LONGEST_MS / 1000)
    .option('--open', 'open the browser')
    .option('--read-only', 'only show; nobody can correct')
    .addHelpText(
      'after',
      examples(
        ['jixiao serve --db reports.db --open', 'for oneself, on this machine'],
        ['jixiao serve --db reports.db --read-only --host 0.0.0.0 --name reports.example.org'],
      ),
    )
    .action(async (options: Options) => {
      requireExisting(options.db)
      const isReadOnly = options.readOnly === true
      const language = languageOf(program)
      const { startServer } = await import('../web/server.ts')
      const pictures = openPictures(process.env)
      const asker = openQueryRunner(options.db, options.timeout * 1000)
      const open = isReadOnly ? withReadOnlyDatabase : withDatabase
      try {
        await open(options.db, async (database) => {
          // What was confirmed to a person must outlive the machine's power, too.
          if (!isReadOnly) database.syncEveryWrite()
          const { host: hostname, port, name = [] } = options
          const who = userInfo().username
          const settings = { isReadOnly, language, who, hosts: [hostname, ...name] }
          const answers = cacheAnswers(asker.ask, database.version)
          const explain = openExplainer(database, database.version)
          const services = servicesOf(options, pictures.draw, answers, explain)
          const served = await startServer(database, services, settings, { hostname, port })
          if (!isLocal(hostname)) printMessage(wording.shared[language]())
          printMessage(wording.serving[language]({ url: served.url }))
          if (options.open) openBrowser(served.url)
          await asked(['SIGINT', 'SIGTERM'])
          await served.close()
        })
      } finally {
        pictures.close()
        await asker.close()
      }
    })
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

async function asked(signals: readonly NodeJS.Signals[]): Promise<void> {
  const heard = new AbortController()
  const one = async (signal: NodeJS.Signals) => {
    await once(process, signal, { signal: heard.signal }).catch(() => undefined)
  }
  await Promise.race(signals.map(one))
  heard.abort()
}

/** Nothing depends on it: the address stands in the terminal. */
function openBrowser(url: string): void {
  const programs: Readonly<Record<string, readonly [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', ''],
  }
  const [program, ...flags] = programs[process.platform] ?? ['xdg-open']
  const child = spawn(program, [...flags, url], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

function servicesOf(
  { db, root }: Options,
  picture: Services['picture'],
  answers: AnswerCache,
  explain: ReturnType<typeof openExplainer>,
): Services {
  return {
    picture,
    segment: segmentForSearch,
    ask: answers.ask,
    askSoon: answers.askSoon,
    uploads: uploadsFor(db, root),
    accuracy: accuracyOf,
    bundle: bundleParts,
    sample: sampleFiles,
    reason: (code, language) =>
      language === 'zh' ? chineseReason(code) : code.replaceAll('_', ' '),
    correct: correctField,
    undoCorrection,
    judge: judgeFinding,
    undo: undoDecision,
    confirm: confirmForm,
    why: (form, language) => {
      const explanation = explain(form)
      return explanation === null ? [] : explainedTables(explanation, language)
    },
  }
}

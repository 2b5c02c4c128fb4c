/** `jixiao accuracy`: how well numbers are read, from a random sample that people review. */

import { userInfo } from 'node:os'
import type { Command } from 'commander'
import type { Sentence } from '../language/language.ts'
import { accuracyOf } from '../review/accuracy.ts'
import { drawSample, selectSampledForms, selectSamples } from '../store/accuracy.ts'
import { requireExisting, withDatabase, withReadOnlyDatabase } from '../store/open.ts'
import { printData, printMessage } from '../terminal/terminal.ts'
import { wholeNumber } from './argument.ts'
import { reportIfEmpty } from './empty-database.ts'
import { examples } from './examples.ts'
import { languageOf } from './settings.ts'

type Options = {
  readonly db: string
  readonly draw?: number
  readonly seed: number
  readonly json?: true
}

const wording = {
  none: {
    zh: () => '还没有抽样：jixiao accuracy --draw 50 抽 50 张表，再在 jixiao serve 中复核。',
    en: () => 'No sample: jixiao accuracy --draw 50 draws 50 forms; review them in jixiao serve.',
  },
  drawn: {
    zh: ({ id, size, population, seed }) =>
      `抽样 ${id}：${population} 张表中抽 ${size} 张，种子 ${seed}。请在 jixiao serve 的“准确率”页复核。`,
    en: ({ id, size, population, seed }) =>
      `Sample ${id}: ${size} of ${population} forms, seed ${seed}. Review them under Accuracy in jixiao serve.`,
  },
  waiting: {
    zh: ({ done, size }) => `已复核 ${done} / ${size} 张。`,
    en: ({ done, size }) => `${done} of ${size} forms are reviewed.`,
  },
  result: {
    zh: ({ share, low, high, numbers, wrong }) =>
      `读对的数字：${share}%（95% 置信区间 ${low}%–${high}%），共 ${numbers} 个，读错 ${wrong} 个。`,
    en: ({ share, low, high, numbers, wrong }) =>
      `Numbers read right: ${share} % (95 % interval ${low}–${high} %), ${numbers} compared, ${wrong} read wrongly.`,
  },
} as const satisfies Record<string, Sentence>

export function addAccuracy(program: Command): void {
  program
    .command('accuracy')
    .description('tell how well numbers are read, from a random sample that people review')
    .option('--db <file>', 'the database', 'jixiao.db')
    .option('--draw <forms>', 'draw a new sample of so many forms', wholeNumber)
    .option('--seed <number>', 'what the drawing follows from', wholeNumber, 1)
    .option('--json', 'as one JSON object')
    .addHelpText(
      'after',
      examples(
        ['jixiao accuracy --draw 100 --seed 7', 'a new sample to review'],
        ['jixiao accuracy --db reports.db', 'what its review says'],
      ),
    )
    .action(async (options: Options) => {
      const { db, draw: size, seed } = options
      const language = languageOf(program)
      requireExisting(db)
      if (size !== undefined) {
        const who = userInfo().username
        await withDatabase(db, (database) => {
          if (reportIfEmpty(database, language)) {
            process.exitCode = 1
            return
          }
          const id = drawSample(database, { seed, size, who })
          const { population = 0 } = selectSamples(database).find((one) => one.id === id) ?? {}
          const drawn = selectSampledForms(database, id).length
          printMessage(wording.drawn[language]({ id, size: drawn, population, seed }))
        })
        return
      }
      await tell(options, language)
    })
}

async function tell({ db, json }: Options, language: 'zh' | 'en'): Promise<void> {
  await withReadOnlyDatabase(db, async (database) => {
    const [sample] = selectSamples(database)
    if (sample === undefined) {
      process.exitCode = 1
      if (!reportIfEmpty(database, language)) printMessage(wording.none[language]())
      return
    }
    const forms = selectSampledForms(database, sample.id)
    const reviewed = forms.flatMap(({ numbers, wrong }) =>
      numbers === null || wrong === null ? [] : [{ numbers, wrong }],
    )
    const accuracy = accuracyOf(reviewed)
    if (json) return printData(`${JSON.stringify({ sample, drawn: forms.length, accuracy })}\n`)
    printMessage(wording.waiting[language]({ done: reviewed.length, size: forms.length }))
    if (accuracy === null) return
    const percent = (share: number) => (100 * share).toFixed(2)
    const { share, low, high, numbers, wrong } = accuracy
    const words = { share: percent(share), low: percent(low), high: percent(high), numbers, wrong }
    await printData(`${wording.result[language](words)}\n`)
  })
}

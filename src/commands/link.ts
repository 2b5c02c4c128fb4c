/** `jixiao link`: what forms have to do with each other, brought up to what the database holds and what people say. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { stringify } from 'csv-stringify/sync'
import { writeAtomically } from '../export/atomic.ts'
import { csvSettings } from '../export/csv-settings.ts'
import { writeText } from '../export/lines.ts'
import { linkWaiting } from '../ingest/linking.ts'
import type { Language, Sentence } from '../language/language.ts'
import type { Database } from '../store/database.ts'
import { StoreError } from '../store/error.ts'
import { saveGivenRegion, selectNames } from '../store/link-lists.ts'
import { requireExisting, withDatabase } from '../store/open.ts'
import { printMessage } from '../terminal/terminal.ts'
import { reportIfEmpty } from './empty-database.ts'
import { examples } from './examples.ts'
import { type LineProblem, type ListTaken, regionCode, takeNames, takeSources } from './lists.ts'
import { languageOf } from './settings.ts'
import { readTextFile } from './text-file.ts'

type Options = {
  readonly db: string
  readonly region?: string
  readonly below?: string
  readonly sources?: string
  readonly organisations?: string
  readonly out?: string
}

const wording = {
  linked: {
    zh: ({ forms }) => `已关联 ${forms} 张表。`,
    en: ({ forms }) => `Linked ${forms} forms.`,
  },
  taken: {
    zh: ({ file, taken }) => `${file}：采用 ${taken} 行。`,
    en: ({ file, taken }) => `${file}: took ${taken} lines.`,
  },
  belowAlone: {
    zh: () => '--below 要与 --region 合用。',
    en: () => '--below goes with --region.',
  },
  region: {
    zh: ({ words }) => `不认识或不唯一的地名：${words}；请写 GB/T 2260 代码。`,
    en: ({ words }) =>
      `No place, or more than one, is called ${words}; give its code of GB/T 2260.`,
  },
} as const satisfies Record<string, Sentence>

const problems: Readonly<Record<LineProblem['code'], Sentence>> = {
  no_column: {
    zh: ({ words }) => `表头没有列：${words}；第一行应为列名。`,
    en: ({ words }) => `There is no column ${words}; the first line names the columns.`,
  },
  no_file: {
    zh: ({ line }) => `第 ${line} 行没有 file。`,
    en: ({ line }) => `Line ${line} has no file.`,
  },
  unknown_region: {
    zh: ({ line, words }) => `第 ${line} 行的地名不认识或不唯一，未采用：${words}`,
    en: ({ line, words }) => `Line ${line}: no single place is called ${words}; left out.`,
  },
  not_here: {
    zh: ({ line, words }) => `第 ${line} 行的文件不在库中，留待以后：${words}`,
    en: ({ line, words }) => `Line ${line}: ${words} is not in the database; kept for later.`,
  },
  incomplete: {
    zh: ({ line, words }) => `第 ${line} 行缺 name 或 organisation：${words}`,
    en: ({ line, words }) => `Line ${line} lacks name or organisation: ${words}`,
  },
  contradiction: {
    zh: ({ line, words }) => `第 ${line} 行与另一行矛盾：${words}`,
    en: ({ line, words }) => `Line ${line} contradicts another one: ${words}`,
  },
  gone: {
    zh: ({ line, words }) => `第 ${line} 行的名称不在库中，留待以后：${words}`,
    en: ({ line, words }) => `Line ${line}: no form prints ${words} there; kept for later.`,
  },
}

export function addLink(program: Command): void {
  program
    .command('link')
    .description('link forms: copies, places, organisations, projects over years')
    .option('--db <file>', 'the database', 'jixiao.db')
    .option('--region <place>', 'the place that files belong to, as a name or a code of GB/T 2260')
    .option('--below <folder>', 'with --region: only files below this folder')
    .option(
      '--sources <list>',
      'CSV of where files were published: file, url, published, publisher, region',
    )
    .option('--organisations <table>', 'CSV of names as a person corrected it')
    .option('--out <table>', 'write the names and their organisations as CSV, to be corrected')
    .addHelpText(
      'after',
      examples(
        ['jixiao link --region 包头市 --below reports/baotou', 'files below it belong there'],
        ['jixiao link --sources list.csv', 'where files were published'],
        ['jixiao link --out names.csv', 'names of organisations, to be corrected'],
        ['jixiao link --organisations names.csv', 'the names as corrected'],
      ),
    )
    .action(async (options: Options) => {
      requireExisting(options.db)
      await withDatabase(options.db, (database) => linkAs(database, options, languageOf(program)))
    })
}

async function linkAs(database: Database, options: Options, language: Language): Promise<void> {
  const { region, below, sources, organisations, out } = options
  if (below !== undefined && region === undefined) {
    throw new StoreError('bad_query', wording.belowAlone[language]())
  }
  if (region !== undefined) {
    const code = regionCode(region)
    if (code === null) {
      throw new StoreError('bad_query', wording.region[language]({ words: region }))
    }
    saveGivenRegion(database, below === undefined ? '' : resolve(below), code)
  }
  if (sources !== undefined) {
    tell(sources, takeSources(database, await readTextFile(sources), sources), language)
  }
  if (organisations !== undefined) {
    tell(organisations, takeNames(database, await readTextFile(organisations)), language)
  }
  printMessage(wording.linked[language]({ forms: linkWaiting(database) }))
  reportIfEmpty(database, language)
  if (out !== undefined) {
    const text = stringify([...selectNames(database)], { ...csvSettings, header: true })
    await writeAtomically(out, (part) => writeText([text], part))
  }
}

function tell(file: string, { taken, problems: found }: ListTaken, language: Language): void {
  for (const { line, code, words } of found) printMessage(problems[code][language]({ line, words }))
  printMessage(wording.taken[language]({ file, taken }))
  if (found.length > 0) process.exitCode = 1
}

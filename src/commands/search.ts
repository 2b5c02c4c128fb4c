/** `jixiao search WORDS`: full-text search in what is stored. */
import { styleText } from 'node:util'
import { type Command, Option } from 'commander'
import type { Language, Sentence } from '../language/language.ts'
import { segmentForSearch } from '../segment/segment.ts'
import { StoreError } from '../store/error.ts'
import { type Hit, type SearchKind, searchKinds } from '../store/found.ts'
import { withReadOnlyDatabase } from '../store/open.ts'
import { search } from '../store/search.ts'
import { printable, printableLine } from '../terminal/printable.ts'
import { printData, printMessage } from '../terminal/terminal.ts'
import { wholeNumber } from './argument.ts'
import { reportIfEmpty } from './empty-database.ts'
import { examples } from './examples.ts'
import { languageOf } from './settings.ts'

type Options = {
  readonly db: string
  readonly in?: Place
  readonly year?: number
  readonly limit: number
  readonly json?: true
  readonly copies?: true
}

/** Where to search, as people say it: in projects, in notes. */
const places = searchKinds.map((kind) => `${kind}s` as const)
type Place = (typeof places)[number]

/** Characters of a long text that are shown around its first hit. */
const SHOWN = 120

const wording = {
  noWords: { zh: () => '没有要检索的词。', en: () => 'There are no words to search for.' },
  narrowed: {
    zh: ({ words }) => `没有找到“${words}”；去掉 --year、--in 可在全部内容中检索。`,
    en: ({ words }) => `Nothing found for “${words}”; without --year and --in all is searched.`,
  },
  nothing: {
    zh: ({ words }) => `没有找到“${words}”。`,
    en: ({ words }) => `Nothing found for “${words}”.`,
  },
  cut: {
    zh: () => '符合的内容很多，只比较了最新的一部分；多写几个词或加 --year、--in 可缩小范围。',
    en: () =>
      'There are many hits and only the newest were ranked; more words, --year or --in narrow them.',
  },
} satisfies Record<string, Sentence>

const kindWords: Readonly<Record<SearchKind, Readonly<Record<Language, string>>>> = {
  project: { zh: '项目', en: 'project' },
  indicator: { zh: '指标', en: 'indicator' },
  goal: { zh: '目标', en: 'goal' },
  note: { zh: '偏差原因', en: 'note' },
  section: { zh: '正文', en: 'section' },
}

export function addSearch(program: Command): void {
  program
    .command('search')
    .description('search project names, indicators, goals, notes and sections')
    .argument('<words...>', 'what is looked for')
    .option('--db <file>', 'the database', 'jixiao.db')
    .addOption(new Option('--in <place>', 'search only there').choices(places))
    .option('--year <year>', 'only this budget year', wholeNumber)
    .option('--limit <hits>', 'most hits to print', wholeNumber, 20)
    .option('--copies', 'every print of a form, not each form once')
    .option('--json', 'one JSON object a line for each hit')
    .addHelpText(
      'after',
      examples(
        ['jixiao search 经费'],
        ['jixiao search 疫情 影响 --in notes --year 2021', 'all words, in reasons for deviations'],
      ),
    )
    .action(async (words: string[], options: Options) => {
      await printHits(words.join(' '), options, languageOf(program))
    })
}

async function printHits(words: string, options: Options, language: Language): Promise<void> {
  const { db, year = null, limit } = options
  if (words.trim() === '') throw new StoreError('bad_query', wording.noWords[language]())
  const kinds = searchKinds.filter((kind) => `${kind}s` === options.in)
  const { hits, isCut, isEmpty } = await withReadOnlyDatabase(db, (database) => {
    const found = search(
      database,
      { words, kinds, year, limit, prints: options.copies ? 'all' : 'leading' },
      segmentForSearch,
    )
    return { ...found, isEmpty: found.hits.length === 0 && reportIfEmpty(database, language) }
  })
  for (const hit of hits) {
    await printData(options.json ? `${JSON.stringify(hit)}\n` : `${hitText(hit, language)}\n`)
  }
  const isNarrowed = options.year !== undefined || options.in !== undefined
  const nothing = isNarrowed ? wording.narrowed : wording.nothing
  if (hits.length === 0 && !isEmpty) printMessage(nothing[language]({ words }))
  if (isCut) printMessage(wording.cut[language]())
}

function hitText(hit: Hit, language: Language): string {
  const { kind, year, department_name, project_name, file } = hit
  const where = [year, department_name, project_name, file].filter((part) => part !== null)
  return `[${kindWords[kind][language]}] ${marked(hit)}\n    ${printableLine(where.join(' · '))}`
}

/** The text around its first hit, hits set off: by colour where there is colour, else by brackets. */
function marked({ text: words, marks }: Hit): string {
  const text = printable(words)
  const start = Math.max(0, (marks[0]?.[0] ?? 0) - SHOWN / 4)
  const end = Math.min(text.length, start + SHOWN)
  let shown = start > 0 ? '…' : ''
  let at = start
  for (const [from, to] of marks.filter(([from, to]) => from >= start && to <= end)) {
    shown += text.slice(at, from) + setOff(text.slice(from, to))
    at = to
  }
  shown += text.slice(at, end)
  return (end < text.length ? `${shown}…` : shown).replaceAll(/\s+/gu, ' ')
}

function setOff(words: string): string {
  const coloured = styleText(['bold', 'yellow'], words, { stream: process.stdout })
  return coloured === words ? `【${words}】` : coloured
}

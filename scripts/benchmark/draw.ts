/** Figures as tables: for the terminal and docs/benchmark-results.md, for the READMEs, and the datasheet of errors. */
import type { Language } from '../../src/language/language.ts'
import type { Counts, Figures, Row, Worst } from './figures.ts'
import { type FormatName, formats } from './formats.ts'
import { f1, newTally } from './tally.ts'

type Sum = Counts & { documents: number }

function summed(rows: readonly Row[]): Sum {
  const sum: Sum = { ...newTally(), documents: 0 }
  for (const { counts, documents } of rows) {
    sum.documents += documents
    for (const key of Object.keys(counts) as (keyof Counts)[]) sum[key] += counts[key]
  }
  return sum
}

function percent(part: number, all: number): string {
  return all === 0 ? '–' : ((100 * part) / all).toFixed(1)
}

function share(counts: Sum): string {
  if (counts.documents === 0) return '–'
  return (100 * f1({ ...counts, differences: [] })).toFixed(1)
}

function table(rows: readonly (readonly (string | number)[])[]): string {
  const [head = [], ...body] = rows
  const lines = [head, head.map(() => '---'), ...body]
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`
}

const names = Object.keys(formats) as FormatName[]

/** What one tool reads of each format. */
export function formatTable({ rows }: Figures, tool: string): string {
  const head = [
    ...['format', 'files', 'fields', 'fields, test', 'numbers', 'wrong', 'wrong, unsaid'],
    ...['missing', 'missing, unsaid', 'forms', 'lost', 'perfect', 'places'],
  ]
  const body = names.flatMap((format) => {
    const own = rows.filter((row) => row.tool === tool && row.format === format)
    if (own.length === 0) return []
    const all = summed(own)
    const test = summed(own.filter(({ split }) => split === 'test'))
    const { numbers, numbersRight, wrong, unsaid, absent, absentUnsaid } = all
    return [
      [
        ...[formats[format].about, all.documents, share(all), share(test)],
        ...[percent(numbersRight, numbers), wrong, unsaid, absent, absentUnsaid],
        ...[`${all.found}/${all.forms}`, all.lost, all.perfect],
        percent(all.placesRight, all.places),
      ],
    ]
  })
  return table([head, ...body])
}

/** The tools beside each other, format by format. */
export function toolTable({ rows, tools }: Figures): string {
  const head = ['format', 'tool', 'fields', 'numbers', 'wrong', 'wrong, unsaid', 'missing', 'forms']
  const body = names.flatMap((format) =>
    tools.flatMap(({ name }) => {
      const own = summed(rows.filter((row) => row.tool === name && row.format === format))
      if (own.documents === 0) return []
      const { numbers, numbersRight, wrong, unsaid, absent, found, forms } = own
      const right = percent(numbersRight, numbers)
      return [
        [
          formats[format].about,
          name,
          share(own),
          right,
          wrong,
          unsaid,
          absent,
          `${found}/${forms}`,
        ],
      ]
    }),
  )
  return table([head, ...body])
}

const readmeHeads: Readonly<Record<Language, readonly string[]>> = {
  en: ['benchmark: how the form comes', 'fields right', 'numbers right', 'wrong and unsaid'],
  zh: ['基准测试：表的来源', '字段正确', '数字正确', '读错且未注明'],
}

const groups: readonly (Readonly<Record<Language, string>> & {
  readonly formats: readonly FormatName[]
})[] = [
  {
    en: 'web page, Word, Excel',
    zh: '网页、Word、Excel',
    formats: ['html', 'docx', 'doc', 'xlsx', 'xls'],
  },
  { en: 'PDF and OFD with text', zh: '有文字的 PDF、OFD', formats: ['pdf', 'pdf-glyphs', 'ofd'] },
  { en: 'text, cells kept apart', zh: '文本，单元格分开', formats: ['tabs', 'cells'] },
  { en: 'text dumped of a PDF', zh: '从 PDF 导出的文本', formats: ['raw-dump', 'layout-dump'] },
  { en: 'scan', zh: '扫描件', formats: ['scan-good', 'scan-usual', 'scan-poor'] },
  { en: 'photograph', zh: '照片', formats: ['photograph'] },
]

/** The short table of the READMEs: what jixiao reads. */
export function readmeTable({ rows }: Figures, language: Language): string {
  const body = groups.flatMap((group) => {
    const own = summed(
      rows.filter((row) => row.tool === 'jixiao' && group.formats.includes(row.format)),
    )
    if (own.documents === 0) return []
    const { numbers, numbersRight, unsaid } = own
    const right = [`${share(own)} %`, `${percent(numbersRight, numbers)} %`]
    return [[group[language], ...right, `${unsaid} / ${numbers}`]]
  })
  return table([readmeHeads[language], ...body])
}

/** A page with the short table in place of the one that it holds. */
export function withReadmeTable(page: string, figures: Figures, language: Language): string {
  const start = page.indexOf(`| ${readmeHeads[language][0]} |`)
  const end = page.indexOf('\n\n', start) + 1
  return page.slice(0, start) + readmeTable(figures, language) + page.slice(end)
}

export function resultsPage(figures: Figures): string {
  const versions = figures.tools.map(
    ({ name, version, about }) => `- **${name}** ${version}: ${about}`,
  )
  return `# Results of the benchmark
Written by \`npm run benchmark -- --write\`; [what it is and what the columns mean](benchmark.md). Seed ${figures.seed}, ${figures.each} document of each family.

## jixiao
${formatTable(figures, 'jixiao')}
## Beside other tools
Shares in percent of all fields and of all numbers; the others give no findings, so that whatever they read wrongly is unsaid.

${toolTable(figures)}
${versions.join('\n')}
`
}

export function errorsPage({ worst }: Figures): string {
  const read = new Set(worst.flatMap((family) => family.formats.map(({ format }) => format)))
  const left = names.filter((format) => !read.has(format)).map((format) => formats[format].about)
  const scope = left.length === 0 ? '' : `\nNot read for this page: ${left.join('; ')}.`
  return `# Where jixiao reads worst
Written by \`npm run benchmark -- --write\`: the twenty families with the smallest share of right fields over all formats, and what
is lost, the gravest first. “(said)” means that a finding names the field, its row or its list.${scope}

${worst.map(familyOf).join('\n')}`
}

function familyOf({
  family,
  split,
  about,
  f1: all,
  formats: own,
  counts,
  differences,
}: Worst): string {
  const best = Math.max(...own.map((one) => one.f1))
  const low = own.filter((one) => one.f1 < best - 0.005)
  const where = low.length === 0 ? 'all formats alike' : low.map(drawnFormat).join(', ')
  const { wrong, unsaid, absent, absentUnsaid, lost } = counts
  return `## ${family}
${about} (${split})

Fields right: ${percent(all, 1)} % over all formats, best ${percent(best, 1)} %; below it: ${where}. Numbers wrong ${wrong} (unsaid ${unsaid}), missing
${absent} (unsaid ${absentUnsaid}), forms lost without a word ${lost}.

${differences.map((one) => `- ${one}\n`).join('')}`
}

function drawnFormat({ format, f1: share }: Worst['formats'][number]): string {
  return `${format} ${percent(share, 1)} %`
}

/** The table of accuracy for readers of the README, summed up from the one that `npm run accuracy` draws. */
import type { Language } from '../../src/language/language.ts'

const names: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  page: { en: 'web page, cells kept', zh: '网页，单元格完整' },
  markdown: { en: 'Markdown tables', zh: 'Markdown 表格' },
  tabs: { en: 'text, a row a line with tabs', zh: '文本，一行一条，制表符分隔' },
  'tab cells': { en: 'text, cells behind tabs', zh: '文本，单元格前有制表符' },
  bars: { en: 'text, a row a line with bars', zh: '文本，一行一条，竖线分隔' },
  'bar cells': { en: 'text, a cell a line before a bar', zh: '文本，一格一行，竖线结尾' },
  lines: { en: 'text, a cell a line', zh: '文本，一格一行' },
  'parted lines': { en: 'text, a cell a line, blank lines between', zh: '文本，一格一行，隔空行' },
  blanks: { en: 'text laid out in blanks', zh: '文本，用空格排版' },
}

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: ['how the form comes', 'as it is', 'changed', 'wrong', 'missing, said', 'missing, unsaid'],
  zh: ['表的来源', '原样', '改动后', '读错', '缺失并注明', '缺失未注明'],
}

/** Shares of all values, by carrier: right in the form as it is; then right, wrong and missing over all changes. */
function accuracySummary(table: string, language: Language): string {
  const [head = [], , ...lines] = table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  const rows = head.slice(1).map((carrier, at) => {
    const [asIs, ...changed] = lines.map((cells) => (cells[at + 1] ?? '').split('/').map(Number))
    const sums = [0, 1, 2, 3].map((kind) =>
      changed.reduce((sum, tally) => sum + (tally[kind] ?? 0), 0),
    )
    const all = sums.reduce((sum, one) => sum + one, 0)
    return [
      names[carrier]?.[language] ?? carrier,
      share(asIs ?? [], 0),
      ...sums.map((one) => percent(one, all)),
    ]
  })
  return [heads[language], heads[language].map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('')
}

function share(tally: readonly number[], kind: number): string {
  return percent(
    tally[kind] ?? 0,
    tally.reduce((sum, one) => sum + one, 0),
  )
}

function percent(part: number, all: number): string {
  return `${((100 * part) / all).toFixed(1)} %`
}

/** A page with the summary in place of the one that it holds. */
export function withAccuracySummary(page: string, table: string, language: Language): string {
  const start = page.indexOf(`| ${heads[language][0]} |`)
  const end = page.indexOf('\n\n', start) + 1
  return page.slice(0, start) + accuracySummary(table, language) + page.slice(end)
}

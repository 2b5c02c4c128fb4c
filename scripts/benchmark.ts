/**
 * `npm run benchmark`: makes documents of many layouts in every format, has jixiao and other tools read them, and says how
 * well. docs/benchmark.md tells what the figures mean; `-- --help` what can be chosen.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  errorsPage,
  formatTable,
  resultsPage,
  toolTable,
  withReadmeTable,
} from './benchmark/draw.ts'
import { type Figures, rowsOf, worstOf } from './benchmark/figures.ts'
import { type FormatName, formats } from './benchmark/formats.ts'
import { runBenchmark, tools } from './benchmark/run.ts'
import type { Choice } from './benchmark/sample.ts'

const usage = `npm run benchmark -- [options]
  --seed NUMBER        another seed gives other names and figures in the same layouts (1)
  --each NUMBER        documents of each family (1)
  --split dev|test|all families to read (all)
  --family REGEX       only families whose name fits
  --formats A,B        only these of: ${Object.keys(formats).join(', ')}
  --tools REGEX        only tools whose name fits
  --all-scans          every scan and photograph of every document, instead of every second one in turn
  --keep FOLDER        leave the files there, the truth beside each
  --differences NUMBER print so many differences of each family that is not read rightly (0)
  --write              write docs/benchmark-results.md, docs/benchmark-errors.md and the tables of the READMEs
`

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    each: { type: 'string', default: '1' },
    split: { type: 'string', default: 'all' },
    family: { type: 'string', default: '.' },
    formats: { type: 'string', default: Object.keys(formats).join(',') },
    tools: { type: 'string', default: '.' },
    'all-scans': { type: 'boolean', default: false },
    keep: { type: 'string' },
    differences: { type: 'string', default: '0' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

/** Families on the datasheet of errors. */
const WORST = 20

async function main(): Promise<void> {
  const choice: Choice = {
    seed: Number(values.seed),
    each: Number(values.each),
    split: values.split as Choice['split'],
    family: new RegExp(values.family),
    formats: values.formats.split(',') as FormatName[],
    allScans: values['all-scans'],
  }
  const asked = tools.filter(({ name }) => new RegExp(values.tools).test(name))
  const run = await runBenchmark(choice, asked, values.keep ?? null, (line) => console.error(line))
  const own = run.scored.filter(({ tool }) => tool === 'jixiao')
  const { seed, each } = choice
  const figures: Figures = {
    ...{ seed, each, tools: run.tools },
    ...{ rows: rowsOf(run.scored), worst: worstOf(own, WORST) },
  }
  if (own.length > 0) console.log(formatTable(figures, 'jixiao'))
  console.log(toolTable(figures))
  for (const sentence of run.skipped) console.log(sentence)
  const shown = Number(values.differences)
  if (shown > 0) printDifferences(run.scored, shown)
  if (values.write) write(figures)
}

function printDifferences(
  scored: Awaited<ReturnType<typeof runBenchmark>>['scored'],
  shown: number,
) {
  for (const { tool, sample, tally } of scored) {
    if (tally.differences.length === 0) continue
    console.log(`\n${tool}, ${sample.format}, ${sample.document.family.name}`)
    for (const { where, expected, actual, isSaid } of tally.differences.slice(0, shown)) {
      const read = `${JSON.stringify(expected)} read as ${JSON.stringify(actual)}`
      console.log(`  ${where}: ${read}${isSaid ? ' (said)' : ''}`)
    }
  }
}

function write(figures: Figures): void {
  writeFileSync('docs/benchmark-figures.json', `${JSON.stringify(figures, null, 1)}\n`)
  writeFileSync('docs/benchmark-results.md', resultsPage(figures))
  writeFileSync('docs/benchmark-errors.md', errorsPage(figures))
  for (const [page, language] of [
    ['README.md', 'en'],
    ['README.zh-CN.md', 'zh'],
  ] as const) {
    writeFileSync(page, withReadmeTable(readFileSync(page, 'utf8'), figures, language))
  }
}

if (values.help) console.log(usage)
else await main()

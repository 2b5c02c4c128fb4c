/**
 * `npm run benchmark`: makes documents of many layouts in every format, has jixiao and other tools read them, and says how
 * well. docs/benchmark.md tells what the figures mean; `-- --help` what can be chosen.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { type Command, commandOf, usage } from './benchmark/command-line.ts'
import {
  errorsPage,
  formatTable,
  resultsPage,
  toolTable,
  withReadmeTable,
} from './benchmark/draw.ts'
import { type Figures, joined, rowsOf, worstOf } from './benchmark/figures.ts'
import { runBenchmark, tools } from './benchmark/run.ts'

const FIGURES = 'docs/benchmark-figures.json'

const WRONG_USAGE = 2

/** Families on the datasheet of errors. */
const WORST = 20

async function main({ choice, keep, differences, writes, ...command }: Command): Promise<void> {
  const asked = tools.filter(({ name }) => command.tools.includes(name))
  const run = await runBenchmark(choice, asked, keep, (line) => console.error(line))
  const own = run.scored.filter(({ tool }) => tool === 'jixiao')
  const { seed, each } = choice
  const figures: Figures = {
    ...{ seed, each, tools: run.tools },
    ...{ rows: rowsOf(run.scored), worst: worstOf(own, WORST) },
  }
  if (own.length > 0) console.log(formatTable(figures, 'jixiao'))
  console.log(toolTable(figures))
  for (const sentence of run.skipped) console.log(sentence)
  if (differences > 0) printDifferences(run.scored, differences)
  if (writes) write(joined(JSON.parse(readFileSync(FIGURES, 'utf8')), figures))
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
  writeFileSync(FIGURES, `${JSON.stringify(figures, null, 1)}\n`)
  writeFileSync('docs/benchmark-results.md', resultsPage(figures))
  writeFileSync('docs/benchmark-errors.md', errorsPage(figures))
  for (const [page, language] of [
    ['README.md', 'en'],
    ['README.zh-CN.md', 'zh'],
  ] as const) {
    writeFileSync(page, withReadmeTable(readFileSync(page, 'utf8'), figures, language))
  }
}

const command = commandOf(
  process.argv.slice(2),
  tools.map(({ name }) => name),
)
if (command === 'help') console.log(usage)
else if ('wrong' in command) {
  console.error(command.wrong)
  process.exitCode = WRONG_USAGE
} else await main(command)

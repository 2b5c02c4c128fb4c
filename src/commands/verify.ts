/** `jixiao verify DIR`: a folder of reports, each with its expected result beside it. */
import { styleText } from 'node:util'
import type { Command } from 'commander'
import type { Language } from '../language/language.ts'
import type { AddedWord } from '../normalize/words/added-words.ts'
import { printable, printableLine } from '../terminal/printable.ts'
import { printMessage } from '../terminal/terminal.ts'
import {
  findSamples,
  type Sample,
  type SampleVerdict,
  updateSamples,
  verifySamples,
} from '../verify/verify.ts'
import { examples } from './examples.ts'
import { vocabularyFlag } from './reading-flags.ts'
import { languageOf } from './settings.ts'
import { localizeShapeErrors } from './shape-language.ts'
import { differenceWords, formWords, wording } from './verify-wording.ts'

type Options = {
  readonly update?: true
  readonly force?: true
  readonly json?: true
  readonly vocabulary?: readonly AddedWord[]
}

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('compare a folder of reports with the expected results beside them')
    .argument('<dir>', 'reports and their expected results')
    .option(
      '--update',
      'write <name>.expected.json beside each report that has none, to be read and corrected',
    )
    .option('--force', 'with --update: overwrite those that are there')
    .addOption(vocabularyFlag())
    .option('--json', 'one JSON object a line for each report')
    .addHelpText(
      'after',
      examples(
        [
          'jixiao verify samples --update',
          'write samples/report.expected.json; correct it by hand',
        ],
        ['jixiao verify samples', 'compare; exit 1 when anything is lost'],
      ),
    )
    .action(async (folder: string, options: Options) => {
      const language = languageOf(program)
      localizeShapeErrors(language)
      if (options.force && !options.update) return refuse(wording.forceAlone[language]())
      const samples = await findSamples(folder)
      if (samples === null) return refuse(wording.noFolder[language]({ folder }))
      if (options.update) return update(samples, options, language)
      await verify(samples, options, language)
    })
}

function refuse(sentence: string): void {
  printMessage(sentence)
  process.exitCode = 2
}

async function update(
  samples: readonly Sample[],
  { force, vocabulary = [] }: Options,
  language: Language,
): Promise<void> {
  let kept = 0
  for await (const { sample, update } of updateSamples(samples, force === true, vocabulary)) {
    if (update === 'kept') kept += 1
    else printMessage(wording[update][language]({ file: sample.expectedPath }))
  }
  if (kept > 0) printMessage(wording.kept[language]({ count: kept }))
}

async function verify(
  samples: readonly Sample[],
  options: Options,
  language: Language,
): Promise<void> {
  const verdicts: SampleVerdict[] = []
  for await (const verdict of verifySamples(samples, options.vocabulary ?? [])) {
    verdicts.push(verdict)
    if (options.json) process.stdout.write(`${JSON.stringify(verdict)}\n`)
    else print(verdict, language)
  }
  const judged = verdicts.filter(({ comparison }) => comparison !== null)
  const hasProblem = verdicts.some(({ problem }) => problem !== null)
  if (judged.length === 0 && !hasProblem) return refuse(wording.nothingExpected[language]())
  if (!options.json) printScores(judged, language)
  const isLost = judged.some(({ comparison }) => comparison?.differences.length)
  if (hasProblem || isLost) process.exitCode = 1
}

function print({ path, comparison, problem }: SampleVerdict, language: Language): void {
  if (problem !== null) {
    process.stdout.write(`${mark('red', '✗')} ${printable(problem)}\n`)
    return
  }
  if (comparison === null) {
    printMessage(wording.notExpected[language]({ file: path }))
    return
  }
  const { differences, fields, right } = comparison
  if (differences.length === 0) {
    process.stdout.write(`${mark('green', '✓')} ${printableLine(path)}\n`)
    return
  }
  const summary = wording.differs[language]({ count: fields - right, fields })
  process.stdout.write(`${mark('red', '✗')} ${printableLine(path)}: ${summary}\n`)
  for (const [form, ofForm] of Map.groupBy(differences, (difference) => difference.form)) {
    const isForm = ofForm.some(({ path }) => path[0] !== 'error')
    if (isForm) process.stdout.write(`  ${printableLine(formWords(form, language))}\n`)
    for (const difference of ofForm) {
      process.stdout.write(`    ${printableLine(differenceWords(difference, language))}\n`)
    }
  }
}

function mark(colour: 'green' | 'red', sign: string): string {
  return styleText(colour, sign, { stream: process.stdout })
}

function printScores(verdicts: readonly SampleVerdict[], language: Language): void {
  const formats = Map.groupBy(verdicts, ({ format }) => format)
  process.stdout.write('\n')
  for (const [format, files] of formats) {
    const fields = files.reduce((sum, { comparison }) => sum + (comparison?.fields ?? 0), 0)
    const right = files.reduce((sum, { comparison }) => sum + (comparison?.right ?? 0), 0)
    const score = fields === 0 ? 100 : Math.floor((right / fields) * 10_000) / 100
    const words = { files: files.length, fields, right, score }
    const name = format ?? wording.unread[language]()
    const line = wording.score[language]({ format: name, ...words })
    process.stdout.write(`${line}\n`)
  }
}

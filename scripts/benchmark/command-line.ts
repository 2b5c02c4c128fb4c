/** What is asked of `npm run benchmark`: its options, and a sentence for each value that means nothing. */
import { parseArgs } from 'node:util'
import { families } from './families.ts'
import { type FormatName, formats } from './formats.ts'
import type { Choice } from './sample.ts'

const formatNames = Object.keys(formats) as FormatName[]

const SPLITS = ['dev', 'test', 'all'] as const satisfies readonly Choice['split'][]

export const usage = `npm run benchmark -- [options]
  --seed NUMBER        another seed gives other names and figures in the same layouts (1)
  --each NUMBER        documents of each family (1)
  --split dev|test|all families to read (all)
  --family REGEX       only families whose name fits
  --formats A,B        only these of: ${formatNames.join(', ')}
  --tools REGEX        only tools whose name fits
  --all-scans          every scan and photograph of every document, instead of every second one in turn
  --keep FOLDER        leave the files there, the truth beside each
  --differences NUMBER print so many differences of each family that is not read rightly (0)
  --write              write docs/benchmark-results.md, docs/benchmark-errors.md and the tables of the READMEs; of
                       formats and tools that are not read the kept figures stay
`

export type Command = {
  readonly choice: Choice
  /** Names of the tools that are asked. */
  readonly tools: readonly string[]
  /** The folder that the files are left in. */
  readonly keep: string | null
  /** Differences to print of each family. */
  readonly differences: number
  readonly writes: boolean
}

/** The command that these arguments give, `help`, or in a sentence what is wrong with them. */
export function commandOf(
  args: readonly string[],
  tools: readonly string[],
): Command | 'help' | { readonly wrong: string } {
  try {
    return asked(args, tools)
  } catch (error) {
    if (error instanceof Error && isUsage(error)) return { wrong: error.message }
    throw error
  }
}

/** What marks a value that the user gave wrongly, beside what Node finds wrong with options. */
const WRONG_VALUE = 'wrong value'

function wrong(sentence: string): Error {
  return new Error(sentence, { cause: WRONG_VALUE })
}

function isUsage(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : ''
  return error.cause === WRONG_VALUE || code.startsWith('ERR_PARSE_ARGS_')
}

function asked(args: readonly string[], tools: readonly string[]): Command | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      each: { type: 'string', default: '1' },
      split: { type: 'string', default: 'all' },
      family: { type: 'string', default: '.' },
      formats: { type: 'string', default: formatNames.join(',') },
      tools: { type: 'string', default: '.' },
      'all-scans': { type: 'boolean', default: false },
      keep: { type: 'string' },
      differences: { type: 'string', default: '0' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  const choice: Choice = {
    seed: wholeNumber('seed', values.seed, 0),
    each: wholeNumber('each', values.each, 1),
    split: splitOf(values.split),
    family: pattern('family', values.family),
    formats: formatsOf(values.formats),
    allScans: values['all-scans'],
  }
  if (familiesOf(choice).length === 0) {
    throw wrong(`--family ${values.family}: no family of the split ${choice.split} is called so.`)
  }
  if (values.write && familiesOf(choice).length < families.length) {
    throw wrong('--write is for all families: leave --family and --split out.')
  }
  const name = pattern('tools', values.tools)
  const chosen = tools.filter((tool) => name.test(tool))
  if (chosen.length === 0) {
    throw wrong(`--tools ${values.tools}: no tool is called so. There are ${tools.join(', ')}.`)
  }
  const differences = wholeNumber('differences', values.differences, 0)
  return { choice, tools: chosen, keep: values.keep ?? null, differences, writes: values.write }
}

function familiesOf({ split, family }: Choice) {
  return families.filter((one) => (split === 'all' || one.split === split) && family.test(one.name))
}

function wholeNumber(option: string, value: string, least: number): number {
  if (/^\d{1,9}$/u.test(value) && Number(value) >= least) return Number(value)
  throw wrong(`--${option} ${value}: a whole number from ${least} on is needed.`)
}

function splitOf(value: string): Choice['split'] {
  const split = SPLITS.find((one) => one === value)
  if (split === undefined) throw wrong(`--split ${value}: there are dev, test and all.`)
  return split
}

function pattern(option: string, value: string): RegExp {
  try {
    return new RegExp(value, 'u')
  } catch {
    throw wrong(`--${option} ${value}: this is no regular expression.`)
  }
}

function formatsOf(value: string): readonly FormatName[] {
  return value.split(',').map((name) => {
    const format = formatNames.find((one) => one === name.trim())
    if (format !== undefined) return format
    throw wrong(`--formats ${name}: no format is called so. There are ${formatNames.join(', ')}.`)
  })
}

/** What is asked of the benchmark, and what a person is told who asks for what there is not. */
import { expect, test } from 'vitest'
import { commandOf } from '../../../scripts/benchmark/command-line.ts'
import { formats } from '../../../scripts/benchmark/formats.ts'

const tools = ['jixiao', 'plain']

test('without options every family is read in every format by every tool', () => {
  expect(commandOf([], tools)).toEqual({
    choice: {
      ...{ seed: 1, each: 1, split: 'all', family: /./u, allScans: false },
      formats: Object.keys(formats),
    },
    ...{ tools, keep: null, differences: 0, writes: false },
  })
})

test('options choose', () => {
  const args = ['--split=test', '--family=cards', '--formats=html, pdf', '--tools=^j', '--each=2']
  expect(commandOf(args, tools)).toMatchObject({
    choice: { split: 'test', family: /cards/u, formats: ['html', 'pdf'], each: 2 },
    tools: ['jixiao'],
  })
  expect(commandOf(['--help'], tools)).toBe('help')
})

test.each([
  ['--formats=html,foo', '--formats foo: no format is called so. There are html, docx,'],
  ['--formats=', '--formats : no format is called so.'],
  ['--split=train', '--split train: there are dev, test and all.'],
  ['--family=nowhere', '--family nowhere: no family of the split all is called so.'],
  ['--family=(', '--family (: this is no regular expression.'],
  ['--tools=nobody', '--tools nobody: no tool is called so. There are jixiao, plain.'],
  ['--each=0', '--each 0: a whole number from 1 on is needed.'],
  ['--seed=x', '--seed x: a whole number from 0 on is needed.'],
  ['--bogus', "Unknown option '--bogus'"],
  ['cards', "Unexpected argument 'cards'"],
])('%s is answered with a sentence', (arg, sentence) => {
  expect(commandOf([arg], tools)).toEqual({ wrong: expect.stringContaining(sentence) })
})

test('figures are written of all families alone', () => {
  expect(commandOf(['--write', '--formats=html'], tools)).toMatchObject({ writes: true })
  for (const part of ['--family=cards', '--split=dev']) {
    expect(commandOf(['--write', part], tools)).toEqual({
      wrong: '--write is for all families: leave --family and --split out.',
    })
  }
})

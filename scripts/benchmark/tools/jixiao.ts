/** jixiao as its users run it: the command line, every file of a format in one call. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { formats } from '../formats.ts'
import { type Reading, readingOf } from '../reading.ts'
import type { Tool } from './tool.ts'

/** More than any format prints. Bytes. */
const OUTPUT = 1_000_000_000

export const jixiao: Tool = {
  name: 'jixiao',
  formats: Object.keys(formats) as Tool['formats'],
  about: '`extract --json --sources` with its usual settings; made for these forms.',
  hint: '',
  version: async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    return version
  },
  read: async (files) => {
    const lines = await linesOf(['bin/jixiao.js', 'extract', '--json', '--sources', ...files])
    return new Map(lines.map(readingOf).map((one): [string, Reading] => [one.file, one]))
  },
}

/** What is printed, whatever the exit code: files that cannot be read have a line of their own. */
function linesOf(args: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { maxBuffer: OUTPUT }, (_, stdout) => {
      resolve(stdout.split('\n').filter((line) => line.startsWith('{')))
    })
  })
}

/** `jixiao corrections export|import`: what people corrected and decided, as JSON lines. */
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { writeAtomically } from '../export/atomic.ts'
import { writeText } from '../export/lines.ts'
import type { Sentence } from '../language/language.ts'
import { exportDecisions, ImportError, importDecisions } from '../review/exchange.ts'
import { requireExisting, withDatabase, withReadOnlyDatabase } from '../store/open.ts'
import { printData, printMessage } from '../terminal/terminal.ts'
import { examples } from './examples.ts'
import { languageOf } from './settings.ts'
import { localizeShapeErrors } from './shape-language.ts'
import { readTextFile } from './text-file.ts'

type Options = { readonly db: string; readonly out?: string }

const wording = {
  none: {
    zh: () => '还没有更正和结论：在 jixiao serve 中可更正。',
    en: () => 'There are no corrections or verdicts yet: they are made in jixiao serve.',
  },
  imported: {
    zh: ({ added, known }) => `新增 ${added} 条，已有 ${known} 条。`,
    en: ({ added, known }) => `${added} new, ${known} known.`,
  },
  conflict: {
    zh: ({ field }) => `这里已有不同的更正，未改动：${field}`,
    en: ({ field }) => `Corrected otherwise here and left as it is: ${field}`,
  },
  unreadable: {
    zh: ({ file, line, why }) =>
      `${file} 第 ${line} 行不是 jixiao corrections export 写出的内容：${why}`,
    en: ({ file, line, why }) =>
      `${file}, line ${line} is none of jixiao corrections export: ${why}`,
  },
} as const satisfies Record<string, Sentence>

export function addCorrections(program: Command): void {
  const command = program
    .command('corrections')
    .description('hand on what people corrected and decided, as JSON lines')
    .addHelpText(
      'after',
      examples(
        ['jixiao corrections export --db reports.db > corrections.jsonl', 'to hand them on'],
        ['jixiao corrections import corrections.jsonl --db other.db', 'to take them in'],
      ),
    )
  command
    .command('export')
    .description('print every correction and verdict that stands')
    .option('--db <file>', 'the database', 'jixiao.db')
    .option('--out <file>', 'a file instead of stdout')
    .addHelpText('after', examples(['jixiao corrections export --out corrections.jsonl']))
    .action(async ({ db, out }: Options) => {
      await withReadOnlyDatabase(db, async (database) => {
        const lines = exportDecisions(database)
        if (out !== undefined) return writeAtomically(out, (part) => writeText(lines, part))
        let isEmpty = true
        for (const line of lines) {
          isEmpty = false
          await printData(line)
        }
        if (isEmpty) printMessage(wording.none[languageOf(program)]())
      })
    })
  command
    .command('import')
    .description('take in corrections and verdicts; what differs from those here is named and left')
    .argument('<file>', 'JSON lines; - for stdin')
    .option('--db <file>', 'the database', 'jixiao.db')
    .addHelpText('after', examples(['jixiao corrections import corrections.jsonl']))
    .action(async (file: string, { db }: Options) => {
      requireExisting(db)
      const language = languageOf(program)
      localizeShapeErrors(language)
      const lines = file === '-' ? await text(process.stdin) : await readTextFile(file)
      try {
        const { added, known, conflicts } = await withDatabase(db, (database) =>
          importDecisions(database, lines),
        )
        for (const field of conflicts) printMessage(wording.conflict[language]({ field }))
        printMessage(wording.imported[language]({ added, known }))
        if (conflicts.length > 0) process.exitCode = 1
      } catch (error) {
        if (!(error instanceof ImportError)) throw error
        printMessage(wording.unreadable[language]({ file, line: error.line, why: error.message }))
        process.exitCode = 2
      }
    })
}

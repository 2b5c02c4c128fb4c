/** Examples below the help of a command: what is typed, and behind it what it does. */
import type { AddHelpTextContext } from 'commander'
import stringWidth from 'string-width'
import { padded } from '../terminal/aligned.ts'

/** A line as it is typed; words where it does not speak for itself. */
type Example = readonly [line: string, words?: string]

/** What commander puts below the help; in the language of the help, which translates its titles. */
export function examples(...lines: readonly Example[]): (context: AddHelpTextContext) => string {
  const width = Math.max(...lines.map(([line, words]) => (words ? stringWidth(line) : 0)))
  return ({ command }) => {
    const help = command.createHelp()
    const said = lines.map(([line, words]) =>
      words ? `  ${padded(line, width)}  ${help.styleTitle(words)}` : `  ${line}`,
    )
    return ['', help.styleTitle('Examples:'), ...said].join('\n')
  }
}

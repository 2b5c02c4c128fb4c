/** How commander prints the help in Chinese. */
import { Help, type HelpConfiguration } from 'commander'
import stringWidth from 'string-width'
import { placeholders, sentences } from './chinese-words.ts'

/** The Chinese of a sentence of the help; the sentence itself where there is none. */
export function inChinese(sentence: string): string {
  return sentences[sentence] ?? sentence
}

/** What stands for a value, such as `<file...>` and `[options]`, in Chinese wherever a line has it. */
export function placeholdersInChinese(line: string): string {
  return line.replaceAll(
    /([<[])([a-z]+)(?=(?:\.\.\.)?[\]>])/gu,
    (whole, open: string, word: string) => {
      const chinese = placeholders[word]
      return chinese === undefined ? whole : open + chinese
    },
  )
}

const usual = new Help()

/** Has the help translated as commander prints it. */
export const chineseHelp: HelpConfiguration = {
  displayWidth: stringWidth,
  boxWrap: (text, width) => wrapped(text, width).join('\n'),
  styleTitle: inChinese,
  formatHelp: (command, help) => usual.formatHelp(command, help).replace('： ', '：'),
  commandUsage: (command) => placeholdersInChinese(usual.commandUsage(command)),
  subcommandTerm: (command) => placeholdersInChinese(usual.subcommandTerm(command)),
  optionTerm: (option) => placeholdersInChinese(usual.optionTerm(option)),
  argumentTerm: (argument) => placeholders[argument.name()] ?? argument.name(),
  commandDescription: (command) => inChinese(command.description()),
  subcommandDescription: (command) => inChinese(command.description()),
  argumentDescription: (argument) =>
    inChinese(argument.description) + bracketed(choices(argument.argChoices)),
  optionDescription: ({ description, argChoices, defaultValue, negate }) => {
    const isSaid = defaultValue !== undefined && typeof defaultValue !== 'boolean' && !negate
    const usually = isSaid ? [`默认：${String(defaultValue)}`] : []
    return inChinese(description) + bracketed([...choices(argChoices), ...usually])
  },
}

function choices(words: readonly string[] | undefined): readonly string[] {
  return words === undefined ? [] : [`可选：${words.join('、')}`]
}

function bracketed(words: readonly string[]): string {
  return words.length === 0 ? '' : `（${words.join('；')}）`
}

/** What must not be parted at the end of a line: words in Latin letters, a sign and the stops behind it. */
const UNBREAKABLE = /[（“]*(?:[\x21-\x7e]+|[^\x21-\x7e\s])[、，。；：）”]*\s*/gu

/** Lines of at most so many columns; commander's own breaks at blanks, which Chinese does not have. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const [part] of text.matchAll(UNBREAKABLE)) {
    if (line !== '' && stringWidth((line + part).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += part
  }
  return [...lines, line]
}

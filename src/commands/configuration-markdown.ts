/** The page about the configuration file and the variables, from the commands themselves: `docs/configuration.md`. */
import type { Command, Option } from 'commander'
import type { Language } from '../language/language.ts'
import { inChinese } from './chinese-help.ts'
import { allCommands, nameOf, variablesOf } from './configuration.ts'

const wording = {
  head: {
    en: `# Configuration

What need not be said each time stands in \`jixiao.config.json\` in the working folder, or in the environment. A flag wins over the
environment, the environment over the file, the file over the default. Made from the commands by \`npm run golden\`.

\`\`\`json
{
  "lang": "zh",
  "db": "reports.db",
  "commands": { "ingest": { "jobs": 4, "ocr": "off" }, "query": { "timeout": 60 } }
}
\`\`\`

| key | meaning |
| --- | --- |
| \`lang\` | the language of messages, \`zh\` or \`en\`; in the environment \`JIXIAO_LANG\` |
| \`db\` | the database of every command that works with one; in the environment \`JIXIAO_DB\` |
| \`vocabulary\` | a list of words of one's own, or several, for every command that gives words a meaning; in the environment \`JIXIAO_VOCABULARY\` (one list) |
| \`commands\` | flags by command, under the names below |
| \`$schema\` | left to editors |

Any other key, and a command or a flag that does not exist, is refused by name; \`--help\` and \`--version\` work whatever
the file says.

## Words of one's own

A list is a text file, in UTF-8 or GB18030, with a line for each word: as the forms print it, and what it means.

\`\`\`
# Lines like this one are remarks; a line with nothing behind its sign waits to be completed.
考核分数 = 分值
建设类指标 = 产出指标
镇街统筹 = 财政拨款
牵头处室 = header.department
\`\`\`

On the right stands a word that jixiao knows, and the new one then means the same wherever it stands: a heading (分值), a
label (主管部门), a level (产出指标), a source of money (财政拨款), a title (项目支出绩效自评表). Or a field by its name:
\`indicator.weight\`, \`fund.executed\`, \`goal.expected\`, \`header.unit\`, \`label.total\`, \`level1.output\`, \`level2.quantity\`,
\`source.fiscal\`, \`title\`; \`indicator.extra\` and \`label.plain\` know a heading or label that has no field. White space, brackets, widths,
weights and units are folded on both sides. What a list says counts before what jixiao knows. A right side that means
nothing, and a word that stands twice with two meanings, are refused with file and line.

\`jixiao unknown --format vocabulary > words.txt\` writes what nobody knows in a database as such a list, ready to be
completed. A list is one of the settings of a reading: after a change \`jixiao ingest\` reads the files again, and
\`jixiao renormalize\` does the same from what the database keeps, without the files.`,
    zh: `# 配置

不必每次都写的选项，可以放在当前文件夹的 \`jixiao.config.json\` 或环境变量里。命令行优先于环境变量，环境变量优先于文件，文件优先于默认值。
本页由 \`npm run golden\` 从命令本身生成。

\`\`\`json
{
  "lang": "zh",
  "db": "reports.db",
  "commands": { "ingest": { "jobs": 4, "ocr": "off" }, "query": { "timeout": 60 } }
}
\`\`\`

| 键 | 含义 |
| --- | --- |
| \`lang\` | 提示语言，\`zh\` 或 \`en\`；环境变量为 \`JIXIAO_LANG\` |
| \`db\` | 各命令使用的数据库；环境变量为 \`JIXIAO_DB\` |
| \`vocabulary\` | 自备词表，一个或多个，用于一切需要理解词义的命令；环境变量为 \`JIXIAO_VOCABULARY\`（一个） |
| \`commands\` | 各命令的选项，名称见下 |
| \`$schema\` | 留给编辑器 |

其他的键、不存在的命令或选项会被指名拒绝；无论文件如何，\`--help\` 与 \`--version\` 都可用。

## 自备词表

词表是文本文件（UTF-8 或 GB18030），每行一个词：左边是表上所印，右边是它的意思。

\`\`\`
# 以 # 开头的是备注；等号后没有内容的行留待填写。
考核分数 = 分值
建设类指标 = 产出指标
镇街统筹 = 财政拨款
牵头处室 = header.department
\`\`\`

右边写一个 jixiao 认识的词，新词便在任何位置与它同义：栏目（分值）、标签（主管部门）、指标层级（产出指标）、资金来源（财政拨款）、表名
（项目支出绩效自评表）；也可写字段名：\`indicator.weight\`、\`fund.executed\`、\`goal.expected\`、\`header.unit\`、\`label.total\`、
\`level1.output\`、\`level2.quantity\`、\`source.fiscal\`、\`title\`；没有对应字段的栏目和标签写 \`indicator.extra\`、\`label.plain\`。两边的空白、
括号、全半角、分值和单位都不影响匹配。词表优先于内置词汇。右边没有意义的行、同一个词两种意思，都会指明文件和行号拒绝。

\`jixiao unknown --format vocabulary > words.txt\` 把数据库中没有人认识的词写成这样的词表，填好右边即可使用。词表属于读取设置：改动后
\`jixiao ingest\` 会重新读取文件；\`jixiao renormalize\` 则不读文件，用数据库里保存的原始表格重新整理。`,
  },
  columns: { en: '| key | variable | meaning |', zh: '| 键 | 环境变量 | 含义 |' },
} as const

/** Flags that a person says each time and nobody keeps. */
const momentary = new Set(['help', 'version'])

export function configurationMarkdown(program: Command, language: Language): string {
  const parts = allCommands(program).flatMap((command) => {
    const options = command.options.filter((option) => !momentary.has(option.attributeName()))
    if (options.length === 0) return []
    const rows = options.map((option) => row(command, option, language))
    return [
      '',
      `## \`${nameOf(command)}\``,
      '',
      wording.columns[language],
      '| --- | --- | --- |',
      ...rows,
    ]
  })
  return `${[wording.head[language], ...parts].join('\n')}\n`
}

function row(command: Command, option: Option, language: Language): string {
  const { description } = option
  const words = language === 'zh' ? inChinese(description) : description
  const [variable] = variablesOf(command, option)
  return `| \`${option.attributeName()}\` | \`${variable}\` | ${words.replaceAll('|', '\\|').replaceAll('<', '&lt;')} |`
}

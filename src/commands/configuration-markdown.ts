/** The page about the configuration file and the variables, from the commands themselves: `docs/configuration.md`. */
import type { Command, Option } from 'commander'
import { variablesOf } from '../configuration.ts'
import type { Language } from '../language.ts'
import { inChinese } from './chinese-help.ts'

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
| \`commands\` | flags by command, under the names below |
| \`$schema\` | left to editors |

Any other key, and a command or a flag that does not exist, is refused by name; \`--help\` and \`--version\` work whatever
the file says.`,
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
| \`commands\` | 各命令的选项，名称见下 |
| \`$schema\` | 留给编辑器 |

其他的键、不存在的命令或选项会被指名拒绝；无论文件如何，\`--help\` 与 \`--version\` 都可用。`,
  },
  columns: { en: '| key | variable | meaning |', zh: '| 键 | 环境变量 | 含义 |' },
} as const

/** Flags that a person says each time and nobody keeps. */
const momentary = new Set(['help', 'version'])

export function configurationMarkdown(program: Command, language: Language): string {
  const parts = program.commands.flatMap((command) => {
    const options = command.options.filter((option) => !momentary.has(option.attributeName()))
    if (options.length === 0) return []
    const rows = options.map((option) => row(command, option, language))
    return [
      '',
      `## \`${command.name()}\``,
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

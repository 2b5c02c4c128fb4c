/** One sentence a reading note in each language. What a reader adds in `args` stands in brackets at the end. */
import type { Language, Sentence } from '../language/language.ts'
import type { NoteArg, NoteCode, NoteKind, NoteLimit } from './document.ts'
import { chineseCause } from './failure-wording.ts'

export const readingWording: Readonly<Record<NoteCode, Sentence>> = {
  hidden_content: sentence('隐藏的内容未读取', 'Hidden content was left out'),
  nested_table: sentence(
    '单元格内另有表格，列在该表之后',
    'A cell holds a table of its own; it follows the table around it',
  ),
  drawn_table: sentence(
    '表格不是用表格标记画出的，按行列读取，合并情况不明',
    'A table drawn without table elements was read by its rows; its merged cells are not known',
  ),
  layout_table: sentence(
    '仅用于排版的表格，其内容按正文读取',
    'A table only lays out the page; its contents were read as the page’s',
  ),
  spans_repaired: sentence(
    '合并单元格相互重叠或超出表格，已更正',
    'Merged cells overlap or run out of the table, and were cut to fit',
  ),
  unreadable_text: sentence('部分文字无法辨认', 'Some of the text could not be read'),
  page_without_text: sentence('此页没有可用的文字', 'A page has no usable text'),
  page_failed: sentence('此页无法读取', 'A page could not be read'),
  page_recognized: sentence(
    '此页文字由图像识别得出',
    'The text of a page was recognised from its image',
  ),
  low_confidence: sentence('识别结果不可靠', 'Recognition is unsure'),
  table_continued: sentence('跨页表格已合为一表', 'A table that runs over pages was joined'),
  limit_reached: sentence('超出读取上限，其余未读', 'A limit was reached; the rest was not read'),
  embedded_object: sentence('嵌入的对象未读取', 'An embedded object was not read'),
  encoding_guessed: sentence(
    '文字编码与声明不符，已另行判断',
    'The text is not in the encoding it declares; another was taken',
  ),
  part_missing: sentence('文件有一部分未能读取', 'A part of the file could not be read'),
  font_missing: sentence(
    '此页有文字的字体不在文件中，本机也没有可代用的中文字体，画不出来',
    'Fonts of a page are not in the file, and there is no Chinese font here to draw it with',
  ),
  border_left_out: sentence(
    '照片上纸张以外的部分未读取',
    'What a photograph shows beside the paper was left out',
  ),
  handwriting: sentence('手写内容未读取', 'Handwriting was not read'),
}

function sentence(zh: string, en: string): Sentence {
  return {
    zh: (args) => `${zh}${details(args, 'zh', ['（', '、', '）'])}。`,
    en: (args) => `${en}${details(args, 'en', [' (', ', ', ')'])}.`,
  }
}

type Word = string | number
type Told = Readonly<Record<Language, (word: Word) => string>>

/** What each argument of a note says, in the order in which they are told. */
export const argWording: Readonly<Record<NoteArg, Told>> = {
  page: { zh: (page) => `第 ${page} 页`, en: (page) => `page ${page}` },
  on: { zh: (page) => `续至第 ${page} 页`, en: (page) => `on to page ${page}` },
  kind: { zh: (kind) => kinds[kind as NoteKind].zh, en: (kind) => kinds[kind as NoteKind].en },
  name: { zh: (name) => `“${name}”`, en: (name) => `“${name}”` },
  words: { zh: (words) => `“${words}”`, en: (words) => `“${words}”` },
  part: { zh: (part) => `部件 ${part}`, en: (part) => `part ${part}` },
  character: { zh: (sign) => `字符 ${sign}`, en: (sign) => `character ${sign}` },
  encoding: { zh: (name) => `按 ${name} 读取`, en: (name) => `read as ${name}` },
  count: { zh: (count) => `${count} 处`, en: (count) => `${count} in all` },
  characters: { zh: (count) => `${count} 个字符`, en: (count) => counted(count, 'character') },
  cells: { zh: (count) => `${count} 个单元格`, en: (count) => counted(count, 'cell') },
  rows: { zh: (count) => `${count} 行`, en: (count) => counted(count, 'row') },
  read: { zh: (pages) => `已读 ${pages} 页`, en: (pages) => `read: ${counted(pages, 'page')}` },
  of: { zh: (pages) => `共 ${pages} 页`, en: (pages) => `${pages} in all` },
  limit: { zh: (name) => limits[name as NoteLimit].zh, en: (name) => limits[name as NoteLimit].en },
  at: { zh: (most) => `最多 ${most}`, en: (most) => `at most ${most}` },
  why: {
    zh: (why) => `原因：${chineseCause(String(why))}`,
    en: (why) => `because: ${why}`,
  },
}

const kinds: Readonly<Record<NoteKind, Readonly<Record<Language, string>>>> = {
  image: { zh: '图像', en: 'image' },
  shape: { zh: '图形中的文字', en: 'words in a shape' },
  attachment: { zh: '附件', en: 'attachment' },
}

const limits: Readonly<Record<NoteLimit, Readonly<Record<Language, string>>>> = {
  depth: { zh: '嵌套层数', en: 'levels of nesting' },
  slots: { zh: '单元格数', en: 'cells' },
  rows: { zh: '行数', en: 'rows' },
}

function counted(count: Word, noun: string): string {
  return `${count} ${noun}${Number(count) === 1 ? '' : 's'}`
}

function details(
  args: Readonly<Record<string, Word>>,
  language: Language,
  [open, between, close]: readonly [string, string, string],
): string {
  const told = Object.entries(argWording).flatMap(([name, words]) => {
    const word = args[name] ?? ''
    return word === '' ? [] : [words[language](word)]
  })
  return told.length === 0 ? '' : open + told.join(between) + close
}

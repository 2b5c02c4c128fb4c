/** One sentence a reading note in each language. What a reader adds in `args` stands in brackets at the end. */
import type { Sentence } from '../language.ts'
import type { NoteCode } from './document.ts'

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
}

function sentence(zh: string, en: string): Sentence {
  return {
    zh: (args) => `${zh}${details(args, '（', '、', '）')}。`,
    en: (args) => `${en}${details(args, ' (', ', ', ')')}.`,
  }
}

function details(
  args: Readonly<Record<string, string | number>>,
  open: string,
  between: string,
  close: string,
): string {
  const named = Object.entries(args).map(([name, value]) => `${name}: ${value}`)
  return named.length === 0 ? '' : open + named.join(between) + close
}

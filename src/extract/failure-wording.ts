/** Why a file could not be read, for people: the English that an `ExtractError` carries, and its Chinese. */
import type { Language } from '../language/language.ts'
import { translator } from '../language/translation.ts'
import type { ExtractErrorCode } from './error.ts'

/** The reasons alone; used where a message is not known, such as a library's own words. */
const reasons: Readonly<Record<ExtractErrorCode, string>> = {
  not_found: '没有这个文件',
  not_readable: '无法打开',
  empty: '文件为空',
  unknown_format: '格式未知',
  unsupported: '不支持这种文件',
  encrypted: '文件有密码保护',
  corrupt: '文件已损坏',
  no_content: '没有可读的内容',
  too_large: '文件过大',
  timeout: '读取超时',
  out_of_memory: '内存超限',
  crashed: '程序出错',
  archive_limit: '压缩包超出限制',
  not_a_document: '不是报告文件',
  changed_while_reading: '读取期间文件有变化',
  link_outside: '链接指向所给文件夹之外',
}

/** Every code with which reading a file can end. */
export const failureCodes = Object.keys(reasons) as readonly ExtractErrorCode[]

/** Every message of this project's own, by its English with `{}` for the words of the occasion. */
export const chineseFailures: Readonly<Record<string, string>> = {
  'Files of this kind have no pages to draw.': '这种文件没有可绘制的页面。',
  'There is no page {}.': '没有第 {} 页。',
  'The page holds no visible words.': '网页没有可见的文字。',
  'No sheet shows any words.': '工作表都没有文字。',
  'The workbook has a password.': '工作簿有密码保护。',
  'A sheet claims more columns than a sheet can have.': '工作表声称的列数超出可能。',
  'The document has more than {} paragraphs.': '文档的段落超过 {} 个。',
  'The file is no sound workbook.': '文件不是完好的工作簿。',
  'The content is in no format known here.': '内容不属于任何已知格式。',
  'This kind of office document is not read.': '不支持这种办公文档。',
  'The ZIP holds no document known here.': 'ZIP 中没有可识别的文档。',
  'The document is protected by a password.': '文档有密码保护。',
  'The container has lost its directory: it is cut short.':
    '文件不完整：缺少目录，后面部分已丢失。',
  'The container holds neither a text nor a workbook.': '文件中既没有文稿也没有工作簿。',
  'Word 2003 XML is not read; save it as DOCX.': '不支持 Word 2003 XML，请另存为 DOCX。',
  'The text holds no words.': '文本没有文字。',
  'The document points to byte {}, beyond its end.': '文档指向第 {} 字节，超出文件末尾。',
  'The document was written by a Word older than Word 97.': '文档由 Word 97 以前的版本写成。',
  'The Word stream has no known head.': 'Word 数据流的开头无法识别。',
  'The pieces of the text reach beyond the document.': '文字片段超出了文档范围。',
  'The document does not say where its text stands.': '文档没有说明文字的位置。',
  'The container holds no Word document.': '文件中没有 Word 文档。',
  'The document lacks its {} stream.': '文档缺少 {} 数据流。',
  'The container of the document cannot be opened.': '文档的容器无法打开。',
  'Cannot open {}.': '无法打开 {}。',
  '{} is a folder, not a file; jixiao ingest and jixiao audit read folders.':
    '{} 是文件夹，不是文件；jixiao ingest 和 jixiao audit 可读文件夹。',
  '{} is a pipe, socket or device, not a file.': '{} 是管道、套接字或设备，不是文件。',
  '{} is {}, not a file.': '{} 不是文件。',
  '{} holds no bytes.': '{} 是空文件。',
  'The document holds no words.': '文档没有文字。',
  'The file is no sound DOCX document.': '文件不是完好的 DOCX 文档。',
  'The RTF nests too deeply.': 'RTF 嵌套过深。',
  'The archive holds no files.': '压缩包中没有文件。',
  'The archive unpacks to more than its packed size allows.':
    '压缩包解开后的大小远超其压缩大小所应有。',
  'The archive unpacks to more than {} members.': '压缩包中的文件超过 {} 个。',
  'The archive unpacks to more than {} bytes.': '压缩包解开后超过 {} 字节。',
  'The archive unpacks to more than {}.': '压缩包解开后超过上限（{}）。',
  'A file of the operating system, no report.': '操作系统的文件，不是报告。',
  'Archives nest deeper than {}.': '压缩包嵌套超过 {} 层。',
  'Packing method {} is not read.': '不支持压缩方法 {}。',
  'The member unpacks to more than {} bytes.': '压缩包中的文件解开后超过 {} 字节。',
  'The check sum of the member is wrong.': '压缩包中文件的校验和不符。',
  'The member is protected by a password.': '压缩包中的文件有密码保护。',
  'The directory of the ZIP breaks off.': 'ZIP 的目录中断。',
  'The ZIP has no directory that can be read.': 'ZIP 没有可读的目录。',
  'The member cannot be unpacked.': '压缩包中的文件无法解开。',
  'The archive is too large.': '压缩包过大。',
  'The member is a link, no file.': '压缩包中的这一项是链接，不是文件。',
  'The archive breaks off: {}.': '压缩包中断（{}）。',
  'The archive cannot be unpacked: {}.': '压缩包无法解开（{}）。',
  'The image is of a kind that is not read.': '不支持这种图像。',
  'The image has {} × {} pixels.': '图像为 {} × {} 像素，超出上限。',
  'A page of the PDF draws without end.': 'PDF 的某一页绘制没有尽头。',
  'The image cannot be decoded.': '图像无法解码。',
  'An image has no words without OCR.': '不做文字识别时，图像没有文字。',
  'The PDF has no pages.': 'PDF 没有页面。',
  'The PDF is protected by a password.': 'PDF 有密码保护。',
  'The PDF is damaged.': 'PDF 已损坏。',
  'The PDF cannot be opened.': 'PDF 无法打开。',
  'The OFD has more than {} parts.': 'OFD 的部件超过 {} 个。',
  'The OFD has no OFD.xml that can be read.': 'OFD 没有可读的 OFD.xml。',
  'The OFD has no pages.': 'OFD 没有页面。',
  'What the file would take in the database is far more than it tells.':
    '文件要在数据库中占的位置远多于其内容所应有。',
  'The link leads out of the folders asked for; --follow reads what it leads to.':
    '链接指向所给文件夹之外；加 --follow 可读取其内容。',
  'The file unfolds to far more text than its size allows.': '文件展开后的文字远多于其大小所应有。',
  '{} vanished while it was read.': '{} 在读取期间消失。',
  '{} changed while it was read.': '{} 在读取期间有变化。',
  'Neither a file nor a folder.': '既不是文件也不是文件夹。',
  'Reading took longer than {} s.': '读取超过 {} 秒。',
  'Reading took more than {} MB of memory.': '读取所用内存超过 {} MB。',
  'The process that read the file died.': '读取文件的进程意外结束。',
  'The reading ended early.': '读取提前结束。',
  'The program failed: {}': '程序出错：{}',
  'There is no such file or folder.': '没有这个文件或文件夹。',
  'There is no permission to read it.': '没有读取权限。',
  'The link leads back to itself.': '链接成环。',
  'The name is too long.': '名称过长。',
  'ENOENT: no such file or directory{}': '没有这个文件或文件夹。',
  'EACCES: permission denied{}': '没有读取权限。',
  'ELOOP: too many symbolic links encountered{}': '链接成环。',
  'ENAMETOOLONG: name too long{}': '名称过长。',
}

const inChinese = translator(chineseFailures)

/** The reason that a code stands for; the code itself where it is none of ours. */
export function chineseReason(code: string): string {
  return (reasons as Readonly<Record<string, string>>)[code] ?? code
}

/** Why a part of a file could not be read, from a code or a message of ours; a library's own words as they are. */
export function chineseCause(why: string): string {
  const told = inChinese(why) ?? chineseReason(why)
  return told === why ? `读取程序报告“${why}”` : told
}

/** Why a file could not be read, in the language of the person. */
export function failureSentence(code: string, message: string, language: Language): string {
  if (language === 'en') return message
  return inChinese(message) ?? `${chineseReason(code)}（${message}）`
}

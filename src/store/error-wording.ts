/** What is wrong with a database, for people: the English that a `StoreError` carries, and its Chinese. */
import type { Language } from '../language/language.ts'
import { translator } from '../language/translation.ts'
import type { StoreError, StoreErrorCode } from './error.ts'

/** The reasons alone, for what SQLite says in its own words; an answer to a question speaks for itself. */
const reasons: Readonly<Partial<Record<StoreErrorCode, string>>> = {
  not_found: '没有这个数据库',
  moved: '数据库被移走',
  not_openable: '数据库无法打开或写入',
  foreign: '这是其他程序的数据库',
  damaged: '数据库已损坏',
  newer: '数据库由更新的版本写成',
  locked: '另一个进程正在写这个数据库',
  full: '磁盘已满',
  read_only: '数据库不可写',
  timeout: '查询超时',
}

const inChinese = translator({
  'There is no database at {}; jixiao ingest makes one.':
    '没有数据库 {}；请先用 jixiao ingest 读入文件。',
  'The folder of {} does not exist.': '{} 所在的文件夹不存在。',
  '{} is a database of another program.': '{} 是其他程序的数据库。',
  '{} was written by a newer version (schema {}, this program knows {}).':
    '{} 由更新的版本写成（结构版本 {}，本程序只认识到 {}）。',
  'Another run (process {}) writes this database.': '另一次运行（进程 {}）正在写这个数据库。',
  'There is no table or view {}. Did you mean {}?': '没有表或视图 {}。是否想用 {}？',
  'There is no column {}. Did you mean {}?': '没有列 {}。是否想用 {}？',
  'There is no column {}; jixiao schema lists them.': '没有列 {}；jixiao schema 列出全部。',
  'The statement is wrong near “{}”.': '语句在“{}”附近有错误。',
  'Give one statement, not several.': '请只写一条语句。',
  'The statement is incomplete.': '语句不完整。',
  'There is no table or view {}; jixiao schema lists them.':
    '没有表或视图 {}；jixiao schema 列出全部。',
  'The disk is full: {} ({}).': '磁盘已满：{}（{}）。',
  'The database cannot be written: {} ({}).': '数据库不可写：{}（{}）。',
  'Another process is writing to the database: {} ({}).': '另一个进程正在写数据库 {}（{}）。',
  '{} is no database of jixiao; jixiao ingest {} --db reports.db reads files into one.':
    '{} 不是 jixiao 的数据库；jixiao ingest {} --db reports.db 可把文件读入数据库。',
  'The database is damaged: {} ({}).': '数据库已损坏：{}（{}）。',
  'The database cannot be opened or written: {} ({}).': '数据库无法打开或写入：{}（{}）。',
  'The folder of {} cannot be written: copy it and the file ending in -wal to one that can be.':
    '{} 所在的文件夹不可写：请把它和以 -wal 结尾的文件一起复制到可写的文件夹。',
  'The folder of {} cannot be written: copy it to one that can be.':
    '{} 所在的文件夹不可写：请把它复制到可写的文件夹。',
  'The database {} was moved, deleted or replaced during the run, which was ended.':
    '运行期间数据库 {} 被移走、删除或替换，运行已停止。',
  '{} is a folder, not a database; jixiao ingest {} --db reports.db reads it into one.':
    '{} 是文件夹，不是数据库；jixiao ingest {} --db reports.db 可把其中的报告读入数据库。',
  'The server does not let this user in: {} ({}).': '服务器不接受这个用户：{}（{}）。',
  'The server has no database of this name: {} ({}).': '服务器上没有这个数据库：{}（{}）。',
  'The server has too many connections: {} ({}).': '服务器的连接数已满：{}（{}）。',
  'The server cannot be reached: {} ({}).': '无法连接服务器：{}（{}）。',
  'The question took too long: {} ({}).': '查询超时：{}（{}）。',
  '{} has a schema jixiao of another program.': '{} 中已有其他程序的模式 jixiao。',
  '{} does not keep its texts as UTF-8.': '{} 的文字编码不是 UTF-8。',
  'A superuser of the server answers no question in SQL: give the address of another user.':
    '不以服务器超级用户的身份回答 SQL 查询：请给出其他用户的地址。',
  'Only a statement that reads is answered.': '只回答只读语句。',
  'The question took longer than {} s.': '查询超过 {} 秒。',
  'The question took too much memory.': '查询占用内存过多。',
  'A row of the answer has more than {} characters.': '答案中有一行超过 {} 个字符。',
  'The export took too much memory.': '导出占用内存过多。',
})

/** What is wrong, in the language of the person. */
export function storeSentence({ code, message }: StoreError, language: Language): string {
  if (language === 'en') return message
  const reason = reasons[code]
  return inChinese(message) ?? (reason === undefined ? message : `${reason}（${message}）`)
}

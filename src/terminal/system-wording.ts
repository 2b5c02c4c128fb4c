/** What the operating system would not do, for people. */
import type { Language } from '../language.ts'
import { translator } from '../translation.ts'

const inChinese = translator({
  'EROFS: read-only file system, {}': '只读的磁盘，无法写入（{}）。',
  'EACCES: permission denied, {}': '没有权限（{}）。',
  'EPERM: operation not permitted, {}': '不允许这样操作（{}）。',
  'ENOSPC: no space left on device, {}': '磁盘已满（{}）。',
  'ENOENT: no such file or directory, {}': '没有这个文件或文件夹（{}）。',
  'ENOTDIR: not a directory, {}': '路径中有一处不是文件夹（{}）。',
  'EISDIR: illegal operation on a directory, {}': '那里是文件夹，不是文件（{}）。',
  'EEXIST: file already exists, {}': '那里已有文件（{}）。',
})

/** The system's sentence, in the language of the person where it is a common one. */
export function systemSentence({ message }: Error, language: Language): string {
  return language === 'zh' ? (inChinese(message) ?? message) : message
}

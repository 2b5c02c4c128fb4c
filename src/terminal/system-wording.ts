/** What the operating system would not do, for people. */
import type { Language } from '../language/language.ts'

type Wording = Readonly<Record<Language, (path: string) => string>>

/** By the system's code; a path stands where the system named one. */
const wording: Readonly<Record<string, Wording>> = {
  EROFS: {
    zh: (path) => `${path} 在只读的磁盘上，无法写入。`,
    en: (path) => `${path} is on a medium that cannot be written.`,
  },
  EACCES: {
    zh: (path) => `没有权限使用 ${path}。`,
    en: (path) => `There is no permission for ${path}.`,
  },
  EPERM: {
    zh: (path) => `系统不允许这样使用 ${path}。`,
    en: (path) => `The system does not allow this with ${path}.`,
  },
  ENOSPC: {
    zh: (path) => `磁盘已满，${path} 没有写完。`,
    en: (path) => `The disk is full: ${path} could not be written to its end.`,
  },
  ENOENT: {
    zh: (path) => `没有文件或文件夹 ${path}。`,
    en: (path) => `There is no file or folder ${path}.`,
  },
  ENOTDIR: {
    zh: (path) => `${path} 的路径中有一处不是文件夹。`,
    en: (path) => `On the way to ${path} something is not a folder.`,
  },
  EISDIR: {
    zh: (path) => `${path} 是文件夹，请给出文件名。`,
    en: (path) => `${path} is a folder: give the name of a file.`,
  },
  EEXIST: {
    zh: (path) => `${path} 已存在，且不是文件夹。`,
    en: (path) => `${path} is there already, and is no folder.`,
  },
  EADDRINUSE: {
    zh: (address) => `${address} 已被其他程序占用；可用 --port 换一个端口，0 为任意空闲端口。`,
    en: (address) => `${address} is in use; --port takes another, 0 any that is free.`,
  },
  EADDRNOTAVAIL: {
    zh: (address) => `本机没有地址 ${address}。`,
    en: (address) => `This machine has no address ${address}.`,
  },
  ENOTFOUND: {
    zh: (name) => `找不到主机 ${name}。`,
    en: (name) => `There is no host ${name}.`,
  },
  ENAMETOOLONG: {
    zh: (path) => `${path} 的名称过长。`,
    en: (path) => `The name ${path} is too long.`,
  },
}

/** A sentence about a refusal of the system's; in the system's own words where it is a rare one. */
export function systemSentence(error: NodeJS.ErrnoException, language: Language): string {
  const words = wording[error.code ?? codeIn(error.message)]
  const path = error.path ?? hostOf(error) ?? /'([^']*)'$/u.exec(error.message)?.[1]
  return words === undefined || path === undefined ? error.message : words[language](path)
}

/** What a server would have listened at. */
function hostOf(error: NodeJS.ErrnoException): string | undefined {
  const { address, hostname, port } = error as {
    address?: string
    hostname?: string
    port?: number
  }
  const host = address ?? hostname
  return host === undefined || port === undefined ? host : `${host}:${port}`
}

/** An error that was told by another process has only its sentence: `EACCES: permission denied, open '/a'`. */
function codeIn(message: string): string {
  return /^([A-Z]+): /u.exec(message)?.[1] ?? ''
}

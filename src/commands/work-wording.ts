/** What befalls a worker, in words. */
import type { Language, Sentence } from '../language/language.ts'
import type { WorkEvent } from '../queue/work-event.ts'
import { printableLine } from '../terminal/printable.ts'
import { clearLine, printData, printMessage } from '../terminal/terminal.ts'
import { leftAloneWords } from './left-alone-wording.ts'

const wording = {
  lost_chunk: {
    zh: () => '本机停顿过久，手上的一批文件已由别的机器接手。',
    en: () => 'This worker was silent too long: its chunk went to another one.',
  },
  poison: {
    zh: ({ files, reason }) => `试了三次后放弃 ${files}（retry --failed 可再分派）：${reason}`,
    en: ({ files, reason }) =>
      `Given up after three attempts, until retry --failed: ${files}: ${reason}`,
  },
  unmounted: {
    zh: ({ folder }) => `本机没有文件夹 ${folder}，或其中为空；这批文件已放回队列。`,
    en: ({ folder }) => `The folder ${folder} is missing here or empty; its chunk was given back.`,
  },
  refused: {
    zh: ({ folder }) => `本机无权读取 ${folder}；这批文件已放回队列。`,
    en: ({ folder }) => `There is no permission to read ${folder}; its chunk was given back.`,
  },
  disconnected: {
    zh: ({ reason }) => `与数据库的连接中断，稍后再试：${reason}`,
    en: ({ reason }) => `The database is gone and will be asked again: ${reason}`,
  },
  result_differs: {
    zh: ({ path, sha256 }) =>
      `${path}：同一内容（${sha256}）的读取结果与已存的不同；已存的保持不变。请报告给维护者。`,
    en: ({ path, sha256 }) =>
      `${path}: the same content (${sha256}) was read otherwise than before; what stands was kept. Please report it.`,
  },
  other_version: {
    zh: ({ chunks, parser_version }) =>
      `有 ${chunks} 批文件要由规则版本 ${parser_version} 的 jixiao 读取，本机不读。`,
    en: ({ chunks, parser_version }) =>
      `${chunks} chunks wait for a jixiao with rules of version ${parser_version}; this one leaves them.`,
  },
  chunk_failed: {
    zh: ({ reason }) => `一批文件未能读完，将再试：${reason}`,
    en: ({ reason }) => `A chunk failed and will be tried again: ${reason}`,
  },
} as const satisfies Record<string, Sentence>

type PrintedEvent = Exclude<WorkEvent, { readonly kind: 'waiting' }>

/** Tells people on the terminal, programs as one event. */
export function printWorkEvent(printed: PrintedEvent, isJson: boolean, language: Language): void {
  const { kind, ...event } = printed
  if (isJson) void printData(`${JSON.stringify({ event: kind, ...event })}\n`)
  else if (process.stderr.isTTY) clearLine()
  const sentence: Sentence[Language] = wording[kind][language]
  printMessage(printableLine(sentence(wordsOf(printed, language))))
}

function wordsOf(printed: PrintedEvent, language: Language): Parameters<Sentence['en']>[0] {
  if (printed.kind === 'poison') return leftAloneWords(printed, language)
  const { kind: _, ...words } = printed
  return words
}

/** Why files are given to no worker any more, in words. */
import type { Language, Sentence } from '../language/language.ts'
import { LEASE_SECONDS } from '../queue/lease.ts'
import type { LeftAlone } from '../queue/left-alone.ts'

const silent: Sentence = {
  zh: ({ hosts }) =>
    `在读的工作进程超过 ${LEASE_SECONDS} 秒没有动静（被强制结束、挂起、内存耗尽，或机器过忙；最后一次在 ${hosts}）`,
  en: ({ hosts }) =>
    `the workers that read them gave no sign of life for ${LEASE_SECONDS} s (killed, halted, out of memory, or their machine too busy; last on ${hosts})`,
}

/** The words that sentences about them take. */
export function leftAloneWords({ reason, hosts, files, path }: LeftAlone, language: Language) {
  const others = files - 1
  const more = { zh: ` 等 ${files} 个`, en: ` and ${others} more` }[language]
  return {
    files: others === 0 ? path : path + more,
    reason: reason ?? silent[language]({ hosts }),
  }
}

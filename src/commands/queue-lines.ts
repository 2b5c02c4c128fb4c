/** How a queue stands, in a few lines. */
import type { Language, Sentence } from '../language/language.ts'
import type { QueueStatus } from '../queue/queue-status.ts'
import { leftAloneWords } from './left-alone-wording.ts'
import { clock } from './run-display.ts'

const wording = {
  queue: {
    zh: ({ waiting, done, rate }) =>
      `队列：待读 ${waiting} 个文件，已读 ${done} 个，每秒 ${rate} 个`,
    en: ({ waiting, done, rate }) =>
      `queue: ${waiting} files wait, ${done} done, ${rate} files/s over the last minute`,
  },
  left: { zh: ({ time }) => `剩余约 ${time}`, en: ({ time }) => `about ${time} left` },
  class: {
    zh: ({ queue, waiting, at_work, oldest }) =>
      `  ${queue}：待取 ${waiting} 批，在读 ${at_work} 批${oldest}`,
    en: ({ queue, waiting, at_work, oldest }) =>
      `  ${queue}: ${waiting} chunks wait, ${at_work} at work${oldest}`,
  },
  oldest: {
    zh: ({ time }) => `，最久的已等 ${time}`,
    en: ({ time }) => `, the oldest for ${time}`,
  },
  worker: {
    zh: ({ host, run_id, files, silent }) =>
      `  工作进程 ${host}（第 ${run_id} 次运行）：${files} 个文件，${silent} 秒前有动静`,
    en: ({ host, run_id, files, silent }) =>
      `  worker ${host} (run ${run_id}): ${files} files, seen ${silent} s ago`,
  },
  noWorkers: { zh: () => '  没有工作进程', en: () => '  no worker is at work' },
  retaken: {
    zh: ({ retaken }) => `  ${retaken} 批由别的工作进程接手`,
    en: ({ retaken }) => `  ${retaken} chunks taken over from workers that fell silent`,
  },
  poison: {
    zh: ({ files, reason }) => `  试了三次后放弃 ${files}：${reason}`,
    en: ({ files, reason }) => `  given up after three attempts: ${files}: ${reason}`,
  },
  faults: {
    zh: ({ faults }) => `  ${faults} 个结果与已存的不同，未写入`,
    en: ({ faults }) => `  ${faults} results differed from those that stood, and were not written`,
  },
} as const satisfies Record<string, Sentence>

/** For people; nothing where nothing was ever enqueued. */
export function queueLines(status: QueueStatus | null, language: Language): readonly string[] {
  if (status === null) return []
  const { files_waiting, files_done, files_per_second, seconds_left, retaken, faults } = status
  const say = <Name extends keyof typeof wording>(
    name: Name,
    words: Parameters<Sentence['en']>[0],
  ) => wording[name][language](words as never)
  const rate = files_per_second.toFixed(1)
  return [
    say('queue', { waiting: files_waiting, done: files_done, rate }),
    ...(seconds_left === null || files_waiting === 0
      ? []
      : [say('left', { time: clock(seconds_left) })]),
    ...status.classes.map(({ oldest_seconds, ...counts }) => {
      const oldest = oldest_seconds === null ? '' : say('oldest', { time: clock(oldest_seconds) })
      return say('class', { ...counts, oldest })
    }),
    ...status.workers.map(({ silent_seconds, ...worker }) =>
      say('worker', { ...worker, silent: Math.round(silent_seconds) }),
    ),
    ...(status.workers.length === 0 ? [say('noWorkers', {})] : []),
    ...(retaken === 0 ? [] : [say('retaken', { retaken })]),
    ...status.poison.map((one) => say('poison', leftAloneWords(one, language))),
    ...(faults === 0 ? [] : [say('faults', { faults })]),
  ]
}

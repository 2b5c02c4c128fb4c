/** How fast a run goes and what it waits for, in a few words. */
import type { Pace } from '../ingest/pace.ts'
import type { Language, Sentence } from '../language/language.ts'

const wording = {
  pace: {
    zh: ({ files, megabytes, waits }) =>
      `，每秒 ${files} 个文件、${megabytes} MB，主要等待${waits}`,
    en: ({ files, megabytes, waits }) =>
      `, ${files} files/s, ${megabytes} MB/s, waiting mostly for ${waits}`,
  },
  readers: { zh: () => '读取', en: () => 'the readers' },
  writer: { zh: () => '写入', en: () => 'the writer' },
  start: { zh: () => '进程启动', en: () => 'its processes to start' },
  disk: { zh: () => '磁盘', en: () => 'the disk' },
} as const satisfies Record<string, Sentence>

/** To be put behind other words; nothing before there is a pace. */
export function paceWords(pace: Pace | null, language: Language): string {
  if (pace === null) return ''
  const { files_per_second: files, megabytes_per_second: megabytes, waits_for } = pace
  return wording.pace[language]({ files, megabytes, waits: wording[waits_for][language]() })
}

import { expect, test } from 'vitest'
import { jixiao } from '../command-line.ts'

test.each([
  [['ingest'], '缺少参数 路径'],
  [['ingest', '.', '--job', '2'], '没有选项 --job（是否想用 --jobs？）'],
  [['ingest', '.', '--jobs', '0'], '选项 --jobs <数> 的值“0”无效。应为 1 以上的整数。'],
  [['extract', 'a', '--ocr', 'on'], '无效。可选：auto, off, force。'],
  [['retry'], '缺少必需的选项 --failed'],
  [['inges'], '没有命令 inges（是否想用 ingest？）'],
  [['status', 'now'], '命令 status 的参数过多。应有 0 个，实有 1 个：now。'],
  [['audit', '--rule', 'none'], '没有规则 none。'],
])('wrong usage %j is told in Chinese', async (words, told) => {
  const ended = await jixiao('--lang', 'zh', ...words)
  expect(ended.code).toBe(2)
  expect(ended.stderr).toContain(told)
  expect(ended.stderr).not.toContain('error')
})

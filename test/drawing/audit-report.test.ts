import { expect, test } from 'vitest'
import { summaryText } from '../../src/drawing/audit-report.ts'

const tally = { audited: 3, forms: 2, error: 1, warning: 2, info: 9 }

test('the sum tells which findings are about documents and so count in no form', () => {
  expect(summaryText({ ...tally, ofDocuments: 0 }, 'zh')).toBe(
    '3 张表中 2 张有发现：矛盾 1，存疑 2，提示 9。',
  )
  expect(summaryText({ ...tally, ofDocuments: 4 }, 'zh')).toBe(
    '3 张表中 2 张有发现：矛盾 1，存疑 2，提示 9。其中 4 条关于整份文件，不计入任何一张表。',
  )
  expect(summaryText({ ...tally, ofDocuments: 4 }, 'en')).toMatch(
    /remarks 9\. 4 of them are about whole documents and count in no form\.$/u,
  )
})

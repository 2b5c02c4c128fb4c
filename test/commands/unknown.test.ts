/** What nobody knows becomes a list, the list is completed by a person, and the forms are read: without any code. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jixiao } from '../command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'jixiao-unknown-'))
const database = join(folder, 'a.db')

/** A form of which hardly a word is known; `|` parts cells. */
const FORM = [
  '项目名称|老旧泵站修缮',
  '牵头处室|青溪县水务局|办理站所|青溪县泵站管理所',
  '资金渠道|盘子|拨付|花销|档|比|评定',
  '年度资金总额|100|100|90|10|90%|9',
  '其中：镇街统筹|60|60|50|||',
  '大类|中类|小项|年度指标值|办成数|考核分数|考评分数|备查',
  '建设类|工程量类|修缮泵站数|≥5座|5座|30|30|',
  '作用类|惠民类|受益户数|≥300户|280户|30|28|搬迁',
  '口碑类|口碑类|群众认可度|≥90%|92%|30|30|',
  '总分|||||100|97|',
]
const MEANINGS: Readonly<Record<string, string>> = {
  牵头处室: '主管部门',
  办理站所: 'header.unit',
  资金渠道: '资金来源',
  盘子: '年初预算数',
  拨付: '全年预算数',
  花销: '全年执行数',
  档: '分值',
  比: '执行率',
  评定: '得分',
  镇街统筹: 'source.local',
  大类: '一级指标',
  中类: '二级指标',
  小项: '三级指标',
  办成数: '实际完成值',
  考核分数: '分值',
  考评分数: '得分',
  备查: 'indicator.note',
  建设类: '产出指标',
  工程量类: '数量指标',
  作用类: '效益指标',
  惠民类: '社会效益指标',
  口碑类: '满意度指标',
}

function page(rows: readonly string[]): string {
  const cells = (row: string) => row.split('|').map((text) => `<td>${text}</td>`)
  const body = rows.map((row) => `<tr>${cells(row).join('')}</tr>`).join('')
  return `<meta charset="utf-8"><p>项目支出绩效自评表</p><p>（2023年度）</p><table>${body}</table>`
}

test('a layout that nobody knows is read after its words are said, and only then', async () => {
  const [form, twin] = [join(folder, 'form.html'), join(folder, 'twin.html')]
  writeFileSync(form, page(FORM))
  writeFileSync(twin, page(FORM.map((row) => row.replace('老旧泵站修缮', '险工加固'))))
  await jixiao('ingest', form, twin, '--db', database)
  const count =
    "SELECT count(*) AS forms, (SELECT count(*) FROM findings WHERE code = 'form_unread') AS unread FROM forms"
  expect((await jixiao('query', '--db', database, '--format', 'json', count)).stdout).toContain(
    '"unread":2',
  )

  const listed = await jixiao('unknown', '--db', database, '--format', 'vocabulary')
  const completed = listed.stdout.replaceAll(/^([^#\n]*) =$/gmu, (line, words: string) => {
    const means = MEANINGS[words]
    return means === undefined ? line : `${words} = ${means}`
  })
  const missing = Object.keys(MEANINGS).filter((words) => !completed.includes(`\n${words} = `))
  expect(missing).toEqual([])
  const list = join(folder, 'our-words.txt')
  writeFileSync(list, completed)

  const read = await jixiao('renormalize', '--db', database, '--vocabulary', list)
  expect(read.code).toBe(0)
  const rows = await jixiao(
    ...['query', '--db', database, '--format', 'jsonl'],
    'SELECT department_name, unit_name, level1_code, level2_code, target, actual, weight, score, note FROM v_indicators WHERE form_id = 1',
  )
  const names = { department_name: '青溪县水务局', unit_name: '青溪县泵站管理所' }
  expect(
    rows.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    {
      ...names,
      level1_code: 'output',
      level2_code: 'quantity',
      target: '≥5座',
      actual: '5座',
      weight: 30,
      score: 30,
      note: null,
    },
    {
      ...names,
      level1_code: 'benefit',
      level2_code: 'social',
      target: '≥300户',
      actual: '280户',
      weight: 30,
      score: 28,
      note: '搬迁',
    },
    {
      ...names,
      level1_code: 'satisfaction',
      level2_code: 'service_object',
      target: '≥90%',
      actual: '92%',
      weight: 30,
      score: 30,
      note: null,
    },
  ])
  const money = await jixiao(
    ...['query', '--db', database, '--format', 'jsonl'],
    'SELECT source, initial_budget, executed, execution_rate FROM funds WHERE form_id = 1',
  )
  expect(
    money.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { source: 'total', initial_budget: 100, executed: 90, execution_rate: 90 },
    { source: 'local', initial_budget: 60, executed: 50, execution_rate: null },
  ])
  const left = await jixiao('unknown', '--db', database, '--vocabulary', list)
  expect(left).toMatchObject({ code: 0, stdout: '', stderr: 'Every word is known.\n' })
})

test('headings, labels and levels are listed by the forms that print them, with an example and its place', async () => {
  const path = join(folder, 'b.db')
  const usual = [
    '项目名称|桥梁检测',
    '经手科室|青溪县交通局',
    '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|核验人',
    '产出指标|数量指标|检测桥梁数|≥5座|5座|50|50|周某某',
    '特色指标|其他指标|群众知晓率|≥90%|92%|50|50|吴某某',
  ]
  writeFileSync(join(folder, 'one.html'), page(usual))
  writeFileSync(join(folder, 'two.html'), page(usual.filter((row) => !row.startsWith('经手'))))
  await jixiao('ingest', join(folder, 'one.html'), join(folder, 'two.html'), '--db', path)
  const listed = await jixiao('unknown', '--db', path, '--format', 'jsonl')
  const words = listed.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(
    words.map(({ forms, kind, words: printed, example }) => [forms, kind, printed, example]),
  ).toEqual([
    [2, 'heading', '核验人', '周某某'],
    [2, 'level', '特色指标', '群众知晓率'],
    [1, 'label', '经手科室', '青溪县交通局'],
  ])
  expect(words[0]).toMatchObject({
    file: join(folder, 'one.html'),
    place: 'block 3, table 1, row 3, column 8',
  })
})

test('a list of unknown words says in the language of its reader what may stand there', async () => {
  const listed = await jixiao('--lang', 'zh', 'unknown', '--db', database, '--format', 'vocabulary')
  const [head = '', ...lines] = listed.stdout.split('\n')
  expect(head).toMatch(/^# 没有人认识的 \d+ 个词/u)
  expect(lines.find((line) => line.startsWith('#   indicator.'))).toContain('indicator.weight 分值')
  expect(lines).toContain('考核分数 =')
})

test('headings of money that was not found are listed, where indicators were', async () => {
  const money = FORM.slice(2, 5)
  const known = [
    '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分',
    '产出指标|数量指标|修缮泵站数|≥5座|5座|50|50',
    '效益指标|社会效益指标|受益户数|≥300户|280户|40|38',
  ]
  const file = join(folder, 'half-known.html')
  const half = join(folder, 'half.db')
  writeFileSync(file, page(['项目名称|老旧泵站修缮', ...money, ...known]))
  await jixiao('ingest', file, '--db', half)
  const { stdout } = await jixiao('unknown', '--db', half, '--format', 'jsonl')
  const words = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const headings = words.filter(({ kind }) => kind === 'heading').map((one) => one.words)
  expect(headings).toEqual(expect.arrayContaining(['盘子', '拨付', '花销', '档', '比', '评定']))
})

test('a database of which no form came at all lists the words of its tables', async () => {
  const rows = [
    '评议对象|敬老院取暖改造|评议站所|河湾镇民政服务所',
    '经费（元）|预算盘子|486000|累计花销|471420',
    '评议条目|应达到|已达到|满格分|评议分|没做到的原因',
    '一、干了多少活（40分）',
    '改造房间|≥36间|36间|20|20|',
  ]
  const file = join(folder, 'nobody-knows.html')
  const none = join(folder, 'none.db')
  writeFileSync(file, page(rows).replace('项目支出绩效自评表', '花得值不值'))
  await jixiao('ingest', file, '--db', none)
  const { stdout } = await jixiao('unknown', '--db', none, '--format', 'jsonl')
  const words = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).words)
  expect(words).toEqual(
    expect.arrayContaining(['评议对象', '经费', '累计花销', '评议条目', '应达到', '干了多少活']),
  )
})

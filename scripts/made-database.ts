/**
 * A database of made-up forms of any size, for measuring what asks it: departments of real places with projects over six
 * years, a tenth of the documents printed twice. Every number follows from the row's own.
 */
import { segmentForSearch } from '../src/segment/segment.ts'
import type { Database } from '../src/store/database.ts'
import { withDatabase } from '../src/store/open.ts'
import { prepared } from '../src/store/prepared.ts'
import { indexWords, reindex } from '../src/store/search-index.ts'

const PER_FORM = 12
const FORMS_PER_DOCUMENT = 10

const departments = ['文化局', '教育局', '水务局', '卫生健康委员会', '科学技术局', '交通运输局']
/** Real places, so that provinces are found; all else is invented. */
const places = [
  ...[
    '石家庄',
    '太原',
    '呼和浩特',
    '沈阳',
    '长春',
    '哈尔滨',
    '南京',
    '杭州',
    '合肥',
    '福州',
    '南昌',
    '济南',
  ],
  ...[
    '郑州',
    '武汉',
    '长沙',
    '广州',
    '南宁',
    '海口',
    '成都',
    '贵阳',
    '昆明',
    '西安',
    '兰州',
    '西宁',
    '银川',
  ],
  ...[
    '包头',
    '大连',
    '苏州',
    '宁波',
    '芜湖',
    '厦门',
    '赣州',
    '青岛',
    '洛阳',
    '宜昌',
    '株洲',
    '佛山',
    '绵阳',
  ],
] as const
const YEARS = 6
const activities = ['修缮', '培训', '采购', '巡查', '宣传', '监测', '维护', '评审', '补助', '建设']
const things = ['图书馆', '河道', '校舍', '信息系统', '人才公寓', '实验室', '道路', '社区服务站']
const levels = [
  ['产出指标', 'output', '数量指标', 'quantity', '完成数量', 'completion_rate'],
  ['产出指标', 'output', '质量指标', 'quality', '验收合格率', 'pass_rate'],
  ['产出指标', 'output', '时效指标', 'timeliness', '完成及时率', 'timeliness_rate'],
  ['产出指标', 'output', '成本指标', 'cost', '经费控制数', 'cost_control'],
  ['效益指标', 'benefit', '社会效益指标', 'social', '提升服务能力', null],
  [
    '满意度指标',
    'satisfaction',
    '服务对象满意度指标',
    'service_object',
    '群众满意度',
    'satisfaction',
  ],
] as const

/** Makes the database anew with at least `indicators` indicator rows and its search index. */
export async function makeDatabase(path: string, indicators: number): Promise<void> {
  await withDatabase(path, (database) => {
    const forms = Math.ceil(indicators / PER_FORM)
    database.transaction(() => {
      for (let form = 0; form < forms; form++) insertForm(database, form, contentOf(form, forms))
    })
    reindex(database, indexWords(segmentForSearch))
    database.exec('ANALYZE')
  })
}

/** A number from 0 to below `ends` that looks arbitrary and follows from `seed`. */
function arbitrary(seed: number, ends: number): number {
  return ((Math.imul(seed + 1, 2_654_435_761) >>> 8) ^ (seed * 40_503)) % ends
}

function pick<Item>(list: readonly Item[], seed: number): Item {
  return list[Math.abs(arbitrary(seed, list.length))] as Item
}

/** What a form says: which project of which year. */
type Content = { readonly project: number; readonly year: number; readonly isOther: boolean }

/** Each tenth document prints the one before it again. */
function contentOf(form: number, forms: number): Content {
  const isOther = Math.floor(form / FORMS_PER_DOCUMENT) % 10 === 9
  const source = isOther ? form - FORMS_PER_DOCUMENT : form
  const perYear = Math.ceil(forms / YEARS / 100) * 100
  return { project: source % perYear, year: 2018 + Math.floor(source / perYear), isOther }
}

function insertForm(database: Database, form: number, { project, year, isOther }: Content): void {
  const document = Math.floor(form / FORMS_PER_DOCUMENT) + 1
  if (form % FORMS_PER_DOCUMENT === 0) insertDocument(database, document, isOther)
  const batch = Math.floor(project / FORMS_PER_DOCUMENT)
  const place = places[batch % places.length] as string
  const department = `${place}市${departments[Math.floor(batch / places.length) % departments.length]}`
  const seed = project * YEARS + year
  const budget = 10 + Math.abs(arbitrary(seed, 5000))
  // One form in ten is printed again with another figure.
  const change = isOther && project % 10 === 0 ? 1 : 0
  const executed = Math.round(budget * (40 + Math.abs(arbitrary(seed + 3, 61)))) / 100 + change
  const score = 70 + Math.abs(arbitrary(seed + 5, 301)) / 10
  insert(database, 'forms', {
    ...{ id: form + 1, document_id: document, ordinal: form % FORMS_PER_DOCUMENT },
    ...{
      kind: 'project_self_evaluation',
      title: '项目支出绩效自评表',
      year,
    },
    project_name: `${pick(things, project)}${pick(activities, project + 1)}项目${project}`,
    ...{ department_name: department, unit_name: `${department}${pick(things, batch)}` },
    ...{ total_weight: 100, total_score: Math.min(100, score), sources: '[]' },
  })
  for (const [ordinal, source] of ['total', 'fiscal', 'other'].entries()) {
    insert(database, 'funds', {
      ...{ form_id: form + 1, ordinal, source, label: source, unit: '万元' },
      ...{ annual_budget: budget, executed, execution_rate: (100 * executed) / budget },
      ...{ annual_budget_fen: budget * 1_000_000, executed_fen: Math.round(executed * 1_000_000) },
      ...{ weight: ordinal === 0 ? 10 : null, score: ordinal === 0 ? 9 : null },
    })
  }
  insert(database, 'goals', { form_id: form + 1, ordinal: 0, expected: '完成年度任务，提升服务' })
  for (let ordinal = 0; ordinal < PER_FORM; ordinal++)
    insertIndicator(database, { form, ordinal, project, year })
  if (form % 4 === 0) insertFinding(database, form, document)
}

function insertDocument(database: Database, id: number, isOther: boolean): void {
  const sha256 = id.toString(16).padStart(64, '0')
  const settings = '{}'
  const version = { parser_version: 1, settings }
  const document = {
    id,
    sha256,
    format: isOther ? 'text' : 'pdf',
    size: 1000,
    pages: 12,
    outcome: 'complete',
  }
  insert(database, 'documents', { ...document, ...version })
  const path = `/reports/${String(id).padStart(6, '0')}.pdf`
  insert(database, 'paths', { path, document_id: id, ...version })
}

type Row = Omit<Content, 'isOther'> & { readonly form: number; readonly ordinal: number }

function insertIndicator(database: Database, { form, ordinal, project, year }: Row): void {
  const row = project * PER_FORM + ordinal
  const seed = row * YEARS + year
  const [level1, level1Code, level2, level2Code, name, topic] = pick(levels, row)
  const target = 80 + Math.abs(arbitrary(seed, 20))
  const actual = 75 + Math.abs(arbitrary(seed + 9, 26))
  const isShort = seed % 9 === 0
  insert(database, 'indicators', {
    ...{ form_id: form + 1, ordinal, level1, level1_code: level1Code },
    ...{ level2, level2_code: level2Code, level3: `${pick(things, row)}${name}${ordinal}`, topic },
    ...{ target: `≥${target}%`, target_kind: 'number', target_operator: '>=' },
    ...{ target_value: target, target_unit: '%', actual: `${actual}%`, actual_kind: 'number' },
    ...{ actual_operator: '=', actual_value: actual, actual_unit: '%' },
    ...{ weight: 8, score: isShort ? 6.5 : 8, attained: Number(actual >= target) },
    note:
      isShort && seed % 2 === 0 ? `${pick(activities, seed)}经费到位较晚，下一年提前安排` : null,
    ...{ origin_table: ordinal % 3, origin_row: ordinal },
  })
}

function insertFinding(database: Database, form: number, document: number): void {
  insert(database, 'findings', {
    ...{ document_id: document, form_id: form + 1, ordinal: form % FORMS_PER_DOCUMENT },
    ...{ stage: 'audit', code: form % 8 === 0 ? 'scores_sum' : 'weights_sum' },
    ...{ severity: form % 8 === 0 ? 'error' : 'warning', lost: 0, path: 'total.score' },
    ...{ paths: '["total.score"]', expected: '96', actual: '95', args: '{}', places: '[]' },
    ...{ message_zh: '得分之和与总分不符。', message_en: 'The scores do not add up to the total.' },
  })
}

function insert(database: Database, table: string, row: object): void {
  const names = Object.keys(row)
  const values = names.map((name) => `:${name}`)
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')})`
  prepared(database, sql).run(row)
}

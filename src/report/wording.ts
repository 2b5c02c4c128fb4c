/** The words of the report page. */
import type { Language } from '../language.ts'

type Words = Readonly<Record<Language, string>>

export const pageWords = {
  title: { zh: '绩效自评报告汇总', en: 'Performance self-evaluations' },
  subtitle: {
    zh: '由 jixiao 读取、核对并汇总；所有数字均出自所列文件。',
    en: 'Read, checked and drawn together by jixiao; every figure comes from the files listed.',
  },
  documents: { zh: '文件', en: 'documents' },
  failed: { zh: '未能读取', en: 'not read' },
  forms: { zh: '张表', en: 'forms' },
  departments: { zh: '个部门', en: 'departments' },
  indicators: { zh: '项指标', en: 'indicators' },
  meanScore: { zh: '平均得分', en: 'mean score' },
  executed: { zh: '执行率（万元）', en: 'executed (万元)' },
  errors: { zh: '处矛盾', en: 'contradictions' },
  warnings: { zh: '处存疑', en: 'doubts' },
  scoreChart: { zh: '得分分布', en: 'Distribution of scores' },
  rateChart: { zh: '执行率与得分', en: 'Execution rate against score' },
  findingChart: { zh: '发现的种类', en: 'Findings by kind' },
  departmentChart: { zh: '各部门平均得分', en: 'Mean score by department' },
  nothing: { zh: '没有数据。', en: 'No data.' },
  noFindings: { zh: '没有矛盾，也没有存疑。', en: 'No contradictions and no doubts.' },
  redPoints: { zh: '红点为自相矛盾的表。', en: 'Red points are forms that contradict themselves.' },
  score: { zh: '得分', en: 'score' },
  unnamed: { zh: '（未写明）', en: '(not named)' },
  ratePercent: { zh: '执行率（%）', en: 'execution rate (%)' },
  list: { zh: '全部表格', en: 'All forms' },
  filter: { zh: '筛选：项目、部门、年度、文件…', en: 'Filter: project, department, year, file…' },
  onlyErrors: { zh: '只看有矛盾的', en: 'contradictions only' },
  previous: { zh: '上一页', en: 'previous' },
  next: { zh: '下一页', en: 'next' },
  noMatch: { zh: '没有符合的表。', en: 'No form matches.' },
  year: { zh: '年度', en: 'year' },
  department: { zh: '部门', en: 'department' },
  project: { zh: '项目', en: 'project' },
  budget: { zh: '预算（万元）', en: 'budget (万元)' },
  spent: { zh: '执行（万元）', en: 'executed (万元)' },
  rate: { zh: '执行率', en: 'rate' },
  findings: { zh: '矛盾/存疑', en: 'findings' },
  file: { zh: '文件', en: 'file' },
  drawn: { zh: '逐表查看', en: 'Form by form' },
  infos: { zh: '读取说明', en: 'notes of the reading' },
  top: { zh: '回到列表', en: 'back to the list' },
} as const satisfies Readonly<Record<string, Words>>

/** How many of the forms are drawn; said wherever some are not. */
export function cappedWords(drawn: number, all: number, language: Language): string {
  return language === 'zh'
    ? `以下画出 ${all} 张表中的 ${drawn} 张（矛盾多的在前）；--drawn 可以改变张数，全部表格见上面的列表。`
    : `Drawn below are ${drawn} of ${all} forms, those with most contradictions first; --drawn changes the number, the list above has all.`
}

/** Said where the scatter shows a share of the points. */
export function sampledWords(points: number, all: number, language: Language): string {
  return language === 'zh'
    ? `从 ${all} 张表中均匀取 ${points} 张。`
    : `${points} forms, taken evenly from ${all}.`
}

/** Which forms the sums of money are over. */
export function moneyWords(
  kind: string,
  forms: number,
  copies: number,
  language: Language,
): string {
  if (language === 'zh') {
    const left = copies === 0 ? '' : `，另有 ${copies} 张内容相同，未重复计`
    return `${kind}，${forms} 张，每张只计一次${left}`
  }
  const left = copies === 0 ? '' : `; ${copies} more say the same and are left out`
  return `${kind}, ${forms} forms, each once${left}`
}

/** Headings of a drawn form: the printed ones, whatever the language of the page. */
export const printed = {
  project: '项目名称',
  department: '主管部门',
  unit: '实施单位',
  person: '项目负责人',
  phone: '联系电话',
  funds: '项目资金',
  goals: '年度总体目标',
  expected: '预期目标',
  actualGoal: '实际完成情况',
  indicators: '绩效指标',
  total: '总分',
} as const

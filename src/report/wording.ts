/** The words of the report page. */
import type { Language } from '../language/language.ts'
import { packageVersion } from '../version.ts'
import type { Versions } from './ask.ts'

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
  redPoints: {
    zh: '红色菱形为自相矛盾的表。点击查看该表。',
    en: 'Red diamonds are forms that contradict themselves. A click shows the form.',
  },
  scoreCaption: {
    zh: '各档等宽。点击一档，列表只显示该档的表。',
    en: 'All bands are equally wide. A click on one lists its forms.',
  },
  findingCaption: {
    zh: '实心为矛盾，虚线空心为存疑。点击查看相关的表。',
    en: 'Filled bars are contradictions, dashed hollow ones doubts. A click lists their forms.',
  },
  departmentCaption: {
    zh: '表最多的部门，括号内为表数；各类自评表、评价表一并平均。点击查看该部门。',
    en: 'The departments with most forms, their number in brackets; the mean is over self-evaluations and evaluations of all kinds. A click lists theirs.',
  },
  score: { zh: '得分', en: 'score' },
  unnamed: { zh: '（未写明）', en: '(not named)' },
  ratePercent: { zh: '执行率（%）', en: 'execution rate (%)' },
  list: { zh: '全部表格', en: 'All forms' },
  search: { zh: '项目、部门、文件……', en: 'project, department, file…' },
  kind: { zh: '种类', en: 'kind' },
  finding: { zh: '发现', en: 'finding' },
  all: { zh: '全部', en: 'all' },
  anyError: { zh: '有矛盾', en: 'any contradiction' },
  anyWarning: { zh: '有存疑', en: 'any doubt' },
  clear: { zh: '清除筛选', en: 'clear filters' },
  counted: {
    zh: '{forms} 张表，矛盾 {errors} 处，存疑 {warnings} 处，平均得分 {mean}',
    en: '{forms} forms, {errors} contradictions, {warnings} doubts, mean score {mean}',
  },
  bands: { zh: '得分 {band}', en: 'score {band}' },
  sourcePage: { zh: '第 {page} 页', en: 'page {page}' },
  source: { zh: '原件', en: 'source' },
  published: { zh: '公布', en: 'published' },
  notDrawn: {
    zh: '此表未画出（--drawn 可以增加画出的张数）。',
    en: 'This form is not drawn (--drawn draws more of them).',
  },
  findings: { zh: '矛盾 / 存疑', en: 'contradictions / doubts' },
  method: { zh: '方法与口径', en: 'Method' },
  methodText: {
    zh: '矛盾是印刷精度解释不了的，存疑可能由惯例、空白或四舍五入解释，提示供参考；三者包括核对所见与读取所见，也包括针对整份文件的。数字均按原文读取，读不出的留空，不猜测、不当作零；发现从不改动数值。金额只在同一种类的表内相加，同一张表见于几份文件的只计一次，只计同时印有预算与执行的表。平均得分为自评表和评价表所印总分的算术平均；目标表、监控表和汇总表不计入得分与图表。',
    en: 'A contradiction is what printed precision cannot explain, a doubt what a convention, a blank or a rounding may explain, a remark worth knowing; all include what the audit and what the reading noticed, and what is about whole documents. Figures are read as printed; what cannot be read is left out, never guessed and never zero, and findings never change a value. Money is added up within one kind of forms; a form that stands in several files counts once, and only forms that print both budget and amount executed. Mean scores are plain means of the totals that self-evaluations and evaluations print; plans, monitoring forms and rows of lists are in no score and no chart of one.',
  },
  previous: { zh: '上一页', en: 'previous' },
  next: { zh: '下一页', en: 'next' },
  noMatch: { zh: '没有符合的表。', en: 'No form matches.' },
  year: { zh: '年度', en: 'year' },
  department: { zh: '部门', en: 'department' },
  project: { zh: '项目', en: 'project' },
  budget: { zh: '预算（万元）', en: 'budget (万元)' },
  spent: { zh: '执行（万元）', en: 'executed (万元)' },
  rate: { zh: '执行率', en: 'rate' },
  file: { zh: '文件', en: 'file' },
} as const satisfies Readonly<Record<string, Words>>

/** How many of the forms are drawn; said wherever some are not. */
export function cappedWords(drawn: number, all: number, language: Language): string {
  return language === 'zh'
    ? `画出了 ${all} 张表中的 ${drawn} 张（矛盾多的在前），点击列表中的项目即可展开；--drawn 可以改变张数。`
    : `${drawn} of ${all} forms are drawn, those with most contradictions first, and open in the list; --drawn changes the number.`
}

/** Said where the scatter shows a share of the points. */
export function sampledWords(points: number, all: number, language: Language): string {
  return language === 'zh'
    ? `从 ${all} 张表中均匀取 ${points} 张。`
    : `${points} forms, taken evenly from ${all}.`
}

/** In how many files a form stands. */
export function copiesWords(copies: number, language: Language): string {
  return language === 'zh' ? `同一张表见于 ${copies} 份文件` : `stands in ${copies} files`
}

/** Prints that stand in further files and are not counted again. */
export function othersWords(others: number, language: Language): string {
  if (others === 0) return ''
  return language === 'zh'
    ? ` · 另有 ${others} 份内容相同，未重复计`
    : ` · ${others} more prints say the same and are left out`
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

/** With what the page was made, and when. */
export function versionWords(
  { rules, complete, partial, failed }: Versions,
  day: string,
  language: Language,
): string {
  const read = rules.join(language === 'zh' ? '、' : ', ')
  return language === 'zh'
    ? `${day} 由 jixiao ${packageVersion} 生成；读取规则版本 ${read}。文件：完整读取 ${complete} 份，部分读取 ${partial} 份，未能读取 ${failed} 份。`
    : `Made on ${day} by jixiao ${packageVersion}; documents read by rules of version ${read}: ${complete} complete, ${partial} partial, ${failed} failed.`
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

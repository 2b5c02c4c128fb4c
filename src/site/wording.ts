/** The words of the site's pages, and the method behind each figure with its limits. */
import type { Language } from '../language/language.ts'

type Words = Readonly<Record<Language, string>>

export const siteWords = {
  title: { zh: '绩效自评报告', en: 'Performance self-evaluations' },
  subtitle: {
    zh: '由 jixiao 读取、核对并关联；每张表只计一次，不论见于几份文件。',
    en: 'Read, checked and linked by jixiao; each form counts once, in however many files it stands.',
  },
  home: { zh: '总览', en: 'Overview' },
  where: { zh: '所在页面', en: 'You are here' },
  forms: { zh: '表', en: 'forms' },
  copies: { zh: '同一张表的其他版本', en: 'further prints of them' },
  organisations: { zh: '单位', en: 'organisations' },
  projects: { zh: '跨年项目', en: 'projects' },
  provinces: { zh: '省份', en: 'provinces' },
  contradictions: { zh: '处矛盾', en: 'contradictions' },
  differing: { zh: '张表各版本数字不一', en: 'forms whose prints differ' },
  map: { zh: '各省一览', en: 'Provinces' },
  mapForms: { zh: '表数', en: 'Forms' },
  mapScore: { zh: '得分中位数', en: 'Median score' },
  mapContradicting: { zh: '自相矛盾的表占比', en: 'Forms that contradict themselves' },
  mapNote: {
    zh: '每省一格，位置示意；虚线格不足十张表，只作参考；空格没有数据。点击进入该省。',
    en: 'A tile a province, roughly where it lies. Dashed: fewer than ten forms, so it says little. Blank: no data. A click opens the province.',
  },
  years: { zh: '逐年', en: 'Year by year' },
  hollow: {
    zh: '空心点为不足十张表的年度，只作参考。',
    en: 'Hollow points are years of fewer than ten forms, which say little.',
  },
  year: { zh: '年度', en: 'year' },
  all: { zh: '合计', en: 'all years' },
  noYear: { zh: '年度不明', en: 'year unknown' },
  kind: { zh: '表的种类', en: 'kind of forms' },
  kinds: { zh: '各类表', en: 'Kinds of forms' },
  median: { zh: '得分中位数', en: 'median score' },
  quartiles: { zh: '四分位数', en: 'quartiles' },
  high: { zh: '95 分以上', en: 'above 95' },
  contradicting: { zh: '自相矛盾', en: 'contradicting' },
  unspent: { zh: '执行率不足 60% 而高于 90 分', en: 'under 60 % spent, above 90 scored' },
  rate: { zh: '执行率', en: 'execution rate' },
  budget: { zh: '全年预算（万元）', en: 'budget (万元)' },
  executed: { zh: '全年执行（万元）', en: 'executed (万元)' },
  money: { zh: '预算与执行（万元）', en: 'Budget and execution (万元)' },
  score: { zh: '得分', en: 'score' },
  small: { zh: '不足十个', en: 'fewer than ten' },
  province: { zh: '省份', en: 'province' },
  noProvince: { zh: '省份不能确定', en: 'Province not certain' },
  noOrganisation: {
    zh: '张表不能确定是哪个单位（地名有多种可能，或没有部门名称），不在下列各页。',
    en: 'forms belong to no certain organisation (an ambiguous place, or no department) and are on none of the pages below.',
  },
  organisation: { zh: '单位', en: 'organisation' },
  place: { zh: '代码', en: 'code' },
  sort: { zh: '同类', en: 'peers' },
  peers: { zh: '与本省同类单位比较', en: 'Beside its peers in the province' },
  own: { zh: '本单位中位数', en: 'own median' },
  peerCount: { zh: '同类单位', en: 'peers' },
  peerSpread: { zh: '同类中位数的四分位数', en: 'quartiles of the peers’ medians' },
  rank: { zh: '名次', en: 'rank' },
  noPeers: { zh: '本省没有同类单位可比。', en: 'There are no peers in the province.' },
  names: { zh: '名称的各种写法', en: 'Names as printed' },
  name: { zh: '写法', en: 'name' },
  code: { zh: '代码', en: 'code' },
  confidence: { zh: '把握', en: 'confidence' },
  basis: { zh: '依据', en: 'why' },
  suggestion: { zh: '或为', en: 'may be' },
  topics: { zh: '各主题得分率', en: 'Score by topic' },
  topic: { zh: '主题', en: 'topic' },
  indicators: { zh: '指标', en: 'indicators' },
  here: { zh: '本省', en: 'here' },
  elsewhere: { zh: '其他省', en: 'elsewhere' },
  project: { zh: '项目', en: 'project' },
  ownForms: { zh: '部门整体', en: 'the department as a whole' },
  span: { zh: '年度', en: 'years' },
  last: { zh: '最近一年', en: 'last year' },
  lowered: { zh: '调低', en: 'lowered' },
  line: { zh: '逐年情况', en: 'Over the years' },
  kept: { zh: '保留', en: 'kept' },
  added: { zh: '新增', en: 'added' },
  dropped: { zh: '取消', en: 'dropped' },
  below: { zh: '低于上年实际', en: 'below last actual' },
  matrix: { zh: '指标逐年对照', en: 'Indicators year by year' },
  matrixNote: {
    zh: '每格为指标值与实际完成值。只比较同单位的数字；“调低”指要求低于上年指标值，“低于上年实际”指要求低于上年已达到的值，“同上年”指实际值的数字与上年相同。',
    en: 'Each cell holds target and actual value. Only numbers of one unit are compared: lowered asks less than the year before, below last actual asks less than was reached then, same as before repeats the actual number.',
  },
  repeated: { zh: '同上年', en: 'same as before' },
  target: { zh: '指标值', en: 'target' },
  actual: { zh: '实际', en: 'actual' },
  sources: { zh: '原件与版本', en: 'Documents and prints' },
  leading: { zh: '主版本', en: 'leading' },
  published: { zh: '公布', en: 'published' },
  method: { zh: '方法与局限', en: 'Method and limits' },
  nothing: { zh: '没有数据。', en: 'No data.' },
  none: { zh: '无', en: 'none' },
} as const satisfies Readonly<Record<string, Words>>

export type SiteWord = keyof typeof siteWords

/** What each page is made of, and what it cannot say. */
export const methodWords: readonly Words[] = [
  {
    zh: '统计只在同一种类的表内进行，取表最多的一类自评表或评价表；中位数为居中的值，四分位数按最近秩。不足十张表或十个单位的组以“不足十个”标出，不宜下结论。',
    en: 'Statistics stay within one kind of forms, the commonest self-evaluation or evaluation; the median is the middle value, quartiles go by the nearest rank. Groups of fewer than ten are marked and should carry no conclusion.',
  },
  {
    zh: '占比都附分子与分母。各年、各省收录的文件多少不同，变化可能只是收录范围的变化；数据库里没有的，不等于没有公开。',
    en: 'Shares stand with their numbers. How many documents were gathered differs by year and province, so a change may be one of what was gathered; what is not in the database may well have been published.',
  },
  {
    zh: '地区按 GB/T 2260 由单位名称、代码、文件自身文字、路径或使用者给定；多义的地名不猜。单位由名称与代码归并，项目由单位、名称与指标相连，均附把握程度，可用 jixiao link 更正。',
    en: 'Places go by GB/T 2260, from names, codes, the document’s own words, its path or what a person gave; ambiguous names are not guessed. Organisations are grouped by name and code, projects joined by organisation, name and indicators, each with its confidence; jixiao link takes corrections.',
  },
  {
    zh: '得分为自评，各地评分办法不同，跨省比较只看大概。执行率低而得分高，或有表外的原因。',
    en: 'Scores are the departments’ own and rules of scoring differ, so provinces compare only roughly. A low rate beside a high score may have reasons outside the form.',
  },
]

const bases: Readonly<Record<string, Words>> = {
  name: { zh: '名称相同', en: 'same name' },
  code: { zh: '代码相同', en: 'same code' },
  copy: { zh: '同一张表的另一版本', en: 'another print of a form' },
  short: { zh: '简称或省略地名', en: 'short form, or without its place' },
  succession: { zh: '机构改革后的名称', en: 'took the other’s place' },
  correction: { zh: '人工更正', en: 'a person’s correction' },
}

export function basisLabel(basis: string, language: Language): string {
  return bases[basis]?.[language] ?? basis
}

export function forms(count: number, language: Language): string {
  return language === 'zh' ? `${count} 张表` : `${count} form${count === 1 ? '' : 's'}`
}

/** One sentence a rule in each language; the only prose about findings. */
import type { Language, Sentence } from '../language/language.ts'
import type { Finding, Rule } from './finding.ts'

type Args = Readonly<Record<string, string | number>>

/** Column names of args, as people know them. */
const COLUMNS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  initial_budget: { zh: '年初预算数', en: 'initial budget' },
  annual_budget: { zh: '全年预算数', en: 'annual budget' },
  executed: { zh: '全年执行数', en: 'amount executed' },
  target: { zh: '年度指标值', en: 'target' },
  actual: { zh: '实际完成值', en: 'actual value' },
  weight: { zh: '分值', en: 'weight' },
  score: { zh: '得分', en: 'score' },
}

function column({ column: name = '' }: Args, language: Language): string {
  return COLUMNS[name]?.[language] ?? String(name)
}

export const ruleWording: Readonly<Record<Rule, Sentence>> = {
  weights_sum: {
    zh: ({ expected, actual }) => `分值相加为 ${expected}，而总分值为 ${actual}`,
    en: ({ expected, actual }) =>
      `the weights add up to ${expected}, the total weight is ${actual}`,
  },
  scores_sum: {
    zh: ({ expected, actual }) => `得分相加为 ${expected}，而总分为 ${actual}`,
    en: ({ expected, actual }) =>
      `the scores add up to ${expected}, the total printed is ${actual}`,
  },
  score_within_weight: {
    zh: ({ expected, actual }) => `得分 ${actual} 超出分值 ${expected} 的范围`,
    en: ({ expected, actual }) => `the score ${actual} is outside its weight of ${expected}`,
  },
  level_weights: {
    zh: ({ level, expected, actual }) =>
      `“${level}”标明 ${actual} 分，其下各项分值相加为 ${expected}`,
    en: ({ level, expected, actual }) =>
      `“${level}” is printed with ${actual}, what stands under it adds up to ${expected}`,
  },
  execution_rate: {
    zh: ({ label, expected, actual }) =>
      `“${label}”执行率为 ${actual}%，按执行数÷预算数应为 ${expected}%`,
    en: ({ label, expected, actual }) =>
      `the execution rate of “${label}” is ${actual}%, executed ÷ budget gives ${expected}%`,
  },
  budget_score: {
    zh: ({ expected, actual }) => `预算执行得分 ${actual}，按分值×执行率应为 ${expected}`,
    en: ({ expected, actual }) =>
      `the score for execution is ${actual}, weight × execution rate gives ${expected}`,
  },
  fund_parts: {
    zh: (args) =>
      `“${args['label']}”的${column(args, 'zh')}为 ${args['actual']}，其各部分相加为 ${args['expected']}`,
    en: (args) =>
      `the ${column(args, 'en')} of “${args['label']}” is ${args['actual']}, its parts add up to ${args['expected']}`,
  },
  executed_within_budget: {
    zh: ({ label, expected, actual }) => `“${label}”执行数 ${actual} 大于预算数 ${expected}`,
    en: ({ label, expected, actual }) =>
      `“${label}”: ${actual} executed, more than the budget of ${expected}`,
  },
  score_supported: {
    zh: ({ name, expected, actual, score }) =>
      `“${name}”指标值 ${expected}，实际 ${actual}，未达目标却得满分 ${score}`,
    en: ({ name, expected, actual, score }) =>
      `“${name}” has full marks (${score}) though ${actual} misses the target ${expected}`,
  },
  deduction_explained: {
    zh: ({ name, expected, actual }) => `“${name}”得分 ${actual}，低于分值 ${expected}，未说明原因`,
    en: ({ name, expected, actual }) =>
      `“${name}” scores ${actual} of ${expected} and no reason is given`,
  },
  actual_is_measured: {
    zh: ({ name, actual }) => `“${name}”的实际完成值“${actual}”是目标的写法，不是实际数`,
    en: ({ name, actual }) =>
      `the actual value of “${name}” is “${actual}”, a target and no measurement`,
  },
  value_present: {
    zh: (args) => `“${args['name']}”缺${column(args, 'zh')}`,
    en: (args) => `“${args['name']}” has no ${column(args, 'en')}`,
  },
  year_consistent: {
    zh: ({ expected, actual }) => `年度为 ${actual}，与 ${expected} 不一致`,
    en: ({ expected, actual }) => `the year ${actual} does not agree with ${expected}`,
  },
  total_matches_narrative: {
    zh: ({ expected, actual }) => `正文所述得分为 ${expected}，表中总分为 ${actual}`,
    en: ({ expected, actual }) =>
      `the text states a score of ${expected}, the table's total is ${actual}`,
  },
  grade_matches_score: {
    zh: ({ score, expected, actual }) => `总分 ${score} 应评为“${expected}”，表中为“${actual}”`,
    en: ({ score, expected, actual }) =>
      `a total of ${score} is graded ${expected}, the form says ${actual}`,
  },
  duplicate_indicator: {
    zh: ({ actual }) => `指标“${actual}”重复`,
    en: ({ actual }) => `the indicator “${actual}” stands twice`,
  },
}

/** What a finding says. */
export function findingSentence(finding: Finding, language: Language): string {
  const { code, expected, actual, args } = finding
  return ruleWording[code][language]({ expected: expected ?? '', actual: actual ?? '', ...args })
}

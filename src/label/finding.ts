/** What people call findings: how grave they are, and each rule and note in a few words. Data, and its look-up. */
import type { Rule, Severity } from '../audit/finding.ts'
import type { NoteCode } from '../extract/document.ts'
import type { Language } from '../language/language.ts'
import type { LinkRule } from '../link/copy-finding.ts'
import type { FormNoteCode } from '../normalize/report.ts'

type Words = Readonly<Record<Language, string>>

/**
 * The one definition, wherever findings are counted: `error` is a contradiction that printed precision cannot explain,
 * `warning` a doubt, `info` a remark; whoever noticed it, the audit or the reading.
 */
export const severityLabels: Readonly<Record<Severity, Words>> = {
  error: { zh: '矛盾', en: 'contradiction' },
  warning: { zh: '存疑', en: 'doubt' },
  info: { zh: '提示', en: 'remark' },
}

const codes: Readonly<Record<Rule | LinkRule | FormNoteCode | NoteCode, Words>> = {
  weights_sum: { zh: '分值合计不符', en: 'weights do not add up' },
  scores_sum: { zh: '得分合计不符', en: 'scores do not add up' },
  score_within_weight: { zh: '得分超出分值', en: 'score outside its weight' },
  level_weights: { zh: '层级分值不符', en: 'level weights do not add up' },
  execution_rate: { zh: '执行率计算不符', en: 'execution rate differs' },
  budget_score: { zh: '预算执行得分不符', en: 'score for execution differs' },
  fund_parts: { zh: '资金构成不符', en: 'fund parts do not add up' },
  executed_within_budget: { zh: '执行超预算', en: 'executed above budget' },
  score_supported: { zh: '未达标得满分', en: 'full marks, target missed' },
  deduction_explained: { zh: '扣分未说明', en: 'deduction unexplained' },
  actual_is_measured: { zh: '实际值照抄目标', en: 'actual copies the target' },
  value_present: { zh: '缺少数值', en: 'value missing' },
  year_consistent: { zh: '年度不一致', en: 'years differ' },
  total_matches_narrative: { zh: '总分与正文不符', en: 'total differs from the text' },
  grade_matches_score: { zh: '等级与得分不符', en: 'grade does not fit the score' },
  duplicate_indicator: { zh: '指标重复', en: 'indicator repeated' },
  copies_differ: { zh: '同表不同数', en: 'copies differ' },
  unknown_heading: { zh: '未知表头', en: 'unknown heading' },
  unknown_level: { zh: '未知层级', en: 'unknown level' },
  unreadable_number: { zh: '数字无法读取', en: 'number unreadable' },
  heading_repeated: { zh: '表头重复', en: 'heading repeated' },
  row_too_long: { zh: '单元格多于表头', en: 'more cells than headings' },
  row_shifted: { zh: '单元格错位', en: 'row shifted' },
  level_inferred: { zh: '层级沿用上文', en: 'level taken from above' },
  boundary_guessed: { zh: '单元格边界为推定', en: 'cell border guessed' },
  column_guessed: { zh: '栏目含义为推定', en: 'column guessed' },
  unit_unknown: { zh: '金额单位不明', en: 'unit of amounts unknown' },
  units_differ: { zh: '金额单位不一', en: 'units of amounts differ' },
  label_missing: { zh: '资金行无名称', en: 'fund row without a label' },
  row_unread: { zh: '数字无栏目', en: 'numbers under no heading' },
  row_empty: { zh: '模板空行', en: 'empty row of a template' },
  rate_ambiguous: { zh: '执行率写法不明', en: 'execution rate ambiguous' },
  reading_chosen: { zh: '识别结果经取舍', en: 'recognition settled' },
  reading_doubtful: { zh: '识别把握不大', en: 'recognition doubtful' },
  handwritten: { zh: '手写未读', en: 'written by hand' },
  form_unread: { zh: '表未读出', en: 'form not read' },
  form_incomplete: { zh: '表不完整', en: 'form breaks off' },
  list_unproved: { zh: '无合计可核', en: 'no sum bears it out' },
  form_doubtful: { zh: '表由散字拼成', en: 'form pieced together' },
  form_blank: { zh: '空白表', en: 'blank form' },
  hidden_content: { zh: '隐藏内容', en: 'hidden content' },
  nested_table: { zh: '表中有表', en: 'table within a table' },
  layout_table: { zh: '排版用表格', en: 'table for layout' },
  drawn_table: { zh: '非标准表格', en: 'table drawn without elements' },
  spans_repaired: { zh: '合并单元格已更正', en: 'merged cells repaired' },
  unreadable_text: { zh: '文字无法辨认', en: 'text unreadable' },
  page_without_text: { zh: '页面无文字', en: 'page without text' },
  page_failed: { zh: '页面无法读取', en: 'page unreadable' },
  page_recognized: { zh: '页面经图像识别', en: 'page recognised from its image' },
  low_confidence: { zh: '识别可信度低', en: 'recognition unsure' },
  table_continued: { zh: '跨页表格', en: 'table over several pages' },
  limit_reached: { zh: '达到读取上限', en: 'limit reached' },
  embedded_object: { zh: '嵌入对象', en: 'embedded object' },
  encoding_guessed: { zh: '编码为推定', en: 'encoding guessed' },
  part_missing: { zh: '部分内容缺失', en: 'part missing' },
  font_missing: { zh: '缺少字体', en: 'font missing' },
  border_left_out: { zh: '纸外部分未读', en: 'beside the paper' },
  handwriting: { zh: '手写内容', en: 'handwriting' },
}

/** A rule or note in a few words; its code where it has none, as in a database of a newer version. */
export function codeLabel(code: string, language: Language): string {
  return (codes as Readonly<Record<string, Words>>)[code]?.[language] ?? code
}

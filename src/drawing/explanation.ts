/** Why a form was read as it was, as tables of words: for the terminal, and for the page in the browser. */
import type { Place } from '../extract/document.ts'
import { fieldLabel } from '../label/field.ts'
import { placeLabel } from '../label/place.ts'
import type { Language, Sentence } from '../language/language.ts'
import type { Explanation } from '../normalize/explain.ts'
import type {
  Balance,
  ColumnExplained,
  ColumnJudgement,
  PartKind,
  Reason,
  TableExplained,
} from '../normalize/explanation.ts'
import { alignedLine, columnWidths } from '../terminal/aligned.ts'
import { printableLine } from '../terminal/printable.ts'

/** One table of words: its heading, what heads its columns, and its rows; a line of text below where there is more to say. */
export type WordsTable = {
  readonly heading: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly below: string
}

const words = {
  parts: { zh: () => '表的组成', en: () => 'What the form was cut into' },
  part: { zh: () => '部分', en: () => 'part' },
  rows: { zh: () => '行数', en: () => 'rows' },
  begins: { zh: () => '首行', en: () => 'begins with' },
  place: { zh: () => '位置', en: () => 'place' },
  columns: { zh: ({ part }) => `${part}的各栏`, en: ({ part }) => `Columns of ${part}` },
  heading: { zh: () => '栏目', en: () => 'heading' },
  field: { zh: () => '读作', en: () => 'read as' },
  why: { zh: () => '依据', en: () => 'because' },
  extras: { zh: () => '没有字段的内容（extra）', en: () => 'Words without a field (extra)' },
  row: { zh: () => '所在', en: () => 'in' },
  text: { zh: () => '内容', en: () => 'words' },
  form: { zh: () => '本表', en: () => 'the form' },
  header: { zh: () => '表头', en: () => 'header' },
  known: {
    zh: () => '栏目认识，模型没有它的字段，或字段已有内容',
    en: () => 'a known heading that has no field, or whose field was taken',
  },
  unknown: { zh: () => '没有人认识这个栏目', en: () => 'nobody knows the heading' },
  cost: {
    zh: ({ best, cost }) => `${best}，代价 ${cost}`,
    en: ({ best, cost }) => `${best} at cost ${cost}`,
  },
  margin: {
    zh: ({ margin, runnerUp }) => `次选${runnerUp}，多 ${margin}`,
    en: ({ margin, runnerUp }) => `next ${runnerUp}, ${margin} more`,
  },
  alone: { zh: () => '没有别的可能', en: () => 'no other reading' },
  none: { zh: () => '不作为字段', en: () => 'no field' },
  full: {
    zh: ({ sum }) => `分值合计 ${sum}，可为满分`,
    en: ({ sum }) => `the weights add up to ${sum}, as full marks allow`,
  },
  notFull: {
    zh: ({ sum }) => `分值合计 ${sum}，不是满分`,
    en: ({ sum }) => `the weights add up to ${sum}, not to full marks`,
  },
  scores: {
    zh: ({ sum }) => `得分合计 ${sum}`,
    en: ({ sum }) => `the scores to ${sum}`,
  },
  above: {
    zh: ({ count }) => `${count} 个得分高于分值`,
    en: ({ count }) => `scores above their weight: ${count}`,
  },
  within: { zh: () => '没有得分高于分值', en: () => 'no score is above its weight' },
} as const satisfies Record<string, Sentence>

/** What a column can be that is no field of the model. */
const roles: Readonly<Record<string, Sentence>> = {
  lead: { zh: () => '区块名称', en: () => 'name of the block' },
  label: { zh: () => '行名', en: () => 'name of the row' },
  blank: { zh: () => '空栏', en: () => 'blank' },
  ordinal: { zh: () => '序号', en: () => 'serial number' },
  project: { zh: () => '项目名称', en: () => 'project' },
  extra: { zh: () => 'extra', en: () => 'extra' },
  target_operator: { zh: () => '年度指标值的符号', en: () => 'sign of the target' },
  target_unit: { zh: () => '年度指标值的单位', en: () => 'unit of the target' },
  actual_operator: { zh: () => '实际完成值的符号', en: () => 'sign of the actual value' },
  actual_unit: { zh: () => '实际完成值的单位', en: () => 'unit of the actual value' },
  fiscal: { zh: () => '财政资金', en: () => 'fiscal' },
  central: { zh: () => '中央资金', en: () => 'central' },
  local: { zh: () => '地方资金', en: () => 'local' },
  carryover: { zh: () => '上年结转资金', en: () => 'carryover' },
  other: { zh: () => '其他资金', en: () => 'other' },
  basic: { zh: () => '基本支出', en: () => 'basic' },
}

const reasons: Readonly<Record<Reason, Sentence>> = {
  word: { zh: () => '认识这个栏目', en: () => 'the heading is known' },
  word_within: {
    zh: () => '栏目中有一个认识的词，别的栏目都不是',
    en: () => 'a word in the heading tells, and no other heading claims it',
  },
  contents: { zh: () => '按内容推断', en: () => 'what stands there tells' },
  undecided: {
    zh: () => '内容不足以判断，留在 extra',
    en: () => 'what stands there does not decide; kept in extra',
  },
  repeated: {
    zh: () => '同一栏目已有，留在 extra',
    en: () => 'the field is taken already; kept in extra',
  },
  place: { zh: () => '按所在位置', en: () => 'where it stands tells' },
  unknown: { zh: () => '没有人认识，留在 extra', en: () => 'nobody knows it; kept in extra' },
}

/** An explanation as tables of words, the parts first; a table without rows is left out. */
export function explainedTables(
  { parts, tables, extra }: Explanation,
  language: Language,
): readonly WordsTable[] {
  const say = (key: 'part' | 'rows' | 'begins' | 'place' | 'row' | 'heading' | 'text' | 'why') =>
    words[key][language]()
  const at = (place: Place | null) => (place === null ? '' : placeLabel(place, language))
  const all: readonly WordsTable[] = [
    {
      heading: words.parts[language](),
      columns: [say('part'), say('rows'), say('begins'), say('place')],
      rows: parts.map((part) => [
        partName(part.kind, language),
        String(part.rows),
        part.words,
        at(part.place),
      ]),
      below: '',
    },
    ...tables.map((table) => columnsTable(table, language)),
    {
      heading: words.extras[language](),
      columns: [say('row'), say('heading'), say('text'), say('why'), say('place')],
      rows: extra.map(({ row, heading, text, reason, place }) => [
        row === '' ? words.form[language]() : rowName(row, language),
        heading,
        text,
        words[reason][language](),
        at(place),
      ]),
      below: '',
    },
  ]
  return all.filter(({ rows }) => rows.length > 0)
}

function partName(kind: PartKind, language: Language): string {
  return kind === 'header' ? words.header[language]() : fieldLabel(kind, language)
}

/** `indicators[3]` as people count: 绩效指标 4. */
function rowName(row: string, language: Language): string {
  const [, list = row, index = '0'] = /^(\w+)\[(\d+)\]$/u.exec(row) ?? []
  return `${fieldLabel(list, language)} ${Number(index) + 1}`
}

function columnsTable({ part, columns, balance }: TableExplained, language: Language): WordsTable {
  const [heading, field, why, place] = (['heading', 'field', 'why', 'place'] as const).map((key) =>
    words[key][language](),
  )
  return {
    heading: words.columns[language]({ part: fieldLabel(part, language) }),
    columns: [heading ?? '', field ?? '', why ?? '', place ?? ''],
    rows: columns.map((column) => [
      column.heading,
      fieldName(column.field, language),
      whyOf(column, language),
      placeLabel(column.place, language),
    ]),
    below: balance === null ? '' : balanceWords(balance, language),
  }
}

/** A field, or the source and the measure of a grid of money, in words. */
function fieldName(field: string, language: Language): string {
  return field
    .split(' × ')
    .map((part) => roles[part]?.[language]({}) ?? fieldLabel(part, language))
    .join(' × ')
}

function whyOf({ reason, judgement }: ColumnExplained, language: Language): string {
  const told = reasons[reason][language]({})
  return judgement === null ? told : `${told}: ${judgementWords(judgement, language)}`
}

function judgementWords(
  { best, cost, runnerUp, margin }: ColumnJudgement,
  language: Language,
): string {
  const named = (field: string | null) =>
    field === null ? words.none[language]() : fieldLabel(field, language)
  const first = words.cost[language]({ best: named(best), cost })
  const second =
    margin === null
      ? words.alone[language]()
      : words.margin[language]({ runnerUp: named(runnerUp), margin })
  return [first, second].join(language === 'zh' ? '；' : '; ')
}

/** The equation that the columns of marks are weighed by. */
function balanceWords({ weights, isFull, scores, above }: Balance, language: Language): string {
  const told = [
    ...(weights === null ? [] : [words[isFull ? 'full' : 'notFull'][language]({ sum: weights })]),
    ...(scores === null ? [] : [words.scores[language]({ sum: scores })]),
    ...(weights === null || scores === null
      ? []
      : [words[above === 0 ? 'within' : 'above'][language]({ count: above })]),
  ]
  return told.join(language === 'zh' ? '；' : '; ')
}

/** Widest column in a terminal. */
const WIDEST = 72

/** The tables as lines for a terminal. */
export function explanationLines(explanation: Explanation, language: Language): readonly string[] {
  return explainedTables(explanation, language).flatMap(({ heading, columns, rows, below }) => {
    const all = [columns, ...rows]
    const widths = columnWidths(all, WIDEST)
    return [
      printableLine(heading),
      ...all.map((row) => `  ${alignedLine(row, widths)}`),
      ...(below === '' ? [] : [`  ${below}`]),
      '',
    ]
  })
}

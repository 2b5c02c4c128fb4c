/** The canonical model: what every report becomes, whatever its province. Field names are those of JSON, SQL and CSV. */
import type { Note, Place, Source } from '../extract/document.ts'

/**
 * A canonical value beside the words it was read from. Three absences stay apart: `raw` null, the form has no such
 * field; `raw` empty or a dash, the cell is blank; `value` null with other words in `raw`, they could not be read.
 */
export type Sourced<Value> = {
  readonly value: Value | null
  /** The cell's words as printed. */
  readonly raw: string | null
  readonly place: Place | null
  /** `inferred`: not printed here or merged over here, but filled down or taken over by reasoning. */
  readonly basis: 'printed' | 'inferred'
  /** Recognition confidence, 0 to 1; absent where the words were not read from pixels. */
  readonly confidence?: number
  /** What else recognition proposed for the cell's words; absent where there is nothing else. */
  readonly readings?: readonly string[]
}

/** A printed number. `value` is the shortest decimal of what is printed, so it is exact as printed. */
export type PrintedNumber = Sourced<number> & {
  /**
   * Digits after the decimal point as printed, trailing zeros included; null where there is no value. Below zero where
   * a rate printed as a ratio is coarser than whole percents: 90 from “0.9” has −1.
   */
  readonly decimals: number | null
}

export type FormKind =
  | 'project_self_evaluation'
  | 'department_self_evaluation'
  | 'transfer_self_evaluation'
  | 'project_evaluation'
  | 'department_evaluation'
  | 'performance_target'
  | 'performance_monitoring'
  | 'project_summary'

export type FundSource =
  | 'total'
  | 'fiscal'
  | 'carryover'
  | 'other'
  | 'central'
  | 'local'
  | 'basic'
  | 'project'
  | 'unknown'

export type MoneyUnit = '元' | '万元' | '亿元'

/** 名称 and 代码 of an organisation. */
export type Organization = {
  readonly name: Sourced<string>
  readonly code: Sourced<string>
}

/** 项目资金: one money row, as printed. Amounts are in `unit`, the `_fen` twins in 分, exact. */
export type Fund = {
  readonly source: FundSource
  /** The row's heading as printed, without white space. */
  readonly label: Sourced<string>
  readonly unit: Sourced<MoneyUnit>
  /** 年初预算数 */
  readonly initial_budget: PrintedNumber
  /** 全年预算数, after adjustment */
  readonly annual_budget: PrintedNumber
  /** 全年执行数 */
  readonly executed: PrintedNumber
  readonly initial_budget_fen: number | null
  readonly annual_budget_fen: number | null
  readonly executed_fen: number | null
  /** 分值 */
  readonly weight: PrintedNumber
  /** 执行率 in percent */
  readonly execution_rate: PrintedNumber
  /** 得分 */
  readonly score: PrintedNumber
  /** Columns of the funds block that have no field, under their printed heading. */
  readonly extra: readonly Extra[]
}

/** 年度总体目标 */
export type Goal = {
  /** 预期目标 */
  readonly expected: Sourced<string>
  /** 实际完成情况 */
  readonly actual: Sourced<string>
}

/** What a target or actual value means. */
export type Value = {
  readonly kind: 'number' | 'range' | 'date' | 'text'
  readonly operator: '=' | '>=' | '>' | '<=' | '<' | '~' | null
  readonly value: number | null
  /** Upper end of a range. */
  readonly upper: number | null
  readonly unit: string | null
  /** Year, month and day as ISO 8601 writes them, as far as printed: 2021-12-31, 2021-12, 2021; without a year 12-31, 12. */
  readonly date: string | null
}

/** 绩效指标: one row of the deepest level. */
export type Indicator = {
  readonly level1: Sourced<string>
  readonly level1_weight: PrintedNumber
  readonly level1_code: Level1Code | null
  readonly level2: Sourced<string>
  readonly level2_weight: PrintedNumber
  readonly level2_code: Level2Code | null
  readonly level3: Sourced<string>
  /** 四级指标: the leaf's name where the form has a fourth level. */
  readonly level4: Sourced<string>
  readonly topic: string | null
  /** 年度指标值 */
  readonly target: Sourced<string>
  readonly target_value: Value | null
  /** 实际完成值 */
  readonly actual: Sourced<string>
  readonly actual_value: Value | null
  /** 分值 */
  readonly weight: PrintedNumber
  /** 得分 */
  readonly score: PrintedNumber
  readonly attained: boolean | null
  /** 偏差原因分析及改进措施 */
  readonly note: Sourced<string>
  /** 指标说明, 评分标准 */
  readonly description: Sourced<string>
  readonly extra: readonly Extra[]
  readonly origin: Origin
}

/**
 * Something printed that has no field of its own, under its printed heading. No two of a list share one: a heading that
 * comes again is numbered.
 */
export type Extra = { readonly heading: string; readonly text: Sourced<string> }

/** Where a row stands: table and row of the RawDocument, from 0. */
export type Origin = { readonly page: number | null; readonly table: number; readonly row: number }

/** 总分 */
export type Total = {
  readonly weight: PrintedNumber
  readonly score: PrintedNumber
  /** 优良中差 */
  readonly grade: Sourced<string>
}

export type Form = {
  readonly kind: FormKind
  readonly title: Sourced<string>
  readonly year: Sourced<number>
  /** What a monitoring form covers, as printed: 1-7月, 上半年. */
  readonly period: Sourced<string>
  /** 项目名称 */
  readonly project_name: Sourced<string>
  /** 主管部门 */
  readonly department: Organization
  /** 实施单位 */
  readonly unit: Organization
  /** 项目负责人, 联系电话 */
  readonly contact: { readonly person: Sourced<string>; readonly phone: Sourced<string> }
  readonly funds: readonly Fund[]
  readonly goals: readonly Goal[]
  readonly indicators: readonly Indicator[]
  readonly total: Total
  readonly extra: readonly Extra[]
  readonly notes: readonly FormNote[]
}

/** Something the normalizer could not read, or had to reason about. */
export type FormNote = {
  readonly code: FormNoteCode
  readonly severity: 'warning' | 'info'
  /** The field it is about, such as `indicators[3].score`; empty where it is about the form. */
  readonly path: string
  /** Every field that rests on it, where that is more than `path`. */
  readonly paths?: readonly string[]
  readonly place: Place | null
  readonly args: Readonly<Record<string, string | number>>
}

/** The closed list of normalizing notes; `wording.ts` has a sentence for each, in each language. */
export type FormNoteCode =
  | 'unknown_heading'
  | 'unknown_level'
  | 'unreadable_number'
  | 'heading_repeated'
  | 'row_too_long'
  | 'row_shifted'
  | 'level_inferred'
  | 'boundary_guessed'
  | 'column_guessed'
  | 'unit_unknown'
  | 'units_differ'
  | 'label_missing'
  | 'row_unread'
  | 'row_empty'
  | 'rate_ambiguous'
  | 'reading_chosen'
  | 'reading_doubtful'
  | 'handwritten'
  | 'form_unread'
  | 'form_blank'
  | 'form_incomplete'
  | 'list_unproved'
  | 'form_doubtful'

/** A numbered heading of the narrative and the text under it. */
export type Section = {
  readonly number: string
  readonly title: string
  /** From 1, by nesting. */
  readonly level: number
  readonly text: string
  readonly page: number | null
}

/** A figure that the narrative states about the department. */
export type NarrativeFigure = {
  readonly label: string
  readonly value: number
  /** Digits after the decimal point as printed. */
  readonly decimals: number
  readonly unit: string | null
  readonly year: number | null
  readonly sentence: string
  readonly page: number | null
  readonly place: Place
}

export type Report = {
  readonly source: Source
  readonly pages: number | null
  readonly forms: readonly Form[]
  readonly sections: readonly Section[]
  readonly figures: readonly NarrativeFigure[]
  /** The notes of reading, handed on. */
  readonly notes: readonly Note[]
  /** Where the document speaks of a form and none came of it. */
  readonly unread: readonly FormNote[]
}

/** The official framework's first level, 财预〔2020〕10号 and its later changes. */
export type Level1Code =
  | 'output'
  | 'benefit'
  | 'satisfaction'
  | 'cost'
  | 'execution'
  | 'decision'
  | 'process'
  | 'input'
  | 'management'
  | 'performance'
  | 'capability'

/** The official framework's second level. */
export type Level2Code =
  | 'quantity'
  | 'quality'
  | 'timeliness'
  | 'cost'
  | 'economic'
  | 'social'
  | 'ecological'
  | 'sustainability'
  | 'service_object'
  | 'economic_cost'
  | 'social_cost'
  | 'ecological_cost'
  | 'execution_rate'
  | 'project_establishment'
  | 'performance_goal'
  | 'funding'
  | 'budget_preparation'
  | 'fund_management'
  | 'organization'
  | 'project_management'
  | 'asset_management'
  | 'institution'
  | 'economy'
  | 'efficiency'
  | 'effectiveness'
  | 'equity'

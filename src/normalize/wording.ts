/** One sentence a normalizing note in each language. */
import type { Sentence } from '../language/language.ts'
import type { FormNoteCode } from './report.ts'

export const noteWording: Readonly<Record<FormNoteCode, Sentence>> = {
  unknown_heading: {
    zh: ({ heading }) => `栏目“${heading}”不在词汇表中，其内容保留在“其他栏目”。`,
    en: ({ heading }) =>
      `The heading “${heading}” is not in the vocabulary; its cells are kept in extra.`,
  },
  unknown_level: {
    zh: ({ words }) => `指标层级“${words}”没有对应的统一代码。`,
    en: ({ words }) => `The level “${words}” has no canonical code.`,
  },
  unreadable_number: {
    zh: ({ words }) => `“${words}”无法读作数字，留空。`,
    en: ({ words }) => `“${words}” cannot be read as a number; left null.`,
  },
  heading_repeated: {
    zh: ({ heading }) => `栏目“${heading}”重复出现，后一栏保留在“其他栏目”。`,
    en: ({ heading }) => `The heading “${heading}” comes twice; the later column is kept in extra.`,
  },
  row_too_long: {
    zh: ({ row }) => `原表第 ${row} 行的单元格多于表头，已按表头拆分或保留在“其他栏目”。`,
    en: ({ row }) =>
      `Row ${row} of the table has more cells than headings; it was split, or the rest kept in extra.`,
  },
  row_shifted: {
    zh: ({ row }) => `原表第 ${row} 行的单元格与表头错位，已按内容对齐。`,
    en: ({ row }) =>
      `The cells of row ${row} do not stand under their headings; they were aligned by their contents.`,
  },
  level_inferred: {
    zh: ({ words }) => `本行未印指标层级，沿用上文“${words}”。`,
    en: ({ words }) => `The row prints no level; “${words}” is taken over from above.`,
  },
  boundary_guessed: {
    zh: ({ row }) => `原表第 ${row} 行的行列边界为推断所得。`,
    en: ({ row }) => `The borders of row ${row} of the table are a guess.`,
  },
  column_guessed: {
    zh: ({ heading }) => `栏目“${heading}”的含义为推断所得。`,
    en: ({ heading }) => `What the column “${heading}” stands for is a guess.`,
  },
  unit_unknown: {
    zh: () => '表中及表上均未注明金额单位，无法换算为分。',
    en: () =>
      'Neither the form nor the line above it names the unit of its amounts; they are not converted.',
  },
  units_differ: {
    zh: () => '本行各金额所印单位不同，分别换算为分。',
    en: () =>
      'The amounts of the row are printed in different units; each was converted by its own.',
  },
  label_missing: {
    zh: ({ row }) => `原表第 ${row} 行有金额而无名称，资金来源不明。`,
    en: ({ row }) => `Row ${row} of the table has amounts but no label; their source is unknown.`,
  },
  row_unread: {
    zh: ({ row }) => `原表第 ${row} 行的数字不在任何已知栏目之下，保留在“其他栏目”。`,
    en: ({ row }) =>
      `The numbers of row ${row} of the table stand under no heading that is known; they are kept in extra.`,
  },
  row_empty: {
    zh: ({ rows, words }) => `原表第 ${rows} 行只有模板文字“${words}”，没有指标内容。`,
    en: ({ rows, words }) =>
      `Rows of the table (${rows}) hold nothing but words of a template (“${words}”); they are no indicators.`,
  },
  rate_ambiguous: {
    zh: ({ words }) => `执行率“${words}”未印百分号，又无法由金额判明，按比值读作百分数。`,
    en: ({ words }) =>
      `The rate “${words}” has no percent sign and the amounts do not settle it; it was read as a ratio.`,
  },
  reading_chosen: {
    zh: ({ words, chosen }) => `识别为“${words}”，按本表的算式或固定用语取“${chosen}”。`,
    en: ({ words, chosen }) =>
      `Recognised as “${words}”; “${chosen}” was chosen by the form's equations or fixed wording.`,
  },
  reading_doubtful: {
    zh: ({ words }) => `“${words}”识别把握不大，请核对原件。`,
    en: ({ words }) =>
      `“${words}” was recognised with little confidence; compare it with the original.`,
  },
  handwritten: {
    zh: () => '此处为手写，不作识别，留空。',
    en: () => 'Written by hand, which is not read; left null.',
  },
  form_unread: {
    zh: ({ words }) => `文中提到绩效表（“${words}”），但未能读出相应的表。`,
    en: ({ words }) =>
      `The document speaks of a performance form (“${words}”), but no form could be read there.`,
  },
  form_incomplete: {
    zh: ({ sum, full }) => `本表没有总分，分值合计只到 ${sum}（满分 ${full}），可能缺页。`,
    en: ({ sum, full }) =>
      `The form has no total and its weights add up to ${sum} of ${full} only: a page may be missing.`,
  },
  list_unproved: {
    zh: () => '这一部分由失去表格的文字拼成，合计又不能印证：各数请与原件核对。',
    en: () =>
      'Pieced together from text that has lost its table, and no sum bears it out: compare the numbers with the original.',
  },
  form_doubtful: {
    zh: ({ words }) => `“${words}”由失去表格的文字拼成，合计不能印证，可能读错或读漏。`,
    en: ({ words }) =>
      `“${words}” was pieced together from text that has lost its table, and its sums do not bear it out; some of it may be wrong or missing.`,
  },
  form_blank: {
    zh: () => '本表只有栏目和模板文字，没有填写内容。',
    en: () => 'The form holds only headings and words of its template; nothing was filled in.',
  },
}

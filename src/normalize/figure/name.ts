/** The whole name of a figure, read from the words before it, and whose figure it is. */
import {
  FIGURE_LINKS,
  GENERIC_HEADS,
  JOINED_NAMES,
  MONEY_HEADS,
  PROPERTIES,
  RATE_HEADS,
  SCORE_HEADS,
  TOTALS,
} from '../vocabulary/figure.ts'
import { GAP } from './sentence.ts'

/** What the words before a figure say it is of. */
export type Name = {
  readonly label: string
  /** Whose figure it is, for the figures behind it; empty where it is the document's own, null where that stays open. */
  readonly owner: string | null
  /** Whether it says of what only together with an owner. */
  readonly isBare: boolean
}

/** Words that may name a figure, before it: a longer run is no name. */
const MOST_WORDS = 60
const RUN = new RegExp(String.raw`[\p{Script=Han}“”A-Za-z${GAP}]+$`, 'u')
const GAPS = new RegExp(GAP, 'gu')

/** Where the words before a figure lie: behind the figure before it. */
export type WordsSpan = { readonly from: number; readonly at: number }

/** The run of words that ends a span, without what was in brackets, and where it starts. */
export function runBefore(
  words: string,
  { from, at }: WordsSpan,
): { readonly run: string; readonly start: number } {
  const [run = ''] = RUN.exec(words.slice(Math.max(from, at - MOST_WORDS), at)) ?? []
  return { run: run.length < MOST_WORDS ? run.replace(GAPS, '') : '', start: at - run.length }
}

/** Where the words that name an amount end: before it, or before its colon. */
export function endOfName(words: string, at: number): number {
  return words[at - 1] === ':' ? at - 1 : at
}

/** The name that the words before an amount in `unit` end with; null where they are no name, or more than one. */
export function nameBefore(words: string, { from, at }: WordsSpan, unit: string): Name | null {
  const { run, start } = runBefore(words, { from, at: endOfName(words, at) })
  const before = words.slice(Math.max(from, start - 2), start)
  if (isListed(before, start - 1 === from)) return null
  return nameIn(run, {
    unit,
    isAfterDigit: /\d$/u.test(before) && !CODE.test(words.slice(from, start)),
  })
}

/** The code of a kind of expenditure before its name: 2080505机关事业单位基本养老保险缴费支出. */
const CODE = /(?<!\d)2\d{4}(?:\d{2})?$/u

/** Names before 、 that have no amount of their own share this one: 收、支总计. */
function isListed(before: string, isBehindAmount: boolean): boolean {
  return before.endsWith('、') && !isBehindAmount && !before.endsWith(`${GAP}、`)
}

/** The name of an amount in `unit` that a run of words ends with. */
export function nameIn(
  run: string,
  { unit, isAfterDigit }: { readonly unit: string; readonly isAfterDigit: boolean },
): Name | null {
  if (isAfterDigit && !AFTER_DIGIT.test(run)) return null
  const counted = isAfterDigit ? run.replace(AFTER_DIGIT, '') : run
  const label = withoutLeads(withoutLink(counted)).replace(/[仅只]/gu, '')
  if (!isNameOf(label, unit) || hasClause(label)) return null
  return { label, ...ownerOf(label) }
}

const byLength = (one: string, other: string) => other.length - one.length
const links = FIGURE_LINKS.toSorted(byLength)
const properties = PROPERTIES.toSorted(byLength)

/** 合计, 总计 behind 收入 and 支出 are of the name. */
const SUM = /(?:收入|支出)(?:合计|总计)$/u

function withoutLink(run: string): string {
  if (SUM.test(run)) return run
  const link = links.find((known) => run.endsWith(known) && run.length > known.length)
  return link === undefined ? run : withoutLink(run.slice(0, -link.length))
}

/** What follows the digits of a date or a number: 2022年, 12月31日, 6个. 年末 of what is carried over is of the name. */
const AFTER_DIGIT =
  /^(?:年度|年[末底内](?!结转|结余)|年(?![初末底内])|(?=年[初末底])|月份?[底末]?|日|号|[个户人次笔项家所名期批件])/u
/** Whose it is and when, where that is the document itself, and the words that lead to a name. */
const LEAD = new RegExp(
  [
    '^(?:年度|本次|全年(?!预算|执行)|年内|当年|今年|上年(?!结转|结余)|去年|截[至止][^底末日前]{0,4}[底末日前]|目前|底|末',
    '其中|包括|包含|主要|具体|以及|及(?!时)|和|与|且|并|而|但|另有|另|此外|属于|根据|按',
    '共计|共(?!同)|总计|已|均|实现|完成(?!投资|率)|用于|取得|获得|发生|产生(?!量)|投入(?!资金|得分|经费)|涉及|得出|有',
    '经(?:测算|评价|统计|自评|核算|综合评定|考核|审计)',
    '部门整体(?!支出|绩效|得分|自评)|(?:部门|单位)(?=年初|调整|实际|预算执行|人员|全年|自评|综合|决算数)|项目(?=实际))',
  ].join('|'),
  'u',
)
/** 我局, 本单位, 该项目: what stands before says nothing of the name; 县人社局 before 整体. */
const WHOSE =
  /^.*(?:[我本该此](?:单位|部门|项目|指标|局|中心|院|校|镇|乡|街道|委|会|办|县|市|区|站|所|馆|队|处|社|厅|司|台|园|协会|公司|学校|医院|村)|(?:局|委|厅|中心|办公室)(?=部门整体|整体支出)|显示|表明|涉及|其中)/u

function withoutLeads(run: string): string {
  let rest = run.replace(WHOSE, '')
  for (let cut = rest.replace(LEAD, ''); cut !== rest && cut !== ''; cut = rest.replace(LEAD, '')) {
    rest = cut
  }
  return rest
}

const HEADS = { '%': RATE_HEADS, 分: SCORE_HEADS }

/** A rate is in percent, a score in 分, everything else in money. */
function isNameOf(label: string, unit: string): boolean {
  const heads = HEADS[unit as keyof typeof HEADS] ?? MONEY_HEADS
  return !GENERIC_HEADS.includes(label) && heads.some((head) => label.endsWith(head))
}

/** Words that make of a name a clause, a comparison or two names. */
const CLAUSE =
  /^[本该此]项|分别|[的了在将把对由从向被等于较比占若每和与或及让给]|增长|增加|减少|下降|提高|上升|降低|相差|差额|超出|超支|不足|不到|标准|追加|调减|调增|压减(?!率)|缺口|满分|分值|同比|环比|序时|变动|通过|[近逾超未无]$/u
const joined = new RegExp(`${JOINED_NAMES.toSorted(byLength).join('|')}|“[^”]*”`, 'gu')

function hasClause(label: string): boolean {
  return CLAUSE.test(label.replace(joined, '').replaceAll('及时', ''))
}

/** What is the document's own, before a property. */
const OWN =
  /^(?:调整(?:预算)?后|项目|部门|单位|整体|本年度?|全年|财政|资金|预算|绩效|总体|支出|自评|综合|平均)*$/u
/** Things that have money of their own. */
const THING = /(?:项目|工程|资金|经费|费|补助|补贴|”|基金)$/u

function ownerOf(label: string): Pick<Name, 'owner' | 'isBare'> {
  const property = properties.find((known) => label.endsWith(known))
  if (property === label) return { owner: '', isBare: true }
  if (TOTALS.includes(label)) return { owner: '', isBare: false }
  if (property === undefined) return { owner: isThing(label) ? label : null, isBare: false }
  const rest = label.slice(0, -property.length)
  if (property === '支出' || property === '收入') {
    return { owner: THING.test(rest) && rest !== '项目' ? rest : label, isBare: false }
  }
  const isOwn = OWN.test(rest) && rest !== '项目支出'
  return { owner: isOwn ? '' : rest, isBare: false }
}

/** A verb before money tells what was done with it, and names nothing that has money. */
const DONE = /^(?:实际|累计|收到|筹集|整合|投入|发放|拨付|支付|收回|节约|下达|安排|上缴|争取)/u

function isThing(label: string): boolean {
  return THING.test(label) && !DONE.test(label)
}

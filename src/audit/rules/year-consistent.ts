import type { Form, Report } from '../../normalize/report.ts'
import { type Judge, type Judgement, judgement } from '../judge.ts'

/**
 * A form is about one year: the year in its title, that of the other forms of the file, and none of its targets due in
 * a year before. A warning; an info where the form's year is only taken over from the document. Source: the form's own
 * heading, (2021年度).
 *
 * @example
 * title: 2021年度自评表
 * year: 2022
 * row: 产出指标 | 时效指标 | 完工 | 2020年12月底前 | | |
 * → warning year, title
 *     the year 2022 does not agree with 2021
 *     年度为 2022，与 2021 不一致
 * → warning indicators[0].target, year
 *     the year 2020 does not agree with 2022
 *     年度为 2020，与 2022 不一致
 */
export const yearConsistent: Judge = (form, report) => {
  if (form.year.value === null) return []
  return [
    ...judgeTitle(form),
    ...judgeNeighbours(form, report),
    ...judgeTargets(form, form.year.value),
  ]
}

const YEAR = /(?<!\d)(20\d{2})(?=年)/gu

function judgeTitle({ title, year }: Form): readonly Judgement[] {
  const years = [...(title.value ?? '').normalize('NFKC').matchAll(YEAR)].map(
    ([, found]) => found ?? '',
  )
  const [named] = years
  if (named === undefined || years.includes(String(year.value))) return []
  const fields = [
    { path: 'year', sourced: year },
    { path: 'title', sourced: title },
  ] as const
  return [judgement('warning', fields, { expected: named, actual: String(year.value) })]
}

/** The one year that most of the file's forms print, where another form prints a different one. */
function judgeNeighbours({ year }: Form, { forms }: Report): readonly Judgement[] {
  if (year.basis === 'inferred') return []
  const counts = new Map<number, number>()
  for (const form of forms)
    if (form.year.value !== null && form.year.basis === 'printed')
      counts.set(form.year.value, (counts.get(form.year.value) ?? 0) + 1)
  const own = counts.get(year.value ?? 0) ?? 0
  const most = [...counts].find(([, count]) => count * 2 > forms.length && count > own)
  if (most === undefined) return []
  const said = { expected: String(most[0]), actual: String(year.value) }
  return [judgement('warning', [{ path: 'year', sourced: year }], said)]
}

function judgeTargets({ indicators, year }: Form, own: number): readonly Judgement[] {
  return indicators.flatMap(({ target, target_value }, index) => {
    const due = /^\d{4}/u.exec(target_value?.date ?? '')?.[0]
    if (due === undefined || Number(due) >= own) return []
    const fields = [
      { path: `indicators[${index}].target`, sourced: target },
      { path: 'year', sourced: year },
    ] as const
    const severity = year.basis === 'inferred' ? 'info' : 'warning'
    return [judgement(severity, fields, { expected: String(own), actual: due })]
  })
}

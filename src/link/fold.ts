/** Names without what differs between two prints of the same one. */

/** Names of indicators recur in form after form: the last ones are remembered. */
const remembered = new Map<string, string>()
/** Folded names kept in memory. Chosen; a bound on memory alone, results do not depend on it. */
const MOST_REMEMBERED = 10_000

/** Signs of width, brackets, blanks and stops folded away; for comparing, never for showing. A name is cut at 200. */
export function fold(text: string | null): string {
  if (text === null || text === '') return ''
  const known = remembered.get(text)
  if (known !== undefined) return known
  const folded = foldAnew(text)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  if (text.length <= 100) remembered.set(text, folded)
  return folded
}

function foldAnew(text: string): string {
  return text
    .slice(0, 400)
    .normalize('NFKC')
    .replaceAll(/[\p{White_Space}\p{P}\p{S}\p{Cf}]+/gu, '')
    .toLowerCase()
    .slice(0, 200)
}

const CODE_BEFORE = /^[([【]?\s*[\dA-Za-z]{2,20}\s*[)\]】:：\-—_.、 ]\s*(?=\p{Script=Han})/u
const AT_HOME = /(?:[(（[]?(?:本级|机关|本部)[)）\]]?)+$/u

/** An organisation's name without the code before it and the words that only say that it is the office itself. */
export function foldOrganisation(name: string | null): string {
  if (name === null) return ''
  const text = name.slice(0, 400).normalize('NFKC').trim()
  return fold(text.replace(CODE_BEFORE, '').replace(AT_HOME, ''))
}

/** The code printed before a name: 406 in (406)教育局. */
export function codeBefore(name: string | null): string | null {
  const before = CODE_BEFORE.exec((name ?? '').slice(0, 40).normalize('NFKC').trim())?.[0]
  return before === undefined ? null : (/[\dA-Za-z]+/u.exec(before)?.[0] ?? null)
}

const NUMERAL = '[\\d〇零一二三四五六七八九十百两]'
const YEARS =
  /(?:(?:19|20)\d\d|[一二]?[〇零九]{1,2}[〇零一二三四五六七八九]{2})(?:[-—~至到](?:(?:19|20)?\d\d))?年?(?:度|期间)?|(?:本|当|上)年度?|年度/gu
const INSTALMENT = new RegExp(
  `第?${NUMERAL}{1,3}(?:期|批次|批|年)(?:工程|项目|资金|经费)?|续建|延续`,
  'gu',
)
const INSTALMENT_END = /(?:[ⅠⅡⅢⅣ]|(?<=\p{Script=Han})[1-9一二三四五六])$/u

/** A project's name without year and instalment: 2022年度古籍修复（第二期） → 古籍修复. */
export function projectCore(name: string | null): string {
  const text = (name ?? '').slice(0, 400).normalize('NFKC').replaceAll(/\s+/gu, '')
  const core = fold(text.replaceAll(YEARS, '').replaceAll(INSTALMENT, ''))
  const bare = core
    .replace(INSTALMENT_END, '')
    .replace(/(?:项目)?(?:专项)?(?:资金|经费|项目)$/u, '')
  return bare.length >= 2 ? bare : core
}

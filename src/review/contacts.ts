/** Takes the personal data of contacts out of what is handed on: names, telephone numbers, addresses of mail, identity numbers. */

import type { RawTable } from '../store/form-page.ts'
import type { StoredRow } from '../store/row.ts'

/** What stands for a person's name or number. */
export const HIDDEN = '▇▇'

/** What a label is called behind which a person or a way to reach one stands, with what brackets add: 填表人（签字）. */
const LABEL_WORDS =
  '(?:负责人|联系人|联络人|经办人|填[表报]人|[审复]核人|制表人|评价人|责任人|电话|手机|手机号码?|号码|联系方式|邮箱|传真)(?:姓名)?(?:[(（][^)）]{0,10}[)）])?'
const LABEL = new RegExp(`${LABEL_WORDS}[:：]?$`, 'u')
const LABELLED = new RegExp(
  `(?<label>${LABEL_WORDS}[:：]\\s*)(?<words>[^\\s:：,，;；。]{1,40})`,
  'gu',
)

/** Wherever they stand: mobile and area numbers, addresses of mail, identity numbers. An amount has no area code. */
const NUMBERS =
  /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-－— ]?\d{7,8}|\d{17}[\dXx])(?!\d)|[\w.+-]+@[\w-]+\.[\w.-]+/gu

/** Names of fields that hold a contact, in rows and in `extra`. */
const FIELDS: ReadonlySet<string> = new Set(['contact_person', 'contact_phone', 'who', 'undone_by'])

/** Puts a mark in the place of personal data in everything that `JSON.stringify` writes; a digest is none. */
export type Hide = {
  readonly text: (text: string) => string
  readonly replacer: (key: string, value: unknown) => unknown
}

/** `forms` are rows of the document's forms: what they name as contact is hidden wherever it stands. */
export function hideContacts(forms: readonly StoredRow[]): Hide {
  const known = forms.flatMap((form) =>
    [form['contact_person'], form['contact_phone']].flatMap((value) =>
      typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [],
    ),
  )
  const words = [...new Set(known)].sort((one, other) => other.length - one.length)
  const text = (printed: string) =>
    words
      .reduce((rest, word) => rest.replaceAll(word, HIDDEN), printed)
      .replaceAll(LABELLED, `$<label>${HIDDEN}`)
      .replaceAll(NUMBERS, HIDDEN)
  const replacer = (key: string, value: unknown) => {
    if (typeof value !== 'string' || key === 'sha256') return value
    return FIELDS.has(key) || LABEL.test(key) ? HIDDEN : text(value)
  }
  return { text, replacer }
}

/** The table without the words to the right of a label of a contact, as far as the next label. */
export function withoutLabelled(table: RawTable): RawTable {
  const rows = Map.groupBy(table.cells, ({ row }) => row)
  const hidden = new Set(
    [...rows.values()].flatMap((cells) => {
      const sorted = cells.toSorted((one, other) => one.column - other.column)
      return sorted.filter((cell, at) => {
        const before = sorted[at - 1]
        return (
          before !== undefined && LABEL.test(before.text.trim()) && !LABEL.test(cell.text.trim())
        )
      })
    }),
  )
  const cells = table.cells.map((cell) => ({
    ...cell,
    text: hidden.has(cell) && cell.text.trim() !== '' ? HIDDEN : cell.text,
    // Other readings of a cell would tell what stands in it.
    readings: null,
  }))
  return { ...table, cells }
}

/** The views that SQL is asked of, each column with what it means: to be read, and to be completed from. */
import { escapeHtml } from '../../report/markup.ts'
import { schemaInChinese } from '../../store/chinese-schema.ts'
import { describeSchema, type Relation } from '../../store/schema.ts'
import type { PageRequest } from '../page.ts'

let known: readonly Relation[] | null = null

/** The views made for asking; the schema is the same as long as the program runs. */
export function viewsForAsking(): readonly Relation[] {
  known ??= describeSchema().filter(({ name }) => name.startsWith('v_'))
  return known
}

export function viewList({ say, language }: PageRequest): string {
  const told = (words: string) => (language === 'zh' ? (schemaInChinese(words) ?? words) : words)
  const views = viewsForAsking().map(({ name, words, columns }) => {
    const lines = columns.map((column) => {
      const title = escapeHtml(told(column.words))
      return `<li><code data-name="${column.name}" data-view="${name}" title="${title}">${column.name}</code> ${title}</li>`
    })
    const title = escapeHtml(told(words))
    return `<details><summary><code data-name="${name}" title="${title}">${name}</code> ${title}</summary><ul>${lines.join('')}</ul></details>`
  })
  return `<section class="views card" aria-label="${say('views')}"><h2>${say('views')}</h2>${views.join('')}</section>`
}

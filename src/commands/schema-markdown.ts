/** The schema as Markdown: what `schema` prints and `docs/schema.md` holds, in either language. */
import { columnLabel } from '../label/column.ts'
import type { Language } from '../language/language.ts'
import { schemaInChinese } from '../store/chinese-schema.ts'
import type { Relation, ViewColumn } from '../store/schema.ts'

const wording = {
  title: { zh: '# 数据库结构', en: '# The schema' },
  made: {
    zh: '由 `src/store/migrations` 中的注释生成（`npm run golden`）；`jixiao schema` 打印同样的内容。',
    en: 'Made from the comments in `src/store/migrations` by `npm run golden`; `jixiao schema` prints it.',
  },
  views: { zh: '## 供查询的视图', en: '## Views for asking' },
  tables: { zh: '## 数据表及展开它们的视图', en: '## Tables and the views that unroll them' },
  view: { zh: '（视图）', en: ' (view)' },
  head: {
    zh: '| 列 | 名称 | 类型 | 含义 |\n| --- | --- | --- | --- |',
    en: '| column | type | meaning |\n| --- | --- | --- |',
  },
} as const

export function schemaMarkdown(relations: readonly Relation[], language: Language): string {
  const isForAsking = ({ name }: Relation) => name.startsWith('v_')
  const section = (relation: Relation) => relationMarkdown(relation, language)
  const parts = [
    wording.title[language],
    wording.made[language],
    wording.views[language],
    ...relations.filter(isForAsking).map(section),
    wording.tables[language],
    ...relations.filter((relation) => !isForAsking(relation)).map(section),
  ]
  return `${parts.join('\n\n')}\n`
}

function relationMarkdown({ name, kind, words, columns }: Relation, language: Language): string {
  const heading = `### \`${name}\`${kind === 'view' ? wording.view[language] : ''}`
  const rows = columns.map((column) => row(name, column, language).replaceAll('\n', ' '))
  const told = language === 'zh' ? (schemaInChinese(words) ?? words) : words
  return [heading, '', told, '', wording.head[language], ...rows].join('\n')
}

/** In Chinese a column that the words of the schema do not reach is explained by its label. */
function row(relation: string, { name, type, words }: ViewColumn, language: Language): string {
  const meaning = words.replaceAll('|', '\\|')
  if (language === 'en') return `| \`${name}\` | ${type} | ${meaning} |`
  const told = schemaInChinese(words)?.replaceAll('|', '\\|') ?? ''
  return `| \`${name}\` | ${columnLabel(name, 'zh', relation)} | ${type} | ${told} |`
}

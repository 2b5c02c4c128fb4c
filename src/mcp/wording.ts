/** What the tools say of themselves, in the language of the person who started the server. */
import type { Language } from '../language/language.ts'

type Words = Readonly<Record<Language, string>>

export const toolWords = {
  list_questions: {
    zh: '数据库的已存问题：名称、含义和参数。',
    en: 'Saved questions about the database, by name, with their parameters.',
  },
  ask_question: {
    zh: '一个已存问题的答案；同一张表见于几份文件的只计一次，copies 为真时全部计入。',
    en: 'The answer to a saved question; a form that stands in several files counts once, unless copies is true.',
  },
  describe_schema: {
    zh: '供 SQL 查询的视图，每一列都有说明。',
    en: 'The views made for asking in SQL, every column explained.',
  },
  query: {
    zh: '一条只读 SQL 语句的答案；请查询 describe_schema 列出的视图。',
    en: 'The answer to one SQL statement that reads; ask the views that describe_schema names.',
  },
  get_form: {
    zh: '一张表：更正后与读出的字段、发现、更正，以及每个字段的原文与位置。',
    en: 'One form: its fields as corrected and as read, findings, corrections, and the words and place behind each field.',
  },
  get_tables: {
    zh: '一张表所在文件的原始表格，尚未解释含义。',
    en: 'The raw tables of a form’s document, before any meaning is given to them.',
  },
  search: {
    zh: '在项目、指标、目标、偏差原因和正文中全文检索；每条结果指明所在的表；同一张表只列一次，copies 为真时全部列出。',
    en: 'Full-text search in Chinese over projects, indicators, goals, notes and sections; each hit names its form; a form in several files is listed once, unless copies is true.',
  },
  sha256: { zh: '文件的 SHA-256', en: 'SHA-256 of the document' },
  form: { zh: '表在文件中的次序，从 0 起', en: 'place of the form in its document, from 0' },
  noForm: { zh: '没有这张表。', en: 'There is no such form.' },
  noQuestion: {
    zh: '没有这个问题；list_questions 列出全部。',
    en: 'There is no such question; list_questions names them.',
  },
} as const satisfies Record<string, Words>

export type ToolWord = keyof typeof toolWords

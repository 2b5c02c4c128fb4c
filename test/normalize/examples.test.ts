/**
 * The examples in the doc comments of the rules that read words and values: `@example 一百零五 → "105"`, words as printed or folded,
 * then what the rule makes of them as JSON, without what is null in it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const folders = ['value', 'words', 'indicator']

/** What takes one text and nothing else, with the comment before it. */
const RULE =
  /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export (?:function (\w+)\(\w+: string(?: \| null)?\): |const (\w+) = memoized\()/gu

type Reading = (text: string) => unknown

const rules = folders.flatMap((folder) =>
  readdirSync(`src/normalize/${folder}`).flatMap((file) => {
    const path = `${folder}/${file}`
    const source = readFileSync(`src/normalize/${path}`, 'utf8')
    return [...source.matchAll(RULE)].map(([, comment = '', first, second]) => {
      const examples = [...comment.matchAll(/^ \* @example (.*) → (.*)$/gmu)]
      return { path, name: first ?? second ?? '', examples }
    })
  }),
)

function said(value: unknown): string {
  const text = JSON.stringify(value, (key, member) =>
    member instanceof RegExp || (key !== '' && member === null) ? undefined : member,
  )
  return text ?? 'undefined'
}

test('there are such rules', () => {
  expect(rules.length).toBeGreaterThan(30)
})

describe.each(rules)('the examples of $name in $path', ({ path, name, examples }) => {
  test('are there', () => {
    expect(examples).not.toEqual([])
  })

  test.each(examples.map(([, text = '', meant = '']) => [text, meant]))(
    '%s → %s',
    async (text, meant) => {
      const room: Readonly<Record<string, Reading>> = await import(
        /* @vite-ignore */ `../../src/normalize/${path}`
      )
      expect(said(room[name]?.(text))).toBe(meant)
    },
  )
})

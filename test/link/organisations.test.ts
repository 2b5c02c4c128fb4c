import { describe, expect, test } from 'vitest'
import type { Mention } from '../../src/link/mention.ts'
import { groupMentions, isShortForm, nameCore } from '../../src/link/organisations.ts'

function mention(
  core: string,
  years: readonly [number, number],
  more: Partial<Mention> = {},
): Mention {
  const [first_year, last_year] = years
  const facts = { code: null, isPlaced: true, isShort: false, forms: 1, copies: [] }
  return { name: `某县${core}`, core: nameCore(core), first_year, last_year, ...facts, ...more }
}

describe('names of one place', () => {
  test('an office that took another’s place is the same one, surely said', () => {
    const mentions = [mention('教育局', [2017, 2018]), mention('教育和体育局', [2019, 2021])]
    const found = groupMentions(mentions, [])
    expect(found.map(({ organisation }) => organisation)).toEqual([
      '某县教育和体育局',
      '某县教育和体育局',
    ])
    expect(found.some(({ basis, confidence }) => basis === 'succession' && confidence < 1)).toBe(
      true,
    )
  })

  test('offices that stand side by side stay two, with a suggestion', () => {
    const mentions = [mention('教育局', [2017, 2021]), mention('教育和体育局', [2019, 2021])]
    const found = groupMentions(mentions, [])
    expect(new Set(found.map(({ organisation }) => organisation)).size).toBe(2)
    expect(found[0]?.suggestion).toBe('某县教育和体育局')
  })

  test('schools that differ in their number are never one, even with one code', () => {
    const code = { code: '201' }
    const mentions = [
      mention('第一中学', [2020, 2021], code),
      mention('第二中学', [2020, 2021], code),
    ]
    const found = groupMentions(mentions, [])
    expect(new Set(found.map(({ organisation }) => organisation)).size).toBe(2)
  })

  test('a correction parts what rules join and joins what they part', () => {
    const mentions = [mention('教育局', [2017, 2018]), mention('教育和体育局', [2019, 2021])]
    const corrections = [{ name: '某县教育局', code: null, organisation: '某县教育服务中心' }]
    const found = groupMentions(mentions, corrections)
    expect(found[0]).toMatchObject({
      organisation: '某县教育服务中心',
      basis: 'correction',
      confidence: 1,
    })
    const joined = groupMentions(
      [...mentions, mention('招生办公室', [2020, 2021])],
      [{ name: '某县招生办公室', code: null, organisation: '某县教育和体育局' }],
    )
    expect(joined[2]).toMatchObject({ organisation: '某县教育和体育局', basis: 'correction' })
  })

  test('a short form, and a name without its place, are less sure than the full name', () => {
    const full = mention('教育和体育局', [2019, 2021])
    const short = mention('教体局', [2019, 2021], { isShort: isShortForm('教体局') })
    const bare = mention('教育和体育局', [2019, 2021], { name: '教育和体育局', isPlaced: false })
    const found = groupMentions([full, short, bare], [])
    expect(new Set(found.map(({ organisation }) => organisation)).size).toBe(1)
    expect(found.map(({ basis, confidence }) => [basis, confidence])).toEqual([
      ['name', 1],
      ['short', 0.97],
      ['short', 0.97],
    ])
  })
})

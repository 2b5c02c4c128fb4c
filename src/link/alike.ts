/** Groups of names that are one organisation although their cores differ: by code, or since one took the other's place. */
import type { Mention, MentionGroup, NameBasis } from './mention.ts'
import { SUCCESSIONS } from './renaming.ts'
import { isMisread, similarity } from './similar.ts'

export type AlikePair = { readonly one: number; readonly other: number; readonly basis: NameBasis }

/** What a group is as a whole. */
type Span = {
  readonly at: number
  readonly core: string
  readonly codes: ReadonlySet<string>
  readonly first: number
  readonly last: number
}

function spanOf({ members }: MentionGroup, mentions: readonly Mention[]): Span {
  const all = members.map((member) => mentions[member] as Mention)
  const first = all.flatMap(({ first_year }) => first_year ?? [])
  const last = all.flatMap(({ last_year }) => last_year ?? [])
  return {
    at: members[0] ?? 0,
    core: all[0]?.core ?? '',
    codes: new Set(all.flatMap(({ code }) => code ?? [])),
    first: Math.min(...first, 9999),
    last: Math.max(...last, 0),
  }
}

/** Groups of different cores that are one organisation: by code, or because one took the other's place. */
export function samePairs(
  mentions: readonly Mention[],
  groups: readonly MentionGroup[],
): readonly AlikePair[] {
  const spans = groups
    .filter(({ members }) => members.length > 0)
    .map((group) => spanOf(group, mentions))
    .sort((one, other) => (one.core < other.core ? -1 : 1))
  const pairs = pairsOf(spans).map(([one, other]) => ({ one, other, basis: basisOf(one, other) }))
  const found = pairs.filter(({ basis }) => basis !== null)
  const successions = found.filter(({ basis }) => basis === 'succession')
  return found.flatMap(({ one, other, basis }) => {
    // Where two offices may have become one, or one two, a person has to say which.
    const isOpen =
      basis === 'succession' &&
      successions.some(
        (pair) =>
          (pair.one === one) !== (pair.other === other) &&
          !isAfter(pair.one === one ? pair.other : pair.one, pair.one === one ? other : one),
      )
    return basis === null || isOpen ? [] : [{ one: one.at, other: other.at, basis }]
  })
}

/** Whether the years of two names do not overlap. */
function isAfter(one: Span, other: Span): boolean {
  return one.last <= other.first || other.last <= one.first
}

/** Only cores that begin alike, share a code or stand in the table of successions are worth comparing. */
function pairsOf(spans: readonly Span[]): readonly (readonly [Span, Span])[] {
  const byKey = new Map<string, Span[]>()
  for (const span of spans) {
    const field = fieldOf(span.core)
    const related = SUCCESSIONS.flatMap(([before, after]) =>
      field.startsWith(before) || field.startsWith(after) ? [before] : [],
    )
    const keys = [`b${span.core.slice(0, 2)}`, ...[...span.codes].map((code) => `c${code}`)]
    for (const key of new Set([...keys, ...related.map((one) => `s${one}`)])) {
      byKey.set(key, [...(byKey.get(key) ?? []), span])
    }
  }
  const seen = new Map<string, readonly [Span, Span]>()
  for (const members of byKey.values()) {
    for (const [at, one] of members.entries()) {
      for (const other of members.slice(at + 1)) seen.set(`${one.at}/${other.at}`, [one, other])
    }
  }
  return [...seen.values()]
}

function basisOf(one: Span, other: Span): NameBasis | null {
  const isCoded = [...one.codes].some((code) => other.codes.has(code))
  if (isCoded && isOfOneCode(one, other)) return 'code'
  return isAfter(one, other) && isSuccession(one.core, other.core) ? 'succession' : null
}

/** A code is given again, and a unit may print that of its department: the names have to be alike as well. */
function isOfOneCode(one: Span, other: Span): boolean {
  if (isMisread(one.core, other.core)) return true
  if (isSuccession(one.core, other.core)) return true
  return isAfter(one, other) && isOffice(one.core) && similarity(one.core, other.core) >= 0.5
}

const OFFICE = /(?:委员会|办公室|局|厅|委|办)$/u

function isOffice(core: string): boolean {
  return OFFICE.test(core)
}

/** What an office does: 教育体育 of 教育和体育局. */
function fieldOf(core: string): string {
  return core.replace(OFFICE, '').replaceAll(/[和与及]/gu, '')
}

export function isSuccession(one: string, other: string): boolean {
  if (!isOffice(one) || !isOffice(other)) return false
  const [first, second] = [fieldOf(one), fieldOf(other)]
  if (first.length < 2 || second.length < 2) return false
  if (first.startsWith(second) || second.startsWith(first)) return true
  return SUCCESSIONS.some(
    ([before, after]) =>
      (first.startsWith(before) && second.startsWith(after)) ||
      (second.startsWith(before) && first.startsWith(after)),
  )
}

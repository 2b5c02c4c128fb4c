/** Who: names and codes as printed, grouped into organisations within one place. */
import { codeBefore, fold, foldOrganisation } from './fold.ts'
import { SUCCESSIONS, spelledOut } from './renaming.ts'
import { isMisread, likeness } from './similar.ts'

/** One way in which an organisation is printed within one place. */
export type Mention = {
  /** As printed. */
  readonly name: string
  /** As printed; null where none. */
  readonly code: string | null
  /** The folded name without its place, see `placedName`. */
  readonly core: string
  /** Whether the name as printed holds its place. */
  readonly isPlaced: boolean
  readonly first_year: number | null
  readonly last_year: number | null
  readonly forms: number
  /** Places in the list of mentions that stand on a copy of one of the same forms. */
  readonly copies: readonly number[]
}

export type NameBasis = 'name' | 'code' | 'copy' | 'short' | 'succession' | 'correction'

/** The organisation of one mention. */
export type Membership = {
  /** Name of the organisation: one of the printed ones. */
  readonly organisation: string
  /** 0 to 1: how sure it is that the name belongs with the others. */
  readonly confidence: number
  readonly basis: NameBasis
  /** Another organisation of the place that it may be, for a person to decide; null where there is none. */
  readonly suggestion: string | null
}

/** A person's decision: this name belongs to the organisation that is printed, or to be called, so. */
export type NameCorrection = {
  readonly name: string
  readonly code: string | null
  readonly organisation: string
}

const confidences: Readonly<Record<NameBasis, number>> = {
  ...{ correction: 1, name: 1, short: 0.97, copy: 0.96, code: 0.95, succession: 0.9 },
}

/** 教育局 of 教育局, 教体局 …: the core of a name, its short form spelled out. */
export function nameCore(rest: string): string {
  return fold(spelledOut(foldOrganisation(rest)))
}

type Group = { members: number[]; basis: NameBasis[] }

/** The organisation of every mention of one place; the order of the mentions changes nothing. */
export function groupMentions(
  mentions: readonly Mention[],
  corrections: readonly NameCorrection[],
): readonly Membership[] {
  const corrected = mentions.map((mention) => correctionOf(mention, corrections))
  const groups = sameNames(mentions, corrected)
  joinCopies(mentions, groups)
  const pairs = alikePairs(mentions, [...new Set(groups)])
  for (const { one, other, basis } of pairs) join(groups, one, other, basis)
  const left = [...new Set(groups)].filter(({ members }) => members.length > 0)
  const names = new Map(left.map((group) => [group, organisationName(group, mentions)]))
  const byCorrection = correctedNames(mentions, groups, names, corrected)
  return mentions.map((_, at) => {
    const target = byCorrection.get(at)
    if (target !== undefined) {
      return { organisation: target, confidence: 1, basis: 'correction', suggestion: null }
    }
    const group = groups[at] as Group
    const basis = group.basis[group.members.indexOf(at)] ?? 'name'
    return {
      organisation: names.get(group) ?? '',
      confidence: confidences[basis],
      basis,
      suggestion: suggestionFor(at, mentions, left, names),
    }
  })
}

function correctionOf(
  { name, code }: Mention,
  corrections: readonly NameCorrection[],
): NameCorrection | undefined {
  return corrections.find((one) => one.name === name && one.code === code)
}

/** A group a core; what a person decided about stands alone. */
function sameNames(
  mentions: readonly Mention[],
  corrected: readonly (NameCorrection | undefined)[],
): Group[] {
  const byCore = new Map<string, Group>()
  return mentions.map(({ core }, at) => {
    const key = corrected[at] === undefined ? core : `${core} ${at}`
    const group = byCore.get(key) ?? { members: [], basis: [] }
    byCore.set(key, group)
    group.members.push(at)
    group.basis.push(corrected[at] === undefined ? 'name' : 'correction')
    return group
  })
}

/** Brings `other`'s group into that of `one`; its members are then known by `basis`. */
function join(groups: Group[], one: number, other: number, basis: NameBasis): void {
  const [into, from] = [groups[one], groups[other]]
  if (into === undefined || from === undefined || into === from) return
  const isFixed = [into, from].some((group) => group.basis.includes('correction'))
  if (isFixed) return
  for (const member of from.members) groups[member] = into
  into.members.push(...from.members)
  into.basis.push(...from.members.map(() => basis))
  from.members = []
  from.basis = []
}

function joinCopies(mentions: readonly Mention[], groups: Group[]): void {
  for (const at of inOrder(mentions)) {
    const mention = mentions[at]
    for (const copy of mention?.copies ?? []) {
      const other = mentions[copy]
      if (other === undefined || mention === undefined) continue
      if (isMisread(mention.core, other.core) || isHeld(mention.core, other.core)) {
        join(groups, at, copy, 'copy')
      }
    }
  }
}

function isHeld(one: string, other: string): boolean {
  return one.endsWith(other) || other.endsWith(one)
}

/** Places in the list, the most printed names first; equal for every order of the list. */
function inOrder(mentions: readonly Mention[]): readonly number[] {
  const key = ({ name, code }: Mention) => `${name}\n${code ?? ''}`
  return [...mentions.keys()].sort((one, other) => {
    const [first, second] = [mentions[one], mentions[other]] as [Mention, Mention]
    return second.forms - first.forms || (key(first) < key(second) ? -1 : 1)
  })
}

type AlikePair = { readonly one: number; readonly other: number; readonly basis: NameBasis }

/** What a group is as a whole. */
type Span = {
  readonly at: number
  readonly core: string
  readonly codes: ReadonlySet<string>
  readonly first: number
  readonly last: number
}

function spanOf({ members }: Group, mentions: readonly Mention[]): Span {
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
function alikePairs(mentions: readonly Mention[], groups: readonly Group[]): readonly AlikePair[] {
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
  return isAfter(one, other) && isOffice(one.core) && likeness(one.core, other.core) >= 0.5
}

const OFFICE = /(?:委员会|办公室|局|厅|委|办)$/u

function isOffice(core: string): boolean {
  return OFFICE.test(core)
}

/** What an office does: 教育体育 of 教育和体育局. */
function fieldOf(core: string): string {
  return core.replace(OFFICE, '').replaceAll(/[和与及]/gu, '')
}

function isSuccession(one: string, other: string): boolean {
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

/** The name to call it: of the last years, with its place, without a code, most printed. */
function organisationName({ members }: Group, mentions: readonly Mention[]): string {
  const all = members.map((member) => mentions[member] as Mention)
  const [best] = all.toSorted(
    (one, other) =>
      (other.last_year ?? 0) - (one.last_year ?? 0) ||
      Number(other.isPlaced) - Number(one.isPlaced) ||
      Number(codeBefore(one.name) !== null) - Number(codeBefore(other.name) !== null) ||
      other.forms - one.forms ||
      (one.name < other.name ? -1 : 1),
  )
  return best?.name ?? ''
}

/** Where a person's word goes: to the organisation that has a name printed so, or to a new one of that name. */
function correctedNames(
  mentions: readonly Mention[],
  groups: readonly Group[],
  names: ReadonlyMap<Group, string>,
  corrected: readonly (NameCorrection | undefined)[],
): ReadonlyMap<number, string> {
  const targets = new Map<number, string>()
  for (const [at, correction] of corrected.entries()) {
    if (correction === undefined) continue
    const asked = correction.organisation
    const printed = mentions.findIndex(
      ({ name }, other) => name === asked && corrected[other] === undefined,
    )
    const group = printed < 0 ? undefined : groups[printed]
    targets.set(at, (group === undefined ? undefined : names.get(group)) ?? asked)
  }
  return targets
}

/** An organisation of the place whose name may be the same one's, though nothing decides it. */
function suggestionFor(
  at: number,
  mentions: readonly Mention[],
  groups: readonly Group[],
  names: ReadonlyMap<Group, string>,
): string | null {
  const core = mentions[at]?.core ?? ''
  const near = groups
    .filter(({ members }) => !members.includes(at))
    .filter(({ members }) => {
      const other = mentions[members[0] ?? 0]?.core ?? ''
      return isMisread(core, other) || isSuccession(core, other)
    })
    .map((group) => names.get(group) ?? '')
  return near.toSorted()[0] ?? null
}

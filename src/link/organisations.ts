/** Who: names and codes as printed, grouped into organisations within one place. */

import { isSuccession, samePairs } from './alike.ts'
import { codeBefore, fold, foldOrganisation } from './fold.ts'
import type { Mention, MentionGroup, NameBasis } from './mention.ts'
import { spelledOut } from './renaming.ts'
import { isMisread } from './similar.ts'

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

/** Whether the name of an office is a short form, without its place. */
export function isShortForm(rest: string): boolean {
  const name = foldOrganisation(rest)
  return spelledOut(name) !== name
}

/** 教育局 of 教育局, 教体局 …: the core of a name, its short form spelled out. */
export function nameCore(rest: string): string {
  return fold(spelledOut(foldOrganisation(rest)))
}

/** The organisation of every mention of one place; the order of the mentions changes nothing. */
export function groupMentions(
  mentions: readonly Mention[],
  corrections: readonly NameCorrection[],
): readonly Membership[] {
  const corrected = mentions.map((mention) => correctionOf(mention, corrections))
  const groups = sameNames(mentions, corrected)
  joinCopies(mentions, groups)
  const pairs = samePairs(mentions, [...new Set(groups)])
  for (const { one, other, basis } of pairs) join(groups, one, other, basis)
  const left = [...new Set(groups)].filter(({ members }) => members.length > 0)
  const names = new Map(left.map((group) => [group, organisationName(group, mentions)]))
  const byCorrection = correctedNames(mentions, groups, names, corrected)
  return mentions.map((_, at) => {
    const target = byCorrection.get(at)
    if (target !== undefined) {
      return { organisation: target, confidence: 1, basis: 'correction', suggestion: null }
    }
    const group = groups[at] as MentionGroup
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
): MentionGroup[] {
  const byCore = new Map<string, MentionGroup>()
  return mentions.map(({ core }, at) => {
    const key = corrected[at] === undefined ? core : `${core} ${at}`
    const group = byCore.get(key) ?? { members: [], basis: [] }
    byCore.set(key, group)
    group.members.push(at)
    group.basis.push(corrected[at] === undefined ? ownBasis(mentions[at]) : 'correction')
    return group
  })
}

/** A short form, and a name that leaves its place to what stands around it, are a little less sure than the full name. */
function ownBasis(mention: Mention | undefined): NameBasis {
  return mention?.isShort || mention?.isPlaced === false ? 'short' : 'name'
}

/** Brings `other`'s group into that of `one`; its members are then known by `basis`. */
function join(groups: MentionGroup[], one: number, other: number, basis: NameBasis): void {
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

function joinCopies(mentions: readonly Mention[], groups: MentionGroup[]): void {
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

/** The name to call it: of the last years, with its place, without a code, most printed. */
function organisationName({ members }: MentionGroup, mentions: readonly Mention[]): string {
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
  groups: readonly MentionGroup[],
  names: ReadonlyMap<MentionGroup, string>,
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
  groups: readonly MentionGroup[],
  names: ReadonlyMap<MentionGroup, string>,
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

/** The place that the name of an organisation begins with: 内蒙古自治区包头市昆都仑区教育局. */
import {
  type Gazetteer,
  isInForce,
  isWithin,
  type ListedRegion,
  type RegionLevel,
} from './gazetteer.ts'

export type PlaceName = {
  /** Every place that the beginning can mean; none where it names no place. */
  readonly candidates: readonly ListedRegion[]
  /** Whether the words alone tell the place; otherwise something else has to agree with them. */
  readonly isSure: boolean
  /** A place within the candidates follows that the gazetteer does not know: 昆区 in 包头市昆区教育局. */
  readonly unknown: string | null
  /** The level that a name without a place still states: 县教育局. */
  readonly level: RegionLevel | null
  /** The name after its place and its level. */
  readonly rest: string
}

/** What may stand before the place. */
const BEFORE =
  /^(?:中国共产党|中国共产主义青年团|中国人民政治协商会议|国家税务总局|中国|中共|共青团|政协)/u

/** Names that are a place only within another: elsewhere they are words. */
const ORDINARY = new Set(['城区', '郊区', '矿区', '新城区', '市中区', '城中区', '城关区', '开发区'])

/** A street, a bridge or a hill is named for a place without lying there. */
const NAMED_AFTER = /^(?:路|街|大道|大街|桥|山|河|湖|江|镇|乡|村|站)/u

/** Something that ends like a county and is none. */
const NO_COUNTY =
  /(?:[社园灌库景林城郊牧辖小校院片街厂山矿湖港]|开发|新|保护|高新|示范|工业|地|度假|试验|合作|保税|物流|产业|城|城乡)区$|(?:超|都|门|城|股|夜|菜|上|防)市$|(?:同|联|加|结)盟$|(?:红|国|军|锦|校)旗$|(?:知|郡|撤)县$/u

const UNKNOWN_COUNTY = /^(?<name>\p{Script=Han}{1,5}?[区县市旗])(?=\p{Script=Han})/u
const LEVEL = /^(?<word>省|自治区|市|州|盟|县|区|旗)(?!政|场|内|域|间|委|长)/u
const LEVEL_OFFICE = /^(?<word>省|市|州|盟|县|区|旗)(?=委|政府)/u

const levels: Readonly<Record<string, RegionLevel>> = {
  ...{ 省: 'province', 自治区: 'province', 市: 'city', 州: 'city', 盟: 'city' },
  ...{ 县: 'county', 区: 'county', 旗: 'county' },
}

/** Reads the place at the beginning of a folded name; `year` decides between names in force at different times. */
export function readPlaceName(name: string, year: number | null, gazetteer: Gazetteer): PlaceName {
  const text = name.replace(BEFORE, '')
  const found = chainAt(text, [], gazetteer)
  if (found === null) return withoutPlace(text)
  const inYear = found.regions.filter((region) => isInForce(region, year))
  const candidates = newestNames(inYear.length > 0 ? inYear : found.regions)
  const rest = text.slice(found.length)
  const stated =
    rest.length > 1 ? (unknownCounty(rest) ?? shortCounty(rest, candidates, gazetteer)) : null
  const codes = new Set(candidates.map(({ code }) => code))
  const unknown = candidates[0]?.level === 'county' ? null : stated
  const isSure = codes.size === 1 && (found.isFull || isProvincial(candidates[0], rest))
  return { candidates, isSure, unknown, level: null, rest: rest === '' ? text : rest }
}

function withoutPlace(text: string): PlaceName {
  const word = (LEVEL_OFFICE.exec(text) ?? LEVEL.exec(text))?.groups?.['word']
  const none = { candidates: [], isSure: false }
  if (word !== undefined) {
    return { ...none, unknown: null, level: levels[word] ?? null, rest: text.slice(word.length) }
  }
  const unknown = unknownCounty(text)
  const rest = unknown === null ? text : text.slice(unknown.length)
  return { ...none, unknown, level: null, rest }
}

function unknownCounty(text: string): string | null {
  const name = UNKNOWN_COUNTY.exec(text)?.groups?.['name']
  return name === undefined || name.length < 2 || NO_COUNTY.test(name) ? null : name
}

/** 广安市武胜中学 may be the city's or the county's. */
function shortCounty(
  rest: string,
  outer: readonly ListedRegion[],
  gazetteer: Gazetteer,
): string | null {
  const names = [3, 2].map((length) => rest.slice(0, length))
  const isShort = (name: string) =>
    gazetteer.short(name).some((region) => region.level !== 'province' && fits(region, outer))
  return names.find((name) => name.length < rest.length && isShort(name)) ?? null
}

/** 内蒙古水利厅 is the province's; 内蒙古路小学 is not. */
function isProvincial(region: ListedRegion | undefined, rest: string): boolean {
  return region?.level === 'province' && /(?:厅|局|委员会|办公室|委)$/u.test(rest)
}

type Chain = {
  readonly regions: readonly ListedRegion[]
  readonly length: number
  readonly isFull: boolean
}

/** Places one within the other, the longest names first. */
function chainAt(text: string, outer: readonly ListedRegion[], gazetteer: Gazetteer): Chain | null {
  for (let length = Math.min(text.length, gazetteer.longest); length >= 2; length--) {
    const name = text.slice(0, length)
    const full = gazetteer.named(name).filter((region) => fits(region, outer))
    if (full.length > 0 && (outer.length > 0 || !ORDINARY.has(name))) {
      return longer(text, { regions: full, length, isFull: true }, gazetteer)
    }
  }
  return shortAt(text, outer, gazetteer)
}

function longer(text: string, { regions, length, isFull }: Chain, gazetteer: Gazetteer): Chain {
  const inner = chainAt(text.slice(length), regions, gazetteer)
  if (inner === null) return { regions, length, isFull }
  return { ...inner, length: length + inner.length }
}

/** 内蒙古, 包头: sure only where a full name within follows. A county's short name is too often just a word. */
function shortAt(text: string, outer: readonly ListedRegion[], gazetteer: Gazetteer): Chain | null {
  for (let length = Math.min(text.length - 1, 8); length >= 2; length--) {
    const short = gazetteer.short(text.slice(0, length))
    const regions = short.filter(
      (region) => fits(region, outer) && (outer.length > 0 || region.level !== 'county'),
    )
    if (regions.length === 0 || NAMED_AFTER.test(text.slice(length))) continue
    if (outer.length > 0 && regions[0]?.level === 'county') continue
    return longer(text, { regions, length, isFull: false }, gazetteer)
  }
  return null
}

function fits(region: ListedRegion, outer: readonly ListedRegion[]): boolean {
  return (
    outer.length === 0 ||
    outer.some((one) => one.code !== region.code && isWithin(region.code, one.code))
  )
}

/** Of several names of one code, the last one in force. */
function newestNames(regions: readonly ListedRegion[]): readonly ListedRegion[] {
  const byCode = Map.groupBy(regions, ({ code }) => code)
  return [...byCode.values()].flatMap((names) =>
    names.toSorted((one, other) => (other.to ?? 9999) - (one.to ?? 9999)).slice(0, 1),
  )
}

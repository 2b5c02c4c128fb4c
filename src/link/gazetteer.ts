/** The places of GB/T 2260 by name and code, with the names that were in force in former years. Pure: its text is handed in. */

/** Province, prefecture (地级市, 州, 盟, 地区) or county (区, 县, 旗, 县级市). */
export type RegionLevel = 'province' | 'city' | 'county'

/** One name of one place; a place that changed its name stands once a name. */
export type ListedRegion = {
  /** Six digits of GB/T 2260. */
  readonly code: string
  readonly name: string
  readonly level: RegionLevel
  /** First and last year for which the name is known to have been in force; open where null. */
  readonly from: number | null
  readonly to: number | null
}

export type Gazetteer = {
  /** Every place of exactly this name, or of this name without its 省, 市, 县 … */
  readonly named: (name: string) => readonly ListedRegion[]
  readonly short: (name: string) => readonly ListedRegion[]
  /** The newest name of a code. */
  readonly coded: (code: string) => ListedRegion | undefined
  /** UTF-16 units of the longest name. */
  readonly longest: number
}

const ENDING =
  /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|(?:[\p{Script=Han}]{1,3}族)*自治[州县旗]|省|市|地区|县|区|旗|盟|林区|特区)$/u

/** Reads the lines of `gazetteer.tsv`: code, name, from, to. */
export function readGazetteer(text: string): Gazetteer {
  const regions = text.trim().split('\n').slice(1).map(readLine)
  const named = Map.groupBy(regions, ({ name }) => name)
  const short = Map.groupBy(
    regions.filter(({ name }) => shortName(name) !== name),
    ({ name }) => shortName(name),
  )
  const newest = new Map<string, ListedRegion>()
  for (const region of regions) {
    const known = newest.get(region.code)
    if (known === undefined || (known.to ?? 9999) < (region.to ?? 9999)) {
      newest.set(region.code, region)
    }
  }
  return {
    named: (name) => named.get(name) ?? [],
    short: (name) => short.get(name) ?? [],
    coded: (code) => newest.get(code),
    longest: Math.max(...regions.map(({ name }) => name.length)),
  }
}

function readLine(line: string): ListedRegion {
  const [code = '', name = '', from = '', to = ''] = line.split('\t')
  const year = (text: string) => (text === '' ? null : Number(text))
  return { code, name, level: levelOf(code), from: year(from), to: year(to) }
}

/** 内蒙古自治区 → 内蒙古, 包头市 → 包头; a name of which one character would be left stays. */
export function shortName(name: string): string {
  const short = name.replace(ENDING, '')
  return short.length < 2 ? name : short
}

function levelOf(code: string): RegionLevel {
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'city' : 'county'
}

/** Whether `inner` is `outer` or lies within it. Counties directly under a province (9xxx) lie in no city. */
export function isWithin(inner: string, outer: string): boolean {
  if (inner === outer) return true
  if (outer.endsWith('0000')) return inner.startsWith(outer.slice(0, 2))
  return outer.endsWith('00') && inner.startsWith(outer.slice(0, 4))
}

/** Whether the name may have been in force in `year`; yes where no year is known. */
export function isInForce({ from, to }: ListedRegion, year: number | null): boolean {
  return year === null || ((from ?? 0) <= year && year <= (to ?? 9999))
}

/** The names of the places around and at a code. */
export type OuterNames = {
  readonly province: string | null
  readonly city: string | null
  readonly county: string | null
}

/** The names around `region`, whose own name is kept as it was. */
export function outerNames({ code, name, level }: ListedRegion, gazetteer: Gazetteer): OuterNames {
  const nameOf = (one: string) => gazetteer.coded(one)?.name ?? null
  if (level === 'province') return { province: name, city: null, county: null }
  const province = nameOf(`${code.slice(0, 2)}0000`)
  if (level === 'city') return { province, city: name, county: null }
  return { province, city: nameOf(`${code.slice(0, 4)}00`), county: name }
}

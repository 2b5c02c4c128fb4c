/** What the site is made of, and what each page's file is called: by what it is about, so that addresses stay. */
import { createHash } from 'node:crypto'
import type { Language } from '../language/language.ts'
import type { FormPoint, Organisation, SiteProject } from './ask.ts'
import { say } from './page.ts'
import { provinceTiles } from './tiles.ts'

/** Where the province of a form is not certain. */
export const NOWHERE = ''

export type Site = {
  readonly language: Language
  /** The folder in which the pages will stand: links to documents start there. */
  readonly home: string
  /** Every form once. */
  readonly points: readonly FormPoint[]
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly projects: readonly SiteProject[]
  readonly byProvince: ReadonlyMap<string, readonly FormPoint[]>
  readonly byOrganisation: ReadonlyMap<string, readonly FormPoint[]>
  readonly projectsByOrganisation: ReadonlyMap<string, readonly SiteProject[]>
  readonly provinceFile: (name: string) => string
  readonly provinceTitle: (name: string) => string
}

export function siteOf(
  points: readonly FormPoint[],
  organisations: readonly Organisation[],
  projects: readonly SiteProject[],
  { language, home }: Pick<Site, 'language' | 'home'>,
): Site {
  const placed = points.filter(({ organisation }) => organisation !== null)
  return {
    ...{ language, home, points, projects },
    organisations: new Map(organisations.map((one) => [one.id, one])),
    byProvince: Map.groupBy(points, ({ province }) => province ?? NOWHERE),
    byOrganisation: Map.groupBy(placed, ({ organisation }) => organisation ?? ''),
    projectsByOrganisation: Map.groupBy(projects, ({ organisation }) => organisation),
    provinceFile: (name) => `province-${provinceTiles.get(name)?.code ?? 'none'}.html`,
    provinceTitle: (name) => {
      const english = provinceTiles.get(name)?.english
      if (name === NOWHERE) return say('noProvince', language)
      return language === 'en' && english !== undefined ? `${english} ${name}` : name
    },
  }
}

export function departmentFile(organisation: string): string {
  return `department-${shortDigest(organisation)}.html`
}

export function projectFile(project: string): string {
  return `project-${shortDigest(project)}.html`
}

function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** Files of pages that a run may have left in the folder. */
export const PAGE_FILE = /^(?:province-(?:\d\d|none)|(?:department|project)-[\da-f]{16})\.html$/u

/** The door: a database as a folder of linked pages that open from disk, run nothing and ask the network for nothing. */
import type { Language } from '../language/language.ts'
import type { Database } from '../store/database.ts'
import { selectOrganisations, selectPoints, selectProjects, selectTopicRates } from './ask.ts'
import { departmentPage } from './department-page.ts'
import { indexPage } from './index-page.ts'
import { siteOf } from './names.ts'
import { type SitePage, STYLE, siteStyle } from './page.ts'
import { projectPage } from './project-page.ts'
import { provincePage } from './province-page.ts'

export type SiteSettings = {
  readonly language: Language
  /** The folder in which the pages will stand: links to documents start there. */
  readonly home: string
}

/** Every file of the site, one after the other: overview, provinces, departments, projects. */
export function* sitePages(database: Database, settings: SiteSettings): Generator<SitePage> {
  const points = selectPoints(database)
  const site = siteOf(points, selectOrganisations(database), selectProjects(database), settings)
  const copies = points.reduce((sum, point) => sum + point.copies - 1, 0)
  yield { name: STYLE, text: siteStyle() }
  yield indexPage(site, copies)
  const topics = selectTopicRates(database)
  for (const name of site.byProvince.keys()) yield provincePage(site, name, topics)
  for (const organisation of site.organisations.values()) {
    yield departmentPage(database, site, organisation)
  }
  for (const project of site.projects) yield projectPage(database, site, project)
}

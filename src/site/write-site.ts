/** Writes the pages into a folder. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fillFolderAtomically } from '../export/atomic.ts'
import type { Language } from '../language/language.ts'
import type { Database } from '../store/database.ts'
import { PAGE_FILE } from './names.ts'
import { sitePages } from './site.ts'

/**
 * Writes every page, or none; pages of an earlier run about what is gone are removed, other files of the folder stay.
 * Returns how many pages were written.
 */
export async function writeSite(
  database: Database,
  folder: string,
  language: Language,
): Promise<number> {
  const written = new Set<string>()
  await mkdir(folder, { recursive: true })
  await fillFolderAtomically(folder, async (part) => {
    for (const { name, text } of sitePages(database, { language, home: resolve(folder) })) {
      await writeFile(join(part, name), text)
      written.add(name)
    }
  })
  for (const name of await readdir(folder)) {
    if (PAGE_FILE.test(name) && !written.has(name)) await rm(join(folder, name))
  }
  return [...written].filter((name) => name.endsWith('.html')).length
}

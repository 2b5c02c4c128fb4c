import { readdirSync, readFileSync } from 'node:fs'

export type Migration = { readonly version: number; readonly sql: string }

/** The migrations of a folder in order; the number in front of a name is the schema version it leads to. */
export function migrationsIn(folder: URL): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({
      version: Number.parseInt(name, 10),
      sql: readFileSync(new URL(name, folder), 'utf8'),
    }))
}

/** Every migration of SQLite. */
export function migrations(): readonly Migration[] {
  return migrationsIn(new URL('./migrations/', import.meta.url))
}

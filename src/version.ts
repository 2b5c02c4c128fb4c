import { readFileSync } from 'node:fs'

/** Rises whenever the same bytes may give other rows: what was read by an older one is read again. */
export const parserVersion = 2

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')

/** The version of the package. */
export const packageVersion = (JSON.parse(manifest) as { version: string }).version

import { readFileSync } from 'node:fs'

/**
 * Rises whenever the same bytes may give other rows: what was read by an older one is read again. `npm run readings` raises
 * it where the goldens of the fixtures say so.
 */
export const parserVersion = 9

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')

/** The version of the package. */
export const packageVersion = (JSON.parse(manifest) as { version: string }).version

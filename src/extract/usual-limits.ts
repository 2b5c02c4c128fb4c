/** What reading one file may cost where nothing else is said; apart from the readers, so that saying it loads none. */
import { MOST_PAGES, USUAL_NESTING } from './reader.ts'

/** What is right for files from anywhere. */
export const usualLimits = {
  maxPages: MOST_PAGES,
  maxNesting: USUAL_NESTING,
  maxRatio: 200,
} as const

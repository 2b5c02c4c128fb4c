/** Where the shared seeds and samples stand, if they do: tests that use them skip without them. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** The folder of seeds and samples beside the checkout; null where there is none. */
export function sharedPath(): string | null {
  const places = [process.env['JIXIAO_SHARED'], '../shared', '../../shared']
  const found = places.find((place) => place && existsSync(resolve(place, 'samples')))
  return found ? resolve(found) : null
}

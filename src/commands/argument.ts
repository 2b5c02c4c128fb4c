/** Values of flags, checked where they come in. */
import { InvalidArgumentError } from 'commander'
import { type Language, languageNamed } from '../language/language.ts'

/** A language by its name or a locale of it. */
export function parseLanguage(text: string): Language {
  const language = languageNamed(text)
  if (language !== null) return language
  throw new InvalidArgumentError('jixiao speaks zh (Chinese) and en (English).')
}

/** A whole number from 1. */
export function wholeNumber(text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new InvalidArgumentError('A whole number from 1 is expected.')
}

/** Least memory in which a reading process can do anything at all, megabytes. */
const LEAST_MEGABYTES = 128

/** Memory for one reading process, in megabytes. */
export function megabytes(text: string): number {
  const number = wholeNumber(text)
  if (number >= LEAST_MEGABYTES) return number
  throw new InvalidArgumentError(`At least ${LEAST_MEGABYTES} megabytes are needed.`)
}

/** More processes than this only take each other's memory. */
const MOST_JOBS = 256

/** Files read at once. */
export function jobs(text: string): number {
  const number = wholeNumber(text)
  if (number <= MOST_JOBS) return number
  throw new InvalidArgumentError(`At most ${MOST_JOBS} files can be read at once.`)
}

/** Longest time that a timer can wait, in seconds: about 24 days. */
export const LONGEST_SECONDS = Math.floor((2 ** 31 - 1) / 1000)

/** A time in whole seconds; one that no timer can wait for would end at once instead. */
export function seconds(text: string): number {
  const number = wholeNumber(text)
  if (number <= LONGEST_SECONDS) return number
  throw new InvalidArgumentError(`At most ${LONGEST_SECONDS} seconds are possible.`)
}

/** A port; 0 where any free one will do. */
export function portNumber(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
}

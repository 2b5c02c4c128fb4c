/** Values of flags, checked where they come in. */
import { InvalidArgumentError } from 'commander'

/** A whole number from 1. */
export function wholeNumber(text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new InvalidArgumentError('A whole number from 1 is expected.')
}

/** Longest time that a timer can wait, in seconds: about 24 days. */
const LONGEST_SECONDS = Math.floor((2 ** 31 - 1) / 1000)

/** A time in whole seconds; one that no timer can wait for would end at once instead. */
export function seconds(text: string): number {
  const number = wholeNumber(text)
  if (number <= LONGEST_SECONDS) return number
  throw new InvalidArgumentError(`At most ${LONGEST_SECONDS} seconds are possible.`)
}

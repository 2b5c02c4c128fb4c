/** Values of flags, checked where they come in. */
import { InvalidArgumentError } from 'commander'

/** A whole number from 1. */
export function wholeNumber(text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new InvalidArgumentError('A whole number from 1 is expected.')
}

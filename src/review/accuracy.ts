/** How well numbers are read, from a reviewed random sample: a share with its confidence interval. */

/** One reviewed form: numbers compared, and those of them that had been read wrongly. */
export type ReviewedForm = { readonly numbers: number; readonly wrong: number }

export type Accuracy = {
  readonly forms: number
  readonly numbers: number
  readonly wrong: number
  /** Share of numbers read right, 0 to 1. */
  readonly share: number
  /** Ends of the 95 % interval. */
  readonly low: number
  readonly high: number
  /** By how much errors that come together in one form widen the interval; 1 where they do not. */
  readonly design: number
}

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959964

/**
 * The share of numbers read right and its 95 % interval: Wilson's score interval, for as many independent numbers as the
 * sample is worth. Forms are what was drawn and errors of one form come together, so the count of numbers is divided by
 * the design effect of the ratio estimate (Kish), which is never taken below one. Null where nothing was reviewed.
 */
export function accuracyOf(forms: readonly ReviewedForm[]): Accuracy | null {
  const numbers = sum(forms.map((form) => form.numbers))
  const wrong = sum(forms.map((form) => form.wrong))
  if (numbers === 0) return null
  const share = 1 - wrong / numbers
  const design = designEffect(forms, share)
  const { low, high } = wilson(share, numbers / design)
  return { forms: forms.length, numbers, wrong, share, low, high, design }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function designEffect(forms: readonly ReviewedForm[], share: number): number {
  const count = forms.length
  const numbers = sum(forms.map((form) => form.numbers))
  const independent = (share * (1 - share)) / numbers
  if (count < 2 || independent === 0) return 1
  const residuals = forms.map((form) => (form.numbers - form.wrong - share * form.numbers) ** 2)
  const clustered = (count / (count - 1)) * (sum(residuals) / numbers ** 2)
  return Math.max(1, clustered / independent)
}

function wilson(share: number, count: number): { readonly low: number; readonly high: number } {
  const middle = (share + Z ** 2 / (2 * count)) / (1 + Z ** 2 / count)
  const spread =
    (Z / (1 + Z ** 2 / count)) *
    Math.sqrt((share * (1 - share)) / count + Z ** 2 / (4 * count ** 2))
  return { low: Math.max(0, middle - spread), high: Math.min(1, middle + spread) }
}

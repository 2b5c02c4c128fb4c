import { bareHeading, fold } from '../../words/heading.ts'
import { meaningOf } from '../../words/meaning.ts'

/** Whether words are a heading of money, of goals or of indicators. */
export function isKnown(text: string): boolean {
  const { indicator, fund, goal } = meaningOf(bareHeading(fold(text)))
  return (indicator ?? fund ?? goal) !== undefined
}

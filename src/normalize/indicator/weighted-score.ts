/** 得分 beside 加权得分: what is weighed makes up the total, what it was weighed from is kept under its heading. */
import type { Leaf } from '../column/column.ts'

const WEIGHED = /加权|折算/u

/** Gives the field of a heading, or `extra` for scores that stand beside their weighed ones. */
export function fieldBesideWeightedScores(
  leaves: readonly Leaf[],
): <Field extends string>(field: Field, leaf: Leaf) => Field | 'extra' {
  const scores = leaves.filter(({ slot }) => slot.meaning.indicator === 'score')
  const weighed = scores.filter(({ slot }) => WEIGHED.test(slot.folded))
  const unweighed = new Set(
    weighed.length === 1 ? scores.filter((leaf) => leaf !== weighed[0]) : [],
  )
  return (field, leaf) => (unweighed.has(leaf) ? 'extra' : field)
}

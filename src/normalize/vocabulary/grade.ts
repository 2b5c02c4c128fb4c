/** Grades in words and letters. Data only. */
import type { Alias } from './alias.ts'

/** What a total may be graded. */
export const gradeWords: readonly Alias[] = [
  ['优秀', '财预〔2020〕10号'],
  ['优', '财预〔2020〕10号'],
  ['良好', '财预〔2020〕10号'],
  ['良', '财预〔2020〕10号'],
  ['中等', '财预〔2020〕10号'],
  ['中', '财预〔2020〕10号'],
  ['较差', '财预〔2011〕285号'],
  ['差', '财预〔2020〕10号'],
  ['不合格', '各地'],
  ['合格', '各地'],
  ['不及格', '各地'],
  ['及格', '各地'],
  ['一般', '各地'],
]

/** Grades that stand alone in their cell. */
export const gradeLetters: readonly Alias[] = [
  ['A', '江苏'],
  ['B', '江苏'],
  ['C', '江苏'],
  ['D', '江苏'],
]

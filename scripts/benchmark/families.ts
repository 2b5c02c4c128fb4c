/** Every layout family of the benchmark. */
import { buildFamilies } from './families/builds.ts'
import { departmentFamilies } from './families/department.ts'
import { evaluationFamilies } from './families/evaluation.ts'
import { moneyFamilies } from './families/money-and-goals.ts'
import { projectFamilies } from './families/project.ts'
import { regionalFamilies } from './families/regional.ts'
import { targetFamilies } from './families/target.ts'
import { transferFamilies } from './families/transfer.ts'
import { wordFamilies } from './families/words.ts'
import type { Family } from './family.ts'

export const families: readonly Family[] = [
  ...projectFamilies,
  ...regionalFamilies,
  ...moneyFamilies,
  ...wordFamilies,
  ...departmentFamilies,
  ...transferFamilies,
  ...targetFamilies,
  ...evaluationFamilies,
  ...buildFamilies,
]

/** Every layout family of the benchmark. Their order says which of them become which kind of picture. */
import { departmentFamilies } from './families/department.ts'
import { dividedTargetFamilies } from './families/divided-targets.ts'
import { evaluationFamilies } from './families/evaluation.ts'
import { frameworkFamilies } from './families/frameworks.ts'
import { joinedCellFamilies } from './families/joined-cells.ts'
import { moneyFamilies } from './families/money-and-goals.ts'
import { pageFamilies } from './families/pages.ts'
import { projectFamilies } from './families/project.ts'
import { regionalFamilies } from './families/regional.ts'
import { targetFamilies } from './families/target.ts'
import { totalFamilies } from './families/totals.ts'
import { transferFamilies } from './families/transfer.ts'
import { turnedFamilies } from './families/turned.ts'
import { wordFamilies } from './families/words.ts'
import type { Family } from './family.ts'

export const families: readonly Family[] = [
  ...projectFamilies,
  ...totalFamilies,
  ...dividedTargetFamilies,
  ...regionalFamilies,
  ...moneyFamilies,
  ...wordFamilies,
  ...frameworkFamilies,
  ...departmentFamilies,
  ...transferFamilies,
  ...targetFamilies,
  ...evaluationFamilies,
  ...turnedFamilies,
  ...joinedCellFamilies,
  ...pageFamilies,
]

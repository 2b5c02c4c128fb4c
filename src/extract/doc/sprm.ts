/** Single property modifiers: an operation code and its operand, one after another ([MS-DOC] 2.6). */
import { slice, u8, u16 } from './binary.ts'

export type Sprm = { readonly code: number; readonly operand: DataView }

export const SPRM = {
  paragraphInTable: 0x2416,
  paragraphEndsRow: 0x2417,
  paragraphEndsInnerCell: 0x244b,
  paragraphEndsInnerRow: 0x244c,
  paragraphDepth: 0x6649,
  paragraphOutline: 0x2640,
  paragraphListLevel: 0x260a,
  paragraphList: 0x460b,
  paragraphElsewhere: 0x6646,
  paragraphElsewhereOld: 0x6645,
  characterDeleted: 0x0800,
  characterHidden: 0x083c,
  characterStruck: 0x0837,
  characterStruckTwice: 0x2a53,
  characterSpecial: 0x0855,
  characterSymbol: 0x6a09,
  tableDefinition: 0xd608,
  tableMergeDown: 0xd62b,
  tableMerge: 0x5624,
  tableSplit: 0x5625,
} as const

/** The modifier whose operand says its own size. [MS-DOC], sprmPChgTabs. */
const TAB_CHANGE = 0xc615

/** The modifiers in `group`, in order; a last one that is cut off is left out. */
export function* sprmsIn(group: DataView): Generator<Sprm> {
  let at = 0
  while (at + 2 < group.byteLength) {
    const code = u16(group, at)
    const { skip, length } = operandSize(group, code, at + 2)
    const begin = at + 2 + skip
    if (begin + length > group.byteLength) return
    yield { code, operand: slice(group, begin, length) }
    at = begin + length
  }
}

/** Bytes of size before the operand, and of the operand: the top three bits of the code say it. */
function operandSize(group: DataView, code: number, at: number): { skip: number; length: number } {
  const kind = code >> 13
  if (kind < 2) return { skip: 0, length: 1 }
  if (kind === 3) return { skip: 0, length: 4 }
  if (kind === 7) return { skip: 0, length: 3 }
  if (kind !== 6) return { skip: 0, length: 2 }
  if (at + 2 > group.byteLength) return { skip: 0, length: 2 }
  if (code === SPRM.tableDefinition) return { skip: 2, length: Math.max(u16(group, at) - 1, 0) }
  const size = u8(group, at)
  if (code === TAB_CHANGE && size === 255) return { skip: 1, length: tabChangeSize(group, at + 1) }
  return { skip: 1, length: size }
}

function tabChangeSize(group: DataView, at: number): number {
  const deleted = 1 + u8(group, at) * 4
  if (at + deleted >= group.byteLength) return deleted
  return deleted + 1 + u8(group, at + deleted) * 3
}

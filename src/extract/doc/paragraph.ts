/** What a paragraph's modifiers say of it: heading or not, in which table, and the shape of the row that it ends. */
import { i16, slice, u8, u16, u32 } from './binary.ts'
import type { CellShape } from './row.ts'
import { SPRM, type Sprm, sprmsIn } from './sprm.ts'

/** The list that numbers a paragraph, from 1, and the level in it; null where the paragraph leaves that open. */
export type ParagraphNumber = { readonly list: number | null; readonly level: number | null }

export type ParagraphProperties = {
  number: ParagraphNumber
  /** Heading level from 1; null where the paragraph itself does not say, 0 where it says that it is body text. */
  level: number | null
  inTable: boolean
  depth: number | null
  endsRow: boolean
  endsInnerCell: boolean
  endsInnerRow: boolean
  shapes: CellShape[] | null
}

/** The outline level of body text. [MS-DOC], sprmPOutLvl. */
const BODY_OUTLINE = 9

export const NO_NUMBER: ParagraphNumber = { list: null, level: null }

/** What `group` says of the paragraph's number. */
export function numberIn(group: DataView): ParagraphNumber {
  let number = NO_NUMBER
  for (const { code, operand } of sprmsIn(group)) {
    if (code === SPRM.paragraphList) number = { ...number, list: u16(operand, 0) }
    if (code === SPRM.paragraphListLevel) number = { ...number, level: u8(operand, 0) }
  }
  return number
}

/** The heading level that `group` sets, from 1; 0 for body text; null where it sets none. */
export function outlineLevel(group: DataView): number | null {
  let level: number | null = null
  for (const { code, operand } of sprmsIn(group)) {
    if (code === SPRM.paragraphOutline) level = levelOf(u8(operand, 0))
  }
  return level
}

function levelOf(outline: number): number {
  return outline >= BODY_OUTLINE ? 0 : outline + 1
}

/** Reads `group`; where it is too long for its page it stands in `elsewhere`, the Data stream. */
export function readParagraph(group: DataView, elsewhere: DataView | null): ParagraphProperties {
  const paragraph: ParagraphProperties = {
    number: NO_NUMBER,
    level: null,
    inTable: false,
    depth: null,
    endsRow: false,
    endsInnerCell: false,
    endsInnerRow: false,
    shapes: null,
  }
  for (const sprm of sprmsIn(group)) {
    const { code, operand } = sprm
    if (code === SPRM.paragraphElsewhere || code === SPRM.paragraphElsewhereOld) {
      if (elsewhere) applyAll(paragraph, groupAt(elsewhere, u32(operand, 0)))
    } else apply(paragraph, sprm)
  }
  return paragraph
}

function groupAt(elsewhere: DataView, at: number): DataView {
  return slice(elsewhere, at + 2, u16(elsewhere, at))
}

function applyAll(paragraph: ParagraphProperties, group: DataView): void {
  for (const sprm of sprmsIn(group)) apply(paragraph, sprm)
}

type Apply = (paragraph: ParagraphProperties, operand: DataView) => void

const effects: Readonly<Record<number, Apply>> = {
  [SPRM.paragraphInTable]: (paragraph, operand) => {
    paragraph.inTable = u8(operand, 0) !== 0
  },
  [SPRM.paragraphDepth]: (paragraph, operand) => {
    paragraph.depth = u32(operand, 0)
  },
  [SPRM.paragraphEndsRow]: (paragraph, operand) => {
    paragraph.endsRow = u8(operand, 0) !== 0
  },
  [SPRM.paragraphEndsInnerCell]: (paragraph, operand) => {
    paragraph.endsInnerCell = u8(operand, 0) !== 0
  },
  [SPRM.paragraphEndsInnerRow]: (paragraph, operand) => {
    paragraph.endsInnerRow = u8(operand, 0) !== 0
  },
  [SPRM.paragraphOutline]: (paragraph, operand) => {
    paragraph.level = levelOf(u8(operand, 0))
  },
  [SPRM.paragraphList]: (paragraph, operand) => {
    paragraph.number = { ...paragraph.number, list: u16(operand, 0) }
  },
  [SPRM.paragraphListLevel]: (paragraph, operand) => {
    paragraph.number = { ...paragraph.number, level: u8(operand, 0) }
  },
  [SPRM.tableDefinition]: (paragraph, operand) => {
    paragraph.shapes = readShapes(operand)
  },
  [SPRM.tableMergeDown]: (paragraph, operand) => {
    if (operand.byteLength < 2) return
    const index = u8(operand, 0)
    change(paragraph, [index, index + 1], { joinsUp: u8(operand, 1) === MERGES_UP })
  },
  [SPRM.tableMerge]: (paragraph, operand) => {
    change(paragraph, [u8(operand, 0) + 1, u8(operand, 1)], { joinsLeft: true })
  },
  [SPRM.tableSplit]: (paragraph, operand) => {
    change(paragraph, [u8(operand, 0), u8(operand, 1)], { joinsLeft: false })
  },
}

/** The operand of a cell merged up. [MS-DOC], sprmTVertMerge. */
const MERGES_UP = 1

function apply(paragraph: ParagraphProperties, { code, operand }: Sprm): void {
  effects[code]?.(paragraph, operand)
}

function change(
  paragraph: ParagraphProperties,
  [from, to]: readonly [number, number],
  changed: Partial<CellShape>,
): void {
  paragraph.shapes =
    paragraph.shapes?.map((shape, index) =>
      index >= from && index < to ? { ...shape, ...changed } : shape,
    ) ?? null
}

/** Bytes of a TC80. [MS-DOC]. */
const CELL_SIZE = 20
/** The bits of a cell merged with its neighbour. [MS-DOC], horzMerge. */
const MERGED_ACROSS = 0x03
/** The bits of a cell merged with those above or below. [MS-DOC], vertMerge. */
const MERGED_DOWN = 0x60
/** Their value where the cell goes on from above. [MS-DOC]. */
const DOWN_CONTINUES = 0x20

/** The cells of a row: their edges, then a record each; records left out at the end are of plain cells. */
function readShapes(definition: DataView): CellShape[] | null {
  if (definition.byteLength < 1) return null
  const count = u8(definition, 0)
  const records = 1 + (count + 1) * 2
  if (records > definition.byteLength) return null
  const flags = Array.from({ length: count }, (_, index) => {
    const at = records + index * CELL_SIZE
    return at + 2 <= definition.byteLength ? u16(definition, at) : 0
  })
  const joins = joinsAcross(flags.map((flag) => flag & MERGED_ACROSS))
  return flags.map((flag, index) => ({
    left: i16(definition, 1 + index * 2),
    right: i16(definition, 3 + index * 2),
    joinsLeft: joins[index] ?? false,
    joinsUp: (flag & MERGED_DOWN) === DOWN_CONTINUES,
  }))
}

/**
 * Which cells join the one before. Writers and the specification disagree which of the two bits marks the first
 * cell of a merged set; the first that is marked in a row can only be a first.
 */
function joinsAcross(marks: readonly number[]): readonly boolean[] {
  const first = marks.find((mark) => mark !== 0)
  return marks.map((mark, index) => mark !== 0 && mark !== first && marks[index - 1] !== 0)
}

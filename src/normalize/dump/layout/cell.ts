/** The words under one column as a cell. */
import type { Piece } from './band.ts'
import { type DraftCell, draftCell } from './draft.ts'
import { textOf } from './word.ts'

/** A cell of `pieces`; `line` is where it stands when it has no words. */
export function cellOf(column: number, pieces: readonly Piece[], line: number): DraftCell {
  const words = pieces.flatMap((piece) => piece.words)
  const text = textOf(words)
  return {
    ...draftCell(column, text, words[0]?.line ?? line),
    isUnsure: pieces.some(({ isUnsure }) => isUnsure) || !isBalanced(text),
  }
}

/** Whether each bracket that opens closes: half of one shows that words of the cell stand elsewhere. */
function isBalanced(text: string): boolean {
  return text.split(/[（(]/u).length === text.split(/[）)]/u).length
}

/** Where words stand in their file, said for people. */
import type { Place } from '../extract/document.ts'
import type { Language, Sentence } from '../language/language.ts'

const labels = {
  page: {
    zh: ({ page, x, y }) => `第 ${page} 页，距左 ${x}、距上 ${y}`,
    en: ({ page, x, y }) => `page ${page}, ${x} from the left, ${y} from the top`,
  },
  sheet: {
    zh: ({ sheet, range }) => `工作表“${sheet}” ${range}`,
    en: ({ sheet, range }) => `sheet “${sheet}”, ${range}`,
  },
  flow: { zh: ({ block }) => `第 ${block} 段`, en: ({ block }) => `block ${block}` },
  cell: {
    zh: ({ block, table, row, column }) =>
      `第 ${block} 段，第 ${table} 张表，第 ${row} 行第 ${column} 列`,
    en: ({ block, table, row, column }) =>
      `block ${block}, table ${table}, row ${row}, column ${column}`,
  },
  line: { zh: ({ line }) => `第 ${line} 行`, en: ({ line }) => `line ${line}` },
} as const satisfies Record<Place['kind'], Sentence>

/** Page, sheet, block or line, and where a table is one its row and column; all from 1, lengths in points. */
export function placeLabel(place: Place, language: Language): string {
  switch (place.kind) {
    case 'page': {
      const { x0, top } = place.box
      return labels.page[language]({ page: place.page, x: Math.round(x0), y: Math.round(top) })
    }
    case 'sheet':
      return labels.sheet[language]({ sheet: place.sheet, range: place.range })
    case 'flow':
      return labels.flow[language]({ block: place.block })
    case 'cell': {
      const { block, table, row, column } = place
      return labels.cell[language]({ block, table, row, column })
    }
    case 'line':
      return labels.line[language]({ line: place.line })
  }
}

/** pdfplumber, where the machine’s Python has it: the library that most people take for tables in PDF. */

import { printedBy } from './command.ts'
import { readByRule } from './plain-rule.ts'
import type { Tool } from './tool.ts'

/** Prints for each file one line of JSON: the rows of its pages, lines above tables before them. */
const SCRIPT = `
import json, sys, pdfplumber
for path in sys.argv[1:]:
    rows = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            tables = page.find_tables()
            outside = page
            for table in tables:
                outside = outside.outside_bbox(table.bbox)
            rows += [[line] for line in (outside.extract_text() or '').split('\\n')]
            for table in tables:
                rows += [[cell or '' for cell in row] for row in table.extract()]
    print(json.dumps([path, rows]))
`

export const pdfplumber: Tool = {
  name: 'pdfplumber + plain rule',
  formats: ['pdf', 'pdf-glyphs'],
  about: '`find_tables` with its usual settings (ruling lines). Knows cells, not forms.',
  hint: 'a python3 that can import pdfplumber',
  version: async () => {
    const script = 'import pdfplumber; print(pdfplumber.__version__)'
    return (await printedBy('python3', ['-c', script]))?.trim() ?? null
  },
  read: async (files) => {
    const printed = (await printedBy('python3', ['-c', SCRIPT, ...files])) ?? ''
    const lines = printed.split('\n').filter((line) => line !== '')
    return new Map(
      lines.map((line) => {
        const [file, rows] = JSON.parse(line) as [string, string[][]]
        return [file, readByRule(file, rows)]
      }),
    )
  },
}

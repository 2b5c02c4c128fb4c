/** What reading PDF costs beyond pdf.js itself, on files made here: ratios within one run. */
import { bare } from './bench/bare.ts'
import { type Compared, compare } from './bench-reading.ts'
import { formSheets } from './make/form-sheets.ts'
import { pdfOf } from './make/pdf.ts'

/** Pages of the files: what is published has one to three, sometimes dozens. */
const LENGTHS = [1, 1, 2, 2, 3, 3, 4, 6, 8, 12, 20, 40]

/** From bytes to audited forms against text and operator list of every page. */
export async function benchPdf(): Promise<Compared> {
  return await compare(
    LENGTHS.map((pages) => pdfOf(formSheets(pages))),
    'pdf',
    bare.pdf,
  )
}

if (import.meta.main) console.log(await benchPdf())

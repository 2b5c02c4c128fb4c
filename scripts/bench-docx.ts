/** What reading DOCX costs beyond mammoth itself, on files made here: ratios within one run. */
import { docxOf } from '../test/office.ts'
import { bare } from './bench/bare.ts'
import { type Compared, compare } from './bench-reading.ts'
import { makeReport, randomFrom } from './make/report.ts'
import { wordBlock } from './make/writers.ts'

const FILES = 12

/** From bytes to audited forms against mammoth's HTML of the same bytes, over files of one to six forms. */
export async function benchDocx(): Promise<Compared> {
  return await compare(
    Array.from({ length: FILES }, (_, index) => madeFile(index)),
    'docx',
    bare.docx,
  )
}

/** Forms as Word writes them: each run says its font and size, each paragraph how it is set. */
function madeFile(index: number): Uint8Array {
  const forms = Array.from({ length: 1 + (index % 6) }, (_, form) =>
    makeReport(randomFrom(100 * index + form)),
  )
  const body = forms
    .flatMap(({ blocks }) => blocks.map(wordBlock))
    .join('')
    .replaceAll('<w:p>', `<w:p>${PARAGRAPH}`)
    .replaceAll('<w:r>', `<w:r>${RUN}`)
  return docxOf(body)
}

const PARAGRAPH = '<w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>'
const FONT = 'w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"'
const RUN = `<w:rPr><w:rFonts ${FONT}/><w:color w:val="000000"/><w:sz w:val="18"/></w:rPr>`

if (import.meta.main) console.log(await benchDocx())

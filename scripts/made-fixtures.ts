/** Writes the fixtures that other fixtures are made into: an OFD whose form runs over a page break, and archives. */
import { readFileSync, writeFileSync } from 'node:fs'
import { readDoc } from '../src/extract/doc/doc.ts'
import type { Block } from '../src/extract/document.ts'
import { makeOfd } from './make/ofd.ts'
import { rar5 } from './make/rar.ts'
import { zipOf } from './make/zip.ts'

const DOC = 'fixtures/doc/report-with-form/input.doc'
const OFD = 'fixtures/ofd/form-across-pages/input.ofd'
const ZIP = 'fixtures/archive/nested/input.zip'
const PAGE = 'fixtures/html/saved-as-mail/input.mht'
const RAR = 'fixtures/archive/rar/input.rar'

const settings = { ocr: 'off', maxPages: 100 } as const

/** Lines that push the form down, so that the page ends inside its indicators. */
const narrative = Array.from({ length: 14 }, (_, index): Block => {
  const text = `第${index + 1}标段清淤完成后由管理所复测断面，数据录入台账。`
  return { type: 'paragraph', text, level: null, place: { kind: 'flow', block: 1 } }
})

async function writeFixtures(): Promise<void> {
  const doc = readFileSync(DOC)
  const { blocks } = await readDoc(doc, settings, () => {})
  const ofd = await makeOfd([...narrative, ...blocks])
  writeFileSync(OFD, ofd)
  const inner = await zipOf({ '河道.ofd': ofd, '空.txt': '' })
  const members = {
    '二〇二三年/河道.doc': doc,
    '二〇二三年/附件.zip': inner,
    'Thumbs.db': 'thumbnails',
    '录像.mp4': new Uint8Array([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70]),
  }
  writeFileSync(ZIP, await zipOf(members))
  const page = readFileSync(PAGE, 'latin1')
  writeFileSync(RAR, rar5([{ name: '二〇二二年/桑园.mht', content: page }]))
}

await writeFixtures()

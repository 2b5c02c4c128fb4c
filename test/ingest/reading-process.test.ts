/** What a real reading process can and cannot do, whatever stands in the file it reads. */
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { usualLimits } from '../../src/extract/usual-limits.ts'
import { printFiles } from '../../src/ingest/print.ts'
import { docxOf, xlsxOf, zipOf } from '../office.ts'
import { reportText } from './report-text.ts'

const settings = {
  jobs: 1,
  read: { ocr: 'off', ...usualLimits, maxPages: 10 },
  limits: { timeoutMs: 60_000, memoryMb: 1024 },
  printing: { as: 'document', tables: true, sources: false, language: 'en' },
} as const

type Printed = { readonly text: string; readonly code: string | null }

async function readAll(files: Readonly<Record<string, string | Uint8Array>>) {
  const home = mkdtempSync(join(tmpdir(), 'jixiao-reading-'))
  const folder = join(home, 'files')
  mkdirSync(folder)
  const paths = Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  })
  const lines: Printed[] = []
  for await (const { line } of printFiles(paths, settings)) {
    lines.push({ text: line, code: JSON.parse(line).error?.code ?? null })
  }
  return { home, folder, lines }
}

const row = (words: string) => `<tr><td>项目名称</td><td>${words}</td></tr>`

/** Everything in HTML that a browser would fetch. */
function greedyPage(url: string): string {
  return `<html><head><link rel="stylesheet" href="${url}/a.css"><script src="${url}/b.js"></script>
    <meta http-equiv="refresh" content="0;url=${url}/c"></head><body><img src="${url}/d.png">
    <iframe src="${url}/e"></iframe><object data="${url}/f"></object><table>${row('植树')}</table></body></html>`
}

/** A picture, a template and an embedded page that stand elsewhere. */
function greedyDocx(url: string): Buffer {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const outside = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${type}/${kind}" Target="${target}" TargetMode="External"/>`
  const picture =
    '<w:p><w:r><w:t>植树</w:t></w:r><w:r><w:pict><v:shape><v:imagedata r:id="r1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></v:shape></w:pict></w:r></w:p>'
  return docxOf(picture, {
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${outside('r1', 'image', `${url}/g.png`)}${outside('r2', 'attachedTemplate', `${url}/h.dotm`)}${outside('r3', 'image', 'file:///etc/passwd')}</Relationships>`,
  })
}

/** Scripts and links that a viewer would run when the file is opened. */
function greedyPdf(url: string, written: string): Buffer {
  const script = `this.submitForm('${url}/i'); require('fs').writeFileSync('${written}', '')`
  const content = 'BT /F1 12 Tf 72 700 Td (trees planted) Tj ET'
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (${script.replaceAll(/[()]/gu, '\\$&')}) >> /AA << /O << /S /URI /URI (${url}/j) >> >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (${url}/k) >> >>] >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FontMatrix [1 0 0 1 0 0] >>',
  ]
  let body = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`
  const trailer = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`
  return Buffer.from(body + table + trailer)
}

test('no address in a file is called, and no script in one runs', async () => {
  const calls: string[] = []
  const server = createServer((request, response) => {
    calls.push(request.url ?? '')
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const written = join(tmpdir(), `jixiao-script-${process.pid}`)
  const { lines } = await readAll({
    'a.html': greedyPage(url),
    'b.docx': greedyDocx(url),
    'c.pdf': greedyPdf(url, written),
  })
  server.close()
  expect(lines.map(({ code }) => code)).toEqual([null, null, null])
  expect(lines[0]?.text).toContain('植树')
  expect(lines[1]?.text).not.toContain('root:')
  expect(calls).toEqual([])
  expect(existsSync(written)).toBe(false)
})

test('names in archives are names: nothing is written, nowhere', async () => {
  const { home, folder, lines } = await readAll({
    'a.zip': zipOf({
      '../escaped.txt': reportText('植树'),
      '/tmp/jixiao-absolute.txt': reportText('修路'),
      "x'; DROP TABLE documents; --.txt": reportText('养护'),
    }),
  })
  expect(lines.length).toBeGreaterThan(0)
  expect(readdirSync(home)).toEqual(['files'])
  expect(readdirSync(folder)).toEqual(['a.zip'])
  expect(existsSync('/tmp/jixiao-absolute.txt')).toBe(false)
})

const secret = '甲乙丙丁戊己庚辛'
const bomb = `<!DOCTYPE a [<!ENTITY b "${secret}"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>`
const words = '&c;&d;'

test('no entity is expanded in an Office file', async () => {
  const text = `<w:p><w:r><w:t>树${words}</w:t></w:r></w:p>`
  const document = `${bomb}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${text}</w:body></w:document>`
  const sheet = `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>树${words}</t></is></c></row></sheetData>`
  const { lines } = await readAll({
    'a.docx': docxOf('', { 'word/document.xml': document }),
    'b.xlsx': xlsxOf(sheet, bomb),
  })
  expect(lines).toHaveLength(2)
  for (const { text: line, code } of lines) {
    expect(code ?? 'corrupt').toBe('corrupt')
    expect(line).not.toContain(secret)
    expect(line).not.toContain('root:')
  }
})

import { CFB, utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { detectFormat } from '../../src/extract/detect.ts'
import { docxOf, xlsxOf, zipOf } from '../office.ts'

function containerOf(...streams: readonly string[]): Uint8Array {
  const container = CFB.utils.cfb_new()
  for (const name of streams) CFB.utils.cfb_add(container, `/${name}`, Buffer.alloc(600))
  return CFB.write(container, { type: 'buffer' }) as Uint8Array
}

const workbook = utils.book_new(utils.aoa_to_sheet([['甲', 1]]))
const xml = write(workbook, { type: 'buffer', bookType: 'xlml' })
const biff = write(workbook, { type: 'buffer', bookType: 'biff8' })

describe('the content decides', () => {
  test.each([
    ['a PDF after lines of a gateway', Buffer.from('X-Mail: 1\r\n\r\n%PDF-1.7\n'), 'a.doc', 'pdf'],
    ['a JPEG', Buffer.from('ffd8ffe000104a46', 'hex'), 'a.pdf', 'image'],
    ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'a.docx', 'image'],
    ['a DOCX', docxOf('<w:p/>'), 'a.doc', 'docx'],
    ['an XLSX', xlsxOf('<sheetData/>'), 'a.zip', 'xlsx'],
    ['an OFD', zipOf({ 'OFD.xml': '<ofd/>', 'Doc_0/Document.xml': '' }), 'a.pdf', 'ofd'],
    ['a DOCX cut off before its directory', docxOf('<w:p/>').subarray(0, 900), 'a', 'docx'],
    ['a Word container', containerOf('WordDocument', '1Table'), 'a.wps', 'doc'],
    ['an Excel container', biff, 'a.et', 'xls'],
    ['an Excel container under a wrong name', biff, 'a.doc', 'xls'],
    ['RTF', Buffer.from('{\\rtf1\\ansi }'), 'a.doc', 'rtf'],
    ['a page', Buffer.from('<html><body><table>'), 'a.xls', 'html'],
    [
      'a page after a comment',
      Buffer.from('\ufeff<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE html>'),
      'a',
      'html',
    ],
    ['a fragment', Buffer.from('<table border=1><tr>'), 'a.doc', 'html'],
    ['a page in UTF-16', Buffer.from('\ufeff<html><body>', 'utf16le'), 'a.doc', 'html'],
    [
      'a mailed page',
      Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="b"\r\n\r\n'),
      'a.doc',
      'html',
    ],
    ['a workbook as XML', xml, 'a.xls', 'xls'],
    ['words', Buffer.from('绩效自评\n'), 'a.pdf', 'text'],
    ['words in GB18030', Buffer.from('bca8d0a7d7d4c6c00a', 'hex'), 'a.doc', 'text'],
    ['words about “<”', Buffer.from('<绩效> 自评'), 'a.txt', 'text'],
  ])('%s', (_, bytes, path, format) => {
    expect(detectFormat(bytes, path)).toBe(format)
  })
})

test('the name breaks a tie', () => {
  const words = Buffer.from('自评 <b>表</b>')
  expect(detectFormat(words, 'a.htm')).toBe('html')
  expect(detectFormat(words, 'a.txt')).toBe('text')
})

test.each([
  ['an encrypted package', containerOf('EncryptionInfo', 'EncryptedPackage'), 'encrypted'],
  [
    'a container cut short before its directory',
    containerOf('WordDocument', '1Table').subarray(0, 512),
    'corrupt',
  ],
  ['a container of something else', containerOf('PowerPoint Document'), 'unsupported'],
  ['slides', zipOf({ '[Content_Types].xml': '', 'ppt/presentation.xml': '' }), 'unsupported'],
  ['a ZIP of something else', zipOf({ 'a.bin': '' }), 'unknown_format'],
  [
    'Word 2003 XML',
    Buffer.from('<?xml version="1.0"?><?mso-application progid="Word.Document"?>'),
    'unsupported',
  ],
  ['noise', Uint8Array.from({ length: 200 }, (_, index) => (index * 37) % 256), 'unknown_format'],
  ['zeros', new Uint8Array(100), 'unknown_format'],
])('%s is a typed error', (_, bytes, code) => {
  expect(() => detectFormat(bytes, 'a.doc')).toThrow(expect.objectContaining({ code }))
})

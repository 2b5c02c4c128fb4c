import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rar4, rar5 } from '../../../scripts/make/rar.ts'
import { zipOf } from '../../../scripts/make/zip.ts'
import { archiveKind } from '../../../src/extract/archive/kind.ts'
import { type Unpacked, unpack } from '../../../src/extract/archive/unpack.ts'
import { ExtractError } from '../../../src/extract/error.ts'

async function unpackAll(bytes: Uint8Array): Promise<Unpacked[]> {
  const kind = await archiveKind(bytes)
  if (!kind) throw new Error('not recognised as an archive')
  return await Array.fromAsync(unpack({ path: 'a.zip', bytes, kind }))
}

async function drawn(bytes: Uint8Array): Promise<string[]> {
  return (await unpackAll(bytes)).map((one) =>
    'error' in one
      ? `${one.path}: ${one.error.code}`
      : `${one.path}: ${Buffer.from(one.bytes).toString()}`,
  )
}

/** The name `before` (in ASCII) written as other bytes of the same length, its UTF-8 flag taken off. */
function renamed(zip: Buffer, before: string, after: Uint8Array): Buffer {
  const changed = Buffer.from(zip)
  for (let at = changed.indexOf(before); at >= 0; at = changed.indexOf(before, at + 1)) {
    changed.set(after, at)
  }
  return withFlags(changed, (flags) => flags & ~0x800)
}

function withFlags(zip: Buffer, change: (flags: number) => number): Buffer {
  const changed = Buffer.from(zip)
  for (const [signature, offset] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const) {
    for (let at = zip.indexOf(signature); at >= 0; at = zip.indexOf(signature, at + 1)) {
      changed.writeUInt16LE(change(zip.readUInt16LE(at + offset)), at + offset)
    }
  }
  return changed
}

/** 自评.txt in the code page of Chinese Windows. */
const GBK_NAME = Buffer.from([0xd7, 0xd4, 0xc6, 0xc0, ...Buffer.from('.txt')])

/** A TAR of one file. */
function tarOf(name: string, content: string): Buffer {
  const header = Buffer.alloc(512)
  header.write(name)
  header.write('0000644\0', 100)
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write(`${'0'.repeat(11)}\0`, 136)
  header.write('        0', 148)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, Buffer.from(content.padEnd(512, '\0')), Buffer.alloc(1024)])
}

describe('the kinds of archives', () => {
  test.each([
    [
      'zip',
      () => zipOf({ '二〇二三/自评.txt': 'x', 'b.txt': 'y' }),
      ['二〇二三/自评.txt', 'b.txt'],
    ],
    [
      'zip with GBK names',
      async () => renamed(await zipOf({ 'abcd.txt': 'x' }), 'abcd.txt', GBK_NAME),
      ['自评.txt'],
    ],
    ['rar 5', () => rar5([{ name: '报告/自评.txt', content: 'x' }]), ['报告/自评.txt']],
    ['rar 4', () => rar4([{ name: 'a.txt', content: 'x' }]), ['a.txt']],
    [
      'rar 4 with GBK names',
      () =>
        rar4([
          { name: 'a.txt', content: 'x' },
          { name: GBK_NAME, content: 'y' },
        ]),
      ['a.txt', '自评.txt'],
    ],
    ['tar', () => tarOf('a/b.txt', 'x'), ['a/b.txt']],
    ['tar.gz', () => gzipSync(tarOf('自评.txt', 'x')), ['自评.txt']],
  ] as const)('%s', async (_, make, expected) => {
    const members = await unpackAll(await make())
    expect(members.map(({ path }) => path)).toEqual(expected.map((name) => `a.zip!/${name}`))
    expect(members.filter((member) => 'error' in member)).toEqual([])
  })

  test('a ZIP that is a document of its own is none', async () => {
    expect(
      await archiveKind(await zipOf({ '[Content_Types].xml': '', 'word/a.xml': '' })),
    ).toBeNull()
    expect(await archiveKind(await zipOf({ 'OFD.xml': '' }))).toBeNull()
    expect(await archiveKind(Buffer.from('%PDF-1.7'))).toBeNull()
  })
})

test('archives within archives unpack to paths that show the way', async () => {
  const inner = await zipOf({ 'c.txt': 'c' })
  const packed = rar5([{ name: 'd.txt', content: 'd' }])
  expect(await drawn(await zipOf({ 'x/b.zip': inner, 'y.rar': packed, 'z.txt': 'z' }))).toEqual([
    'a.zip!/x/b.zip!/c.txt: c',
    'a.zip!/y.rar!/d.txt: d',
    'a.zip!/z.txt: z',
  ])
})

test('names that climb out are shown without the climbing', async () => {
  const zip = await zipOf({ 'aa/aa/passwd': 'x' })
  const climbing = renamed(zip, 'aa/aa/passwd', Buffer.from('../../passwd'))
  const rooted = renamed(zip, 'aa/aa/passwd', Buffer.from('/\\..\\\u0007etc/p'))
  expect(await drawn(climbing)).toEqual(['a.zip!/passwd: x'])
  expect(await drawn(rooted)).toEqual(['a.zip!/etc/pd: x'])
})

test('what the operating system left is handed on as no document', async () => {
  const zip = await zipOf({
    '__MACOSX/._a.txt': 'x',
    'b/Thumbs.db': 'x',
    '~$c.docx': 'x',
    'd.txt': 'd',
  })
  expect(await drawn(zip)).toEqual([
    'a.zip!/__MACOSX/._a.txt: not_a_document',
    'a.zip!/b/Thumbs.db: not_a_document',
    'a.zip!/~$c.docx: not_a_document',
    'a.zip!/d.txt: d',
  ])
})

describe('what cannot be read costs the others nothing', () => {
  test('protected members', async () => {
    const open = await zipOf({ 'a.txt': 'x', 'b.txt': 'y' })
    const half = Buffer.from(open)
    const first = withFlags(open, (flags) => flags | 1)
    half.set(first.subarray(0, 30), 0)
    half.set(
      first.subarray(first.indexOf('PK\x01\x02')).subarray(0, 46),
      open.indexOf('PK\x01\x02'),
    )
    expect(await drawn(half)).toEqual(['a.zip!/a.txt: encrypted', 'a.zip!/b.txt: y'])
  })

  test('members whose check sum is wrong', async () => {
    const zip = await zipOf({ 'a.txt': 'x', 'b.txt': 'y' })
    zip.writeUInt32LE(7, zip.indexOf('PK\x01\x02') + 16)
    expect(await drawn(zip)).toEqual(['a.zip!/a.txt: corrupt', 'a.zip!/b.txt: y'])
  })

  test('a RAR that is cut off within a member', async () => {
    const rar = rar5([
      { name: 'a.txt', content: 'x' },
      { name: 'b.txt', content: 'y'.repeat(500) },
    ])
    expect(await drawn(rar.subarray(0, -200))).toEqual([
      'a.zip!/a.txt: x',
      'a.zip!/b.txt: corrupt',
      'a.zip: corrupt',
    ])
  })

  test('a directory that breaks off, after the members before it', async () => {
    const zip = await zipOf({ 'a.txt': 'x', 'b.txt': 'y' })
    zip.write('XX', zip.lastIndexOf('PK\x01\x02'))
    expect(await drawn(zip)).toEqual(['a.zip!/a.txt: x', 'a.zip: corrupt'])
  })
})

describe('archives that give nothing are refused', () => {
  test.each([
    ['a ZIP cut short', async () => (await zipOf({ 'a.txt': 'x' })).subarray(0, 40), 'corrupt'],
    ['a RAR of nothing', () => rar5([]), 'no_content'],
    [
      'a ZIP whose directory is protected',
      async () => withFlags(await zipOf({ 'a.txt': 'x' }), (flags) => flags | 0x41),
      'encrypted',
    ],
    ['an empty ZIP', () => zipOf({}), 'no_content'],
  ] as const)('%s', async (_, make, code) => {
    await expect(drawn(await make())).rejects.toMatchObject({ name: 'ExtractError', code })
  })
})

describe('bombs', () => {
  const blank = Buffer.alloc(20 * 1024 * 1024)

  test('a member that unpacks to more than its packed size allows', async () => {
    expect(await drawn(await zipOf({ 'a.txt': blank, 'b.txt': 'y' }))).toEqual([
      'a.zip!/a.txt: archive_limit',
      'a.zip: archive_limit',
    ])
  })

  test('a compressed stream, however the archive is packed', async () => {
    const kind = await archiveKind(gzipSync(tarOf('a.txt', 'x')))
    expect(kind).toBe('packed')
    const tar = tarOf('a.txt', 'x')
    tar.write(`${blank.length.toString(8).padStart(11, '0')}\0`, 124)
    tar.write('        ', 148)
    const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0)
    tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    const bytes = gzipSync(Buffer.concat([tar.subarray(0, 512), blank]))
    expect(await drawn(bytes)).toEqual(['a.zip!/a.txt: archive_limit'])
  })

  test('archives nested without end', async () => {
    let bytes = await zipOf({ 'a.txt': 'x' })
    for (let depth = 0; depth < 6; depth += 1) bytes = await zipOf({ 'n.zip': bytes })
    expect(await drawn(bytes)).toEqual(['a.zip!/n.zip!/n.zip!/n.zip!/n.zip: archive_limit'])
  })
})

test('whatever bytes change, nothing but an ExtractError comes out, and nothing is written', async () => {
  const before = readdirSync('.')
  const zip = await zipOf({ 'a.txt': '自评表'.repeat(50), 'b.zip': await zipOf({ 'c.txt': 'c' }) })
  const archives = [zip, rar5([{ name: 'a', content: 'xyz' }]), rar4([{ name: 'a', content: 'x' }])]
  const change = fc.tuple(fc.nat(), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...archives),
      fc.array(change, { maxLength: 8 }),
      async (archive, changes) => {
        const bytes = Buffer.from(archive)
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        try {
          const kind = await archiveKind(bytes)
          if (kind) await Array.fromAsync(unpack({ path: 'a', bytes, kind }))
        } catch (error) {
          expect(error).toBeInstanceOf(ExtractError)
        }
      },
    ),
    { numRuns: 150 },
  )
  expect(readdirSync('.')).toEqual(before)
})

import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { archiveKind } from '../../../src/extract/archive/kind.ts'
import { unpack } from '../../../src/extract/archive/unpack.ts'

async function members(path: string, bytes: Buffer) {
  const kind = await archiveKind(bytes)
  if (kind === null) throw new Error('No archive.')
  return Array.fromAsync(unpack({ path, bytes, kind }))
}

/** The packed file with its name in the header, as gzip writes it. */
function named(bytes: Buffer, name: Buffer): Buffer {
  const head = Buffer.from(bytes.subarray(0, 10))
  head[3] = 8
  return Buffer.concat([head, name, Buffer.from([0]), bytes.subarray(10)])
}

const words = Buffer.from('项目支出绩效自评表')

test.each([
  ['a.txt.gz', gzipSync(words), 'a.txt.gz!/a.txt'],
  ['/报告/a.gz', gzipSync(words), '/报告/a.gz!/a'],
  ['a.gz', named(gzipSync(words), Buffer.from('../报告.txt')), 'a.gz!/报告.txt'],
  ['a.gz', named(gzipSync(words), Buffer.from([0xca, 0xf7])), 'a.gz!/树'],
])('%s of one file is that file', async (path, bytes, member) => {
  expect(await members(path, bytes)).toEqual([{ path: member, bytes: words }])
})

test('one that breaks off, or unpacks without end, is told', async () => {
  const cut = gzipSync(words).subarray(0, -12)
  expect(await members('a.gz', cut)).toMatchObject([{ error: { code: 'corrupt' } }])
  const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20))
  expect(await members('a.gz', bomb)).toMatchObject([{ error: { code: 'archive_limit' } }])
})

test('a TAR without its mark is an archive of many all the same', async () => {
  const header = Buffer.alloc(512)
  header.write('a.txt')
  header.write('0000644\0', 100)
  header.write('00000000033\0', 124)
  header.write('        ', 148)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  const body = Buffer.alloc(512)
  words.copy(body)
  const tar = Buffer.concat([header, body, Buffer.alloc(1024)])
  expect(await members('a.tgz', gzipSync(tar))).toEqual([{ path: 'a.tgz!/a.txt', bytes: words }])
})

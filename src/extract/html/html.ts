import { parse } from 'parse5'
import { decodeText, textHead } from '../encoding.ts'
import { ExtractError } from '../error.ts'
import type { Reader } from '../reader.ts'
import { blocksOf } from './flow.ts'
import { isMailWithPage, pageOfMail } from './mail.ts'

/** Where the HTML standard looks for a declared encoding, and somewhat further. */
const HEAD_BYTES = 4096

export const readHtml: Reader = async (file, _settings, note) => {
  const mailed = isMailWithPage(textHead(file)) ? pageOfMail(file) : null
  const { bytes, charset } = mailed ?? { bytes: file, charset: null }
  const html = decodeText(bytes, charset ?? declaredEncoding(bytes), note)
  const blocks = blocksOf(parse(html, { scriptingEnabled: false }), note)
  if (blocks.length === 0) throw new ExtractError('no_content', 'The page holds no visible words.')
  return { pages: null, blocks }
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  return /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?([\w-]+)/iu.exec(head)?.[1] ?? null
}

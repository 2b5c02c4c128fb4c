/** Pages saved with their pictures as one mail (MHTML, MHT): RFC 2557. */

/** A page as the mail holds it: its bytes, and the charset that its part names. */
export type PageOfMail = { readonly bytes: Uint8Array; readonly charset: string | null }

/** Mails within mails. */
const MAX_DEPTH = 4

/** Whether a text begins with the headers of a mail that can hold a page. */
export function isMailWithPage(head: string): boolean {
  const [headers = ''] = head.split(/\r?\n\r?\n/u, 1)
  if (!/^[\w-]+:/u.test(headers)) return false
  return /^Content-Type:\s*(?:multipart\/|text\/html)/imu.test(headers)
}

/** The first HTML part of a mail; null where there is none. */
export function pageOfMail(bytes: Uint8Array): PageOfMail | null {
  return pageIn(Buffer.from(bytes).toString('latin1'), 0)
}

function pageIn(mail: string, depth: number): PageOfMail | null {
  const end = /\r?\n\r?\n/u.exec(mail)
  if (!end || depth > MAX_DEPTH) return null
  const headers = mail.slice(0, end.index).replace(/\r?\n[ \t]+/gu, ' ')
  const body = mail.slice(end.index + end[0].length)
  const type = /^Content-Type:\s*([^;\s]+)/imu.exec(headers)?.[1]?.toLowerCase() ?? ''
  if (type === 'text/html') {
    const charset = /charset\s*=\s*"?([\w-]+)/iu.exec(headers)?.[1] ?? null
    return { bytes: contentOf(body, headers), charset }
  }
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/iu.exec(headers)
  if (!type.startsWith('multipart/') || !boundary) return null
  const parts = body.split(`--${boundary[1] ?? boundary[2]}`).slice(1)
  for (const part of parts) {
    const page = pageIn(part.replace(/^\r?\n/u, ''), depth + 1)
    if (page) return page
  }
  return null
}

function contentOf(body: string, headers: string): Uint8Array {
  const encoding = /^Content-Transfer-Encoding:\s*(\S+)/imu.exec(headers)?.[1]?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const plain = body
    .replace(/=\r?\n/gu, '')
    .replace(/=([0-9a-f]{2})/giu, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
  return Buffer.from(plain, 'latin1')
}

/** The code pages of an RTF: the document's, and those that character sets of fonts stand for. */

/** `TextDecoder` labels by Windows code page. */
const labels: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  54936: 'gb18030',
  65001: 'utf-8',
}

/** Code pages by a font's character set. 0 (Western) and 1 (default) say nothing in a Chinese document. */
const charsets: Readonly<Record<number, number>> = {
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  204: 1251,
  222: 874,
  238: 1250,
}

/** The code page where none is said. RTF 1.9.1, \ansi. */
const WESTERN = 1252

/** The text that `bytes` stand for in a font of that character set. */
export function decodeBytes(bytes: Uint8Array, charset: number, documentPage: number): string {
  const page = charsets[charset] ?? documentPage
  return new TextDecoder(labels[page] ?? labels[WESTERN]).decode(bytes)
}

/** What a font says a glyph means → the character as people write it, or null where the font does not say. */

/** Radicals without a compatibility mapping that fonts give for the everyday character of the same shape. */
const RADICALS: Readonly<Record<string, string>> = {
  '⺁': '厂',
  '⺟': '母',
  '⺠': '民',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
  // Its compatibility mapping is the traditional form, but fonts draw it like the simplified one.
  '⼾': '户',
}

/** The private codes of the symbol fonts that Windows installs, by the font's name. */
const SYMBOLS: readonly (readonly [RegExp, Readonly<Record<number, string>>])[] = [
  [
    /symbol/iu,
    {
      32: ' ',
      43: '+',
      45: '−',
      60: '<',
      61: '=',
      62: '>',
      163: '≤',
      176: '°',
      177: '±',
      179: '≥',
      180: '×',
      183: '•',
      184: '÷',
      185: '≠',
      187: '≈',
    },
  ],
  [
    /wingdings/iu,
    {
      32: ' ',
      108: '●',
      110: '■',
      111: '□',
      113: '□',
      118: '❖',
      167: '▪',
      168: '□',
      216: '➢',
      252: '√',
      253: '×',
      254: '☑',
    },
  ],
]

const COMPATIBLE = /[\u00a0\u2000-\u200a\u202f\u2f00-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/u
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu
const MEANINGLESS = /[\p{Co}\p{Cn}\p{Cc}\p{Cs}\ufffd]/u

/** The characters that `unicode` stands for in the font of that name; null where nobody can know. */
export function readableText(unicode: string, fontName: string): string | null {
  const text = unicode === '\t' || unicode === '\n' || unicode === '\r' ? ' ' : unicode
  const code = text.charCodeAt(0)
  if (code < 0x7f && code >= 0x20) return text
  if (code >= 0xf000 && code <= 0xf0ff) return symbol(code & 0xff, fontName)
  const shown = RADICALS[text] ?? text.replace(INVISIBLE, '')
  if (shown === '') return ''
  if (MEANINGLESS.test(shown)) return null
  return COMPATIBLE.test(shown) ? shown.normalize('NFKC') : shown
}

function symbol(code: number, fontName: string): string | null {
  const table = SYMBOLS.find(([name]) => name.test(fontName))
  return table?.[1][code] ?? null
}

const EVERYDAY = /[\p{Script=Han}\p{Script=Latin}\p{P}\p{S}\p{N}\s\u3000-\u303f\uff00-\uffef]/u

/** Whether a character is one that reports are written with. */
export function isCommonCharacter(text: string): boolean {
  return EVERYDAY.test(text)
}

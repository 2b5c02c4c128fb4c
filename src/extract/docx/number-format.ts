/** How Word prints the number of a list item: `w:numFmt` of ECMA-376, as far as Chinese documents use it. */

type Print = (number: number) => string

const DIGITS = [...'〇一二三四五六七八九']
const ZERO = '零'
const FORMAL = [...'零壹贰叁肆伍陆柒捌玖']

/** 一, 十一, 二十, 一百零五: as numbers are counted in Chinese; beyond 9999 in digits. */
function counted(number: number, digits: readonly string[], units: readonly string[]): string {
  if (number < 0 || number > 9999) return String(number)
  if (number === 0) return ZERO
  let printed = ''
  let isGap = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(number / 10 ** place) % 10
    if (digit === 0) isGap = printed !== ''
    else {
      printed += `${isGap ? ZERO : ''}${digits[digit]}${units[place]}`
      isGap = false
    }
  }
  return printed
}

const chinese: Print = (number) => {
  const printed = counted(number, DIGITS, ['', '十', '百', '千'])
  return number >= 10 && number < 20 ? printed.slice(1) : printed
}
const formal: Print = (number) => counted(number, FORMAL, ['', '拾', '佰', '仟'])

/** Signs of a row in their order; what comes after the last is printed in digits. */
function fromRow(row: string): Print {
  const signs = [...row]
  return (number) => signs[number - 1] ?? String(number)
}

function fromCode(first: number, last: number): Print {
  return (number) =>
    number >= 1 && number <= last ? String.fromCodePoint(first + number - 1) : String(number)
}

/** A to Z, then AA to ZZ: the same letter again. */
const letters: Print = (number) => {
  if (number < 1 || number > 26 * 9) return String(number)
  return String.fromCodePoint(0x41 + ((number - 1) % 26)).repeat(Math.ceil(number / 26))
}

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

const roman: Print = (number) => {
  if (number < 1 || number > 3999) return String(number)
  let rest = number
  let printed = ''
  for (const [value, sign] of ROMAN) {
    printed += sign.repeat(Math.floor(rest / value))
    rest %= value
  }
  return printed
}

const formats: Readonly<Record<string, Print>> = {
  decimal: String,
  decimalZero: (number) => String(number).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalHalfWidth: String,
  decimalEnclosedCircle: fromCode(0x2460, 20),
  decimalEnclosedCircleChinese: fromCode(0x2460, 20),
  decimalEnclosedParen: fromCode(0x2474, 20),
  decimalEnclosedFullstop: fromCode(0x2488, 20),
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: chinese,
  ideographDigital: (number) => [...String(number)].map((digit) => DIGITS[Number(digit)]).join(''),
  taiwaneseDigital: (number) => [...String(number)].map((digit) => DIGITS[Number(digit)]).join(''),
  chineseLegalSimplified: formal,
  ideographLegalTraditional: formal,
  ideographTraditional: fromRow('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: fromRow('子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: fromCode(0x3280, 10),
  upperLetter: letters,
  lowerLetter: (number) => letters(number).toLowerCase(),
  upperRoman: roman,
  lowerRoman: (number) => roman(number).toLowerCase(),
  none: () => '',
}

function fullWidth(number: number): string {
  return [...String(number)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('')
}

/** The number as printed; null for bullets and for formats that are not known, whose sign is none that can be told. */
export function printNumber(number: number, format: string): string | null {
  return Object.hasOwn(formats, format) ? (formats[format]?.(number) ?? null) : null
}

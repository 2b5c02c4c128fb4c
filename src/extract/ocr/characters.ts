/** What an engine read, character by character, cleaned of what it is known to make of others. */
import type { Recognized, RecognizedSymbol } from './recognizer.ts'

/** What was read, character by character, without blanks. */
export function charactersOf(read: Recognized): readonly RecognizedSymbol[] {
  const inked = read.symbols.filter(({ text }) => text.trim() !== '')
  return cleaned(inked.length > 0 ? inked : withoutPlaces(read))
}

function withoutPlaces({ text, confidence }: Recognized): readonly RecognizedSymbol[] {
  return [...text.replace(/\s+/gu, '')].map((one) => ({
    text: one,
    confidence,
    x0: 0,
    x1: 0,
    rivals: [],
  }))
}

/** What recognition makes of brackets, % and 乘: no form prints 〈 without 〉, a figure after %, or X between Han characters. */
function cleaned(read: readonly RecognizedSymbol[]): readonly RecognizedSymbol[] {
  const symbols = withoutSpeck(read)
  const closed = symbols.some(({ text }) => /[〉》]/u.test(text))
  const han = (symbol: RecognizedSymbol | undefined) => /\p{Script=Han}/u.test(symbol?.text ?? '')
  return symbols.flatMap((symbol, index) => {
    const [before, after] = [symbols[index - 1], symbols[index + 1]]
    const opens = (one: RecognizedSymbol | undefined) => !closed && /[〈《]/u.test(one?.text ?? '')
    if (/^\d$/u.test(symbol.text) && afterPercent(symbols, index)) return []
    if (opens(before) && /^[([\]（]$/u.test(symbol.text)) return []
    if (opens(symbol)) return [{ ...symbol, text: '(' }]
    if (/^[Xx]$/u.test(symbol.text) && han(before) && han(after)) return [{ ...symbol, text: '×' }]
    return [symbol]
  })
}

/** Without a speck before or behind Han characters: no form begins, or ends, words with a stop of another script. */
function withoutSpeck(symbols: readonly RecognizedSymbol[]): readonly RecognizedSymbol[] {
  const isSpeck = (at: number) => /^[.．,，'＇`´·]$/u.test(symbols.at(at)?.text ?? '')
  const isHan = (at: number) => /\p{Script=Han}/u.test(symbols.at(at)?.text ?? '')
  const from = isSpeck(0) && isHan(1) ? 1 : 0
  // A comma may end a line that goes on in the next.
  const to =
    isSpeck(-1) && !/^[,，]$/u.test(symbols.at(-1)?.text ?? '') && isHan(-2) ? -1 : undefined
  return from === 0 && to === undefined ? symbols : symbols.slice(from, to)
}

function afterPercent(symbols: readonly RecognizedSymbol[], index: number): boolean {
  const before = symbols.slice(0, index).findLast(({ text }) => !/^\d$/u.test(text))
  return before !== undefined && /[%％]/u.test(before.text)
}

export function textOf(characters: readonly Pick<RecognizedSymbol, 'text'>[]): string {
  return characters.map(({ text }) => text).join('')
}

/** Whether two readings differ in no more than the width of their characters. */
export function sameText(one: string, other: string): boolean {
  return one.normalize('NFKC') === other.normalize('NFKC')
}

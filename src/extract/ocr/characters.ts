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

/** Without a speck behind the last Han character: no form ends words with a stop or a stroke of another script. */
function withoutSpeck(symbols: readonly RecognizedSymbol[]): readonly RecognizedSymbol[] {
  const [before, last] = symbols.slice(-2)
  const isSpeck = /^[.．'＇`´·]$/u.test(last?.text ?? '')
  return isSpeck && /\p{Script=Han}/u.test(before?.text ?? '') ? symbols.slice(0, -1) : symbols
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

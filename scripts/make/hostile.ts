/** Small files that were made to cost much, by name: they may end in any typed way, and must end early. */
import { deflateSync } from 'node:zlib'
import { pdfOf } from './pdf.ts'
import { zipOf } from './zip.ts'

/** So many that a square of them would not end. */
const ENDLESS = 100_000

const PIECES = ['：', '；', '\u3000', '\u00a0', '1', '１', '1.', '1,', '得分10分', '（50分）']

/** A form with the piece without end in its title, its name, its money, its indicators and their scores. */
function repetition(piece: string): string {
  const words = piece.repeat(ENDLESS)
  return `<meta charset="utf-8"><p>${words}x</p><table><tr><td>项目名称<td colspan="6">${words}x
<tr><td colspan="2">项目资金（万元）<td>年初预算数<td>全年预算数<td>全年执行数<td>分值<td>得分
<tr><td colspan="2">年度资金总额<td>10<td>10<td>${words}<td>10<td>10
<tr><td>一级指标<td>二级指标<td>三级指标<td>年度指标值<td>实际完成值<td>分值<td>得分
<tr><td>产出指标<td>数量指标<td>${words}<td>≥${words}<td>得分${words}x<td>50<td>${words}</table>`
}

/** Forms each of which draws the next ten times. */
function formsWithinForms(): Uint8Array {
  const depth = 12
  const named = Array.from({ length: depth }, (_, at) => `/X${at} ${7 + at} 0 R`).join(' ')
  const dictionary = `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << ${named} >> >> /Filter /FlateDecode`
  const forms = Array.from({ length: depth }, (_, at) => ({
    dictionary,
    stream: deflateSync(at === depth - 1 ? '0 0 m 9 9 l S' : `/X${at + 1} Do `.repeat(10)),
  }))
  return pdfOf([{ width: 595, height: 842, ink: [{ kind: 'raw', operators: '/X0 Do' }] }], forms)
}

/** The files by their names. */
export async function hostileFiles(): Promise<Readonly<Record<string, string | Uint8Array>>> {
  const line = '得分10分'
  const inner = await zipOf({ 'line.txt': line.repeat(300_000) })
  const repetitions = PIECES.map((piece, at) => [`repetition-${at}.html`, repetition(piece)])
  return {
    'figures-in-one-line.txt': line.repeat(4000),
    'line-packed-twice.zip': await zipOf({ 'inner.zip': inner }),
    'forms-within-forms.pdf': formsWithinForms(),
    'lone-surrogate.txt': Buffer.from('\ufeff项目\ud800名称\t甲', 'utf16le'),
    ...Object.fromEntries(repetitions),
  }
}

/** How made forms are read in every carrier, changed in every way that must not matter. */
import { extract } from '../../src/extract/extract.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { segment } from '../../src/segment/segment.ts'
import { type Change, changes } from './alter.ts'
import { type Carrier, carriers } from './carry.ts'
import { layOut, type Parting } from './lay-out.ts'
import { type MadeForm, madeForms } from './made-form.ts'
import { reckon, type Tally } from './reckon.ts'

const settings = { ocr: 'off', maxPages: 10 } as const

type Layout = Change & { readonly parting: Parting }

const partings: readonly Layout[] = (['pages', 'pages without headings', 'turned'] as const).map(
  (parting) => ({ name: `parted: ${parting}`, alter: (form) => form, parting }),
)

const layouts: readonly Layout[] = [
  ...changes.map((change): Layout => ({ ...change, parting: 'whole' })),
  ...partings,
]

/** A line a change, a column a carrier; each cell: values right, wrong, named and silent, of all made forms together. */
export async function accuracyTable(): Promise<string> {
  const head = ['change', ...carriers.map(({ name }) => name)]
  const rows: string[][] = []
  for (const layout of layouts) {
    const cells = await Promise.all(carriers.map((carrier) => tallyOf(layout, carrier)))
    rows.push([layout.name, ...cells.map(drawn)])
  }
  return drawnTable([head, head.map(() => '---'), ...rows])
}

async function tallyOf(layout: Layout, carrier: Carrier): Promise<Tally> {
  const sum: Tally = { right: 0, wrong: 0, named: 0, silent: 0 }
  for (const form of madeForms) {
    const tally = await readMade(layout.alter(form), layout.parting, carrier)
    sum.right += tally.right
    sum.wrong += tally.wrong
    sum.named += tally.named
    sum.silent += tally.silent
  }
  return sum
}

async function readMade(form: MadeForm, parting: Parting, carrier: Carrier): Promise<Tally> {
  const text = carrier.write(form.title, layOut(form, parting))
  const { format, name } = carrier
  const file = { path: name, sha256: '', format, bytes: Buffer.from(text) }
  return reckon(form, normalize(await extract(file, settings), segment))
}

function drawn({ right, wrong, named, silent }: Tally): string {
  return `${right}/${wrong}/${named}/${silent}`
}

function drawnTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  )
  const lines = rows.map((row) => {
    const cells = row.map((text, at) => text.padEnd(widths[at] ?? 0))
    return `| ${cells.join(' | ')} |`
  })
  return `${lines.join('\n')}\n`
}

/** JSON that people read and version control compares: keys in a fixed order, what fits on one line on one line. */

/** Characters of a line that a list or an object may stand on. Chosen; what a reader sees at once. */
const WIDTH = 140

/** Keys in the order in which a form prints its fields; the rest follows by the alphabet. */
const order = [
  ...['about', 'code', 'severity', 'stage', 'form', 'path', 'type', 'kind', 'format', 'sha256'],
  ...[
    'size',
    'source',
    'number',
    'title',
    'year',
    'period',
    'project_name',
    'department',
    'unit',
    'name',
  ],
  ...['contact', 'person', 'phone', 'funds', 'goals', 'indicators', 'total', 'level', 'label'],
  ...['initial_budget', 'annual_budget', 'executed', 'expected', 'level1', 'level1_weight'],
  ...[
    'level1_code',
    'level2',
    'level2_weight',
    'level2_code',
    'level3',
    'level4',
    'topic',
    'operator',
  ],
  ...['value', 'upper', 'target', 'target_value', 'actual', 'actual_value', 'weight'],
  ...['execution_rate', 'score', 'grade', 'attained', 'note', 'description', 'pages', 'page'],
  ...['rowCount', 'columnCount', 'spans', 'row', 'column', 'rowSpan', 'colSpan', 'text'],
  ...['raw', 'basis', 'x0', 'top', 'x1', 'bottom', 'decimals', 'confidence', 'place', 'paths'],
  ...['origin', 'forms', 'sections', 'figures', 'blocks', 'cells', 'notes', 'findings', 'extra'],
]
const ranks = new Map(order.map((key, rank) => [key, rank]))

/** Parts of a measurement, which are kept to two decimals. */
const measured = new Set(['x0', 'top', 'x1', 'bottom', 'confidence'])

/** A value as JSON text with a closing line break; the same value always gives the same text. */
export function stableJson(value: unknown): string {
  return `${print(value, '', 0)}\n`
}

/** `used`: characters that already stand on the line. */
function print(value: unknown, indent: string, used: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const flat = printFlat(value)
  if (used + flat.length <= WIDTH) return flat
  const inner = `${indent}  `
  const members = Array.isArray(value)
    ? value.map((member) => inner + print(member, inner, inner.length + 1))
    : entriesOf(value).map(([key, member]) => {
        const name = `${inner}${JSON.stringify(key)}: `
        return name + print(member, inner, name.length + 1)
      })
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${members.join(',\n')}\n${indent}${close}`
}

function printFlat(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  if (Array.isArray(value)) return `[${value.map((member) => printFlat(member)).join(', ')}]`
  const members = entriesOf(value).map(
    ([key, member]) => `${JSON.stringify(key)}: ${printFlat(member)}`,
  )
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]): [string, unknown] => [key, rounded(key, member)])
    .sort(([one], [other]) => rankOf(one) - rankOf(other) || (one < other ? -1 : 1))
}

function rankOf(key: string): number {
  return ranks.get(key) ?? order.length
}

function rounded(key: string, member: unknown): unknown {
  return measured.has(key) && typeof member === 'number' ? Math.round(member * 100) / 100 : member
}

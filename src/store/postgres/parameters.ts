/** Statements name their values as SQLite does (`?`, `:name`, `@name`); PostgreSQL numbers them. */

export type Numbered = {
  readonly sql: string
  /** What each number stands for: a name, or the place of an unnamed one. */
  readonly names: readonly (string | number)[]
}

/** What is no parameter although it looks like one: texts, quoted names, comments, casts. */
const TOKEN =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$|::|\?|[:@](?<name>[A-Za-z_]\w*)/gu

/** The statement with numbered values. The same name is the same value. */
export function numbered(sql: string): Numbered {
  const names: (string | number)[] = []
  let unnamed = 0
  const text = sql.replaceAll(TOKEN, (token, ...rest) => {
    const { name } = rest.at(-1) as { readonly name?: string }
    if (name === undefined && token !== '?') return token
    const key = name ?? unnamed++
    if (!names.includes(key)) names.push(key)
    return `$${names.indexOf(key) + 1}`
  })
  return { sql: text, names }
}

/** The values in the order of their numbers. Throws where one is missing. */
export function valuesFor({ names }: Numbered, given: readonly unknown[]): readonly unknown[] {
  const named = Object.assign({}, ...given.filter(isNamed)) as Readonly<Record<string, unknown>>
  const unnamed = given.filter((value) => !isNamed(value))
  return names.map((key) => {
    const value = typeof key === 'number' ? unnamed[key] : named[key]
    if (value === undefined) throw new RangeError(`There is no value for ${key}.`)
    return value
  })
}

function isNamed(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
}

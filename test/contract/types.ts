/** The public types of the package as their source spells them: what `src/jixiao.ts` exports, and every type that this names. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const DOOR = 'src/jixiao.ts'

const DECLARATION =
  /^(?:export )?(?:(type|class|const) (\w+)|(?:async )?(function\*?) (\w+))[\s\S]*?(?=\n\n|\n\/\*\*|\n(?:export|type|const) |(?![\s\S]))/gmu
const HANDED_ON = /^export (?:type )?\{([^}]*)\} from '([^']+)'/gmu
const IMPORTED = /^import (?:type )?\{([^}]*)\} from '(\.[^']+)'/gmu
const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu
const NAME = /\b[A-Z]\w+|(?<=typeof )\w+/gu

/** One line a declaration, in the order of their names. */
export function publicDeclarations(): readonly string[] {
  const lines = new Map<string, string>()
  const waiting = [...exportedNames()]
  for (const { name, file } of waiting) {
    const key = `${file} ${name}`
    const line = lines.has(key) ? undefined : declarationOf(file, name)
    if (line === undefined) continue
    lines.set(key, line)
    const words = line.replace(/'[^']*'/gu, '').match(NAME) ?? []
    waiting.push(...words.map((word) => ({ name: word, file: homeOf(file, word) })))
  }
  return [...lines.values()].sort()
}

/** Every name that the package exports. */
export function publicNames(): readonly string[] {
  const handedOn = listed(HANDED_ON, DOOR).map(({ inner, outer }) =>
    inner === outer ? outer : `${outer} (${inner})`,
  )
  return [...ownNames(), ...handedOn].sort()
}

type Declared = { readonly name: string; readonly file: string }

function exportedNames(): readonly Declared[] {
  return [
    ...ownNames().map((name) => ({ name, file: DOOR })),
    ...listed(HANDED_ON, DOOR).map(({ inner, file }) => ({ name: inner, file })),
  ]
}

function ownNames(): readonly string[] {
  const own = /^export (?:type|(?:async )?function\*?) (\w+)(?! from)/gmu
  return [...readFileSync(DOOR, 'utf8').matchAll(own)].map(([, name = '']) => name)
}

type Listed = { readonly inner: string; readonly outer: string; readonly file: string }

/** The names in lists of braces, by the name that their own file gives them and the one they have here. */
function listed(pattern: RegExp, file: string): readonly Listed[] {
  return [...readFileSync(file, 'utf8').matchAll(pattern)].flatMap(([, names = '', from = '']) =>
    names
      .replace(COMMENT, '')
      .split(',')
      .map((name) => name.trim().replace(/^type /u, ''))
      .filter((name) => name !== '')
      .map((name) => {
        const [inner = '', outer = inner] = name.split(' as ')
        return { inner, outer, file: join(dirname(file), from) }
      }),
  )
}

/** Where a name is declared that stands in a file: what it imports from, or itself. */
function homeOf(file: string, name: string): string {
  return listed(IMPORTED, file).find(({ outer }) => outer === name)?.file ?? file
}

/** A declaration without comments and white space, of a function its signature alone; undefined for what is not ours. */
function declarationOf(file: string, name: string): string | undefined {
  for (const [text, , data, isFunction, called] of readFileSync(file, 'utf8').matchAll(
    DECLARATION,
  )) {
    if ((data ?? called) !== name) continue
    const kept = isFunction === undefined ? text : text.replace(/ \{\n[\s\S]*$/u, '')
    return kept
      .replace(COMMENT, '')
      .replace(/\s+/gu, ' ')
      .replace(/^export /u, '')
      .trim()
  }
  return undefined
}

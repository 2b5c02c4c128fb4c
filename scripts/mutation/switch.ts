/** Which mutant is in force, and what it may cost. Lives in the process that runs the tests, as the global `mutation`. */

/** Rounds of loops that a test may take under a mutant: so many times those of the source, and some. */
const MOST_TIMES = 20
const SPARE_ROUNDS = 200_000

/** A loop that does not end. */
export class Hung extends Error {}

type Setter = { readonly set: () => void; readonly unset: () => void }
type Memo = { readonly clear: () => void }

let active = -1
let rounds = 0
let mostRounds = Number.POSITIVE_INFINITY
let reached: Set<number> | null = null
const constants = new Map<number, Setter>()
const memos: Memo[] = []

/** A pattern that is another one while one of its mutants is in force. */
class Switched extends RegExp {
  readonly others: readonly (readonly [number, RegExp])[]

  constructor(pattern: RegExp | string, flags?: string) {
    super(pattern, flags)
    // `split` and `matchAll` work on a copy.
    this.others = pattern instanceof Switched ? pattern.others : pending
  }

  override exec(text: string): RegExpExecArray | null {
    for (const [id, other] of this.others) {
      if (!is(id)) continue
      const again = new RegExp(other, this.flags)
      again.lastIndex = this.lastIndex
      const found = again.exec(text)
      this.lastIndex = again.lastIndex
      return found
    }
    return super.exec(text)
  }
}

let pending: Switched['others'] = []

/** Whether a mutant is in force; that a test came by is noted. */
function is(id: number): boolean {
  reached?.add(id)
  return id === active
}

/** The same, for what is made true or false: that is noted by `saw`. */
function at(id: number): boolean {
  return id === active
}

/** Notes the mutants that would change a value: what is true all the time cannot tell that it was made true. */
function saw<Value>(yes: number, no: number, ways: readonly OtherWay[], value: Value): Value {
  if (reached === null) return value
  if (value !== true) reached.add(yes)
  if (value !== false) reached.add(no)
  for (const [id, other] of ways) if (!reached.has(id) && differs(other, value)) reached.add(id)
  return value
}

type OtherWay = readonly [id: number, other: () => unknown]

function differs(other: () => unknown, value: unknown): boolean {
  try {
    return !Object.is(other(), value)
  } catch {
    return true
  }
}

function pattern(original: RegExp, others: Switched['others']): RegExp {
  pending = others
  return new Switched(original)
}

function round(): void {
  rounds += 1
  if (rounds > mostRounds) throw new Hung('a loop does not end')
}

/** What instrumented source calls. */
export const mutation = {
  is,
  at,
  saw,
  pattern,
  round,
  constant(id: number, set: () => void, unset: () => void): void {
    constants.set(id, { set, unset })
  },
  memo(made: Map<unknown, unknown> | WeakMap<object, unknown>): Map<unknown, unknown> {
    // A WeakMap cannot be emptied; a run of tests can hold what it remembers.
    const memo = made instanceof Map ? made : new Map<unknown, unknown>()
    memos.push(memo)
    return memo
  },
}

export type Reach = { readonly ids: ReadonlySet<number>; readonly rounds: number }

/** Runs a test on the source as it is: what it reaches, and in how many rounds. */
export async function observed(run: () => unknown): Promise<Reach> {
  forget()
  const ids = new Set<number>()
  reached = ids
  rounds = 0
  try {
    await run()
  } finally {
    reached = null
  }
  return { ids, rounds }
}

/** Runs a test under a mutant; rejects where the test notices it, with `Hung` where it does not end. */
export async function under(id: number, usual: number, run: () => unknown): Promise<void> {
  forget()
  rounds = 0
  mostRounds = usual * MOST_TIMES + SPARE_ROUNDS
  active = id
  constants.get(id)?.set()
  try {
    await run()
    // A test may catch what is thrown at it.
    if (rounds > mostRounds) throw new Hung('a loop does not end')
  } finally {
    active = -1
    mostRounds = Number.POSITIVE_INFINITY
    constants.get(id)?.unset()
    forget()
  }
}

function forget(): void {
  for (const memo of memos) memo.clear()
}

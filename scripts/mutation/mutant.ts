/** One small change of the source that a test should notice. */
export type Mutant = {
  readonly id: number
  /** Path from the root of the project. */
  readonly file: string
  readonly line: number
  readonly operator: Operator
  /** The source between these offsets, in UTF-16 units, … */
  readonly start: number
  readonly end: number
  /** … becomes this. */
  readonly becomes: string
  /** How it comes into force: in place of an expression, by leaving a statement out, by setting a constant. */
  readonly manner: 'expression' | 'statement' | 'constant' | 'pattern'
}

export type Operator =
  | 'condition'
  | 'comparison'
  | 'logic'
  | 'arithmetic'
  | 'sign'
  | 'boolean'
  | 'number'
  | 'string'
  | 'statement'
  | 'method'
  | 'pattern'

/** What came of a mutant. `unreached`: no test comes by; `hung`: it went round a loop far more often than the source does. */
export type Outcome = 'killed' | 'hung' | 'survived' | 'unreached'

/** What one run of the tests is given, as JSON. */
export type Trial = {
  readonly mutants: readonly Mutant[]
  /** Where the outcomes are written, by the mutants’ ids. */
  readonly results: string
  /** Tests that take longer, in milliseconds of the processor, are not run again for each mutant. */
  readonly mostCost: number
  /** A mutant that no test has noticed after so many seconds of the processor counts as a survivor. */
  readonly mostSeconds: number
  /** Mutants that are not tried by then are left out. */
  readonly minutes: number
}

export type Result = {
  readonly id: number
  readonly outcome: Outcome
  /** The test that noticed it. */
  readonly by: string | null
}

/** How a run ended; `failed` counts what could not be read in this run, `crashed` what of that was our own fault. */
export type RunEnd = {
  readonly isInterrupted: boolean
  readonly found: number
  readonly failed: number
  readonly crashed: number
}

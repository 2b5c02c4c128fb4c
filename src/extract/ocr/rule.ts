/** Ruling lines among the pixels of a page. */

/** A ruling line in pixels. `from`–`to` is the band of ink across it, `start`–`end` its run; all inclusive. */
export type RulingLine = {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

export type Rules = {
  readonly horizontal: readonly RulingLine[]
  readonly vertical: readonly RulingLine[]
}

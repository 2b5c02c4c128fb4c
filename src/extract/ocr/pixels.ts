/** An image as its pixels. */

/** 0 is black, 255 white; row by row from the top left. */
export type Grey = {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  /** How much bluer than red each pixel was, 0 to 255; absent where none was, and in what was made of an image. */
  readonly blue?: Uint8Array
  /** Red ink, if there is any. */
  readonly red?: RedInk
}

export type RedInk = {
  /** How much redder than grey each pixel was, 0 to 255. */
  readonly shades: Uint8Array
  /** Whether it is so much that it was taken out, as that of stamps. */
  readonly isTaken: boolean
}

/** Pixels as decoders hand them over: 1 (grey), 3 (RGB) or 4 (RGBA) bytes each. */
export type Pixels = {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint8ClampedArray
  readonly channels: 1 | 3 | 4
}

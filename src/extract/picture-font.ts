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

let found: string | null | undefined

/**
 * Gives the general families a font that has Chinese characters, `JIXIAO_FONT` or one of the system's; false where there is
 * none, or `JIXIAO_FONT` is empty: such characters are drawn as empty boxes then.
 */
export function useChineseFont(): boolean {
  if (found !== undefined) return found !== null
  const { JIXIAO_FONT } = process.env
  const files = JIXIAO_FONT === undefined ? FILES : [JIXIAO_FONT]
  found = files.find((path) => path !== '' && existsSync(path)) ?? null
  if (found === null) return false
  for (const family of ['sans-serif', 'serif', 'monospace']) {
    GlobalFonts.registerFromPath(found, family)
  }
  return true
}

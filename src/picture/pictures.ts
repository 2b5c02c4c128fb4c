/** The door: pages as pictures, drawn in a confined process and kept on disk by content, page and resolution. */
import type { ChildProcess } from 'node:child_process'
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cacheFolder } from '../extract/ocr/cache.ts'
import { startConfinedChild } from '../process/child.ts'
import type { PictureAnswer, PictureOrder } from './picture-process.ts'

/** Where a page is to be found: a file, or an archive that holds it. */
export type PageSource = Omit<PictureOrder, 'id'>

/** A page as PNG, its size in points. */
export type PagePicture = {
  readonly png: Buffer
  readonly width: number
  readonly height: number
}

export type Pictures = {
  /** Null where the page cannot be drawn: the file is gone, has changed, or is broken. */
  readonly draw: (source: PageSource) => Promise<PagePicture | null>
  readonly close: () => void
}

/** JavaScript heap of the drawing process, megabytes. */
const MEMORY_MB = 512
/** Longest time for one page, milliseconds. Chosen; a person waits for it. */
const LONGEST_MS = 30_000
/** A process that nobody asked anything for so long is ended. */
const IDLE_MS = 5 * 60_000
/** Pictures kept on disk at most. */
const MOST_KEPT = 4000
/** Width and height stand before the PNG, as two doubles. */
const HEAD = 16

/** Draws one page at a time; the process is started at once, so that the first page need not wait for it. */
export function openPictures(environment: NodeJS.ProcessEnv): Pictures {
  const drawer = openDrawer()
  const ocr = cacheFolder(environment)
  const folder = ocr === null ? null : join(dirname(ocr), 'pages')
  const underway = new Map<string, Promise<PagePicture | null>>()
  let queue: Promise<unknown> = Promise.resolve()
  const draw = (source: PageSource) => {
    const { sha256, page, dpi } = source
    const name = `${sha256}-${page}-${dpi}.page`
    const known = underway.get(name)
    if (known !== undefined) return known
    const work = async () => {
      const kept = folder === null ? null : await readKept(join(folder, name))
      if (kept !== null) return kept
      const drawn = queue.then(() => drawer.ask(source))
      queue = drawn.catch(() => undefined)
      const picture = await drawn
      if (picture !== null && folder !== null) await keep(folder, name, picture)
      return picture
    }
    const promise = work().finally(() => underway.delete(name))
    underway.set(name, promise)
    return promise
  }
  return { draw, close: drawer.close }
}

type Drawer = {
  readonly ask: (source: PageSource) => Promise<PagePicture | null>
  readonly close: () => void
}

function openDrawer(): Drawer {
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let id = 0
  const end = () => {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = null
  }
  const start = () => {
    const started = startConfinedChild('picture/picture-process', MEMORY_MB, [])
    started.unref()
    started.channel?.unref()
    started.once('exit', () => {
      if (child === started) child = null
    })
    return started
  }
  const restIdle = () => {
    clearTimeout(idle)
    idle = setTimeout(end, IDLE_MS).unref()
  }
  child = start()
  restIdle()
  const ask = async (source: PageSource) => {
    child ??= start()
    id += 1
    const answer = await converse(child, { ...source, id })
    if (answer === null) end()
    else restIdle()
    if (answer?.kind !== 'drawn') return null
    const { png, width, height } = answer
    return { png: Buffer.from(png, 'base64'), width, height }
  }
  return { ask, close: end }
}

/** Null where the process died or took too long. */
function converse(child: ChildProcess, order: PictureOrder): Promise<PictureAnswer | null> {
  return new Promise((resolve) => {
    const finish = (answer: PictureAnswer | null) => {
      clearTimeout(late)
      child.off('message', hear)
      child.off('exit', gone)
      resolve(answer)
    }
    const hear = (message: unknown) => {
      const told = message as PictureAnswer | { readonly kind: 'ready' }
      if (told.kind !== 'ready' && told.id === order.id) finish(told)
    }
    const gone = () => finish(null)
    const late = setTimeout(gone, LONGEST_MS)
    child.on('message', hear)
    child.once('exit', gone)
    child.send(order, (error) => error && gone())
  })
}

async function readKept(path: string): Promise<PagePicture | null> {
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null || bytes.length <= HEAD) return null
  return { width: bytes.readDoubleLE(0), height: bytes.readDoubleLE(8), png: bytes.subarray(HEAD) }
}

/** A cache that cannot be written costs time, nothing else. */
async function keep(folder: string, name: string, picture: PagePicture): Promise<void> {
  const head = Buffer.alloc(HEAD)
  head.writeDoubleLE(picture.width, 0)
  head.writeDoubleLE(picture.height, 8)
  const part = join(folder, `${name}.${process.pid}.part`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(part, Buffer.concat([head, picture.png]))
    await rename(part, join(folder, name))
    await dropOldest(folder)
  } catch {
    await unlink(part).catch(() => undefined)
  }
}

/** Once too many are kept, the older half goes. */
async function dropOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.page'))
  if (names.length <= MOST_KEPT) return
  const aged = await Promise.all(
    names.map(async (name) => {
      const times = await stat(join(folder, name)).catch(() => null)
      return { name, at: times?.mtimeMs ?? 0 }
    }),
  )
  const oldest = aged.sort((one, other) => one.at - other.at).slice(0, names.length / 2)
  for (const { name } of oldest) await unlink(join(folder, name)).catch(() => undefined)
}

/** A fault of reading as one file, to be sent to the maintainers. */
import type { Context, Hono } from 'hono'
import yazl from 'yazl'
import { formAddress, parseFormAddress } from './address.ts'
import type { Guarded } from './guard.ts'
import type { Asked } from './page.ts'

/** Adds the address of a form's bundle. */
export function addBundle(app: Hono<Guarded>, asked: (context: Context<Guarded>) => Asked): void {
  app.get('/forms/:sha256/:form/bundle.zip', async (context) => {
    const { param, services, database } = asked(context)
    const address = parseFormAddress(param('sha256'), param('form'))
    const parts = address && services.bundle(database, address)
    if (!address || !parts) return context.notFound()
    const name = `jixiao-${address.sha256.slice(0, 12)}-${address.form}.zip`
    return context.body(await zipOf(parts), 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${name}"`,
    })
  })
}

/** Where the bundle of a form is. */
export function bundleAddress(address: Parameters<typeof formAddress>[0]): string {
  return `${formAddress(address)}/bundle.zip`
}

async function zipOf(parts: Readonly<Record<string, string>>): Promise<Uint8Array<ArrayBuffer>> {
  const archive = new yazl.ZipFile()
  for (const [name, content] of Object.entries(parts)) archive.addBuffer(Buffer.from(content), name)
  archive.end()
  const chunks: Buffer[] = []
  for await (const chunk of archive.outputStream) chunks.push(Buffer.from(chunk as Buffer))
  return new Uint8Array(Buffer.concat(chunks))
}

/** A form as one file to take away: a fault of reading for the maintainers, or what was confirmed as a sample of `verify`. */
import type { Context, Hono } from 'hono'
import yazl from 'yazl'
import type { FormAddress } from '../store/form-page.ts'
import { formAddress, parseFormAddress } from './address.ts'
import type { Guarded } from './guard.ts'
import type { PageRequest } from './page.ts'

/** Adds the addresses of a form's bundle and of its document's sample. */
export function addBundles(
  app: Hono<Guarded>,
  request: (context: Context<Guarded>) => PageRequest,
): void {
  app.get('/forms/:sha256/:form/bundle.zip', async (context) => {
    const { param, services, database } = request(context)
    const address = parseFormAddress(param('sha256'), param('form'))
    const parts = address && services.bundle(database, address)
    if (!address || !parts) return context.notFound()
    return zipped(context, `jixiao-${address.sha256.slice(0, 12)}-${address.form}`, parts)
  })
  app.get('/forms/:sha256/:form/sample.zip', async (context) => {
    const { param, services, database, say } = request(context)
    const address = parseFormAddress(param('sha256'), param('form'))
    if (address === null) return context.notFound()
    const sample = await services.sample(database, address.sha256)
    if ('files' in sample) {
      return zipped(context, `sample-${address.sha256.slice(0, 12)}`, sample.files)
    }
    return context.text(say(sample.problem), 409)
  })
}

/** Where the bundle of a form is. */
export function bundleAddress(address: FormAddress): string {
  return `${formAddress(address)}/bundle.zip`
}

/** Where the sample of its document is. */
export function sampleAddress(address: FormAddress): string {
  return `${formAddress(address)}/sample.zip`
}

type Parts = Readonly<Record<string, string | Uint8Array>>

async function zipped(context: Context<Guarded>, name: string, parts: Parts): Promise<Response> {
  return context.body(await zipOf(parts), 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${name}.zip"`,
  })
}

async function zipOf(parts: Parts): Promise<Uint8Array<ArrayBuffer>> {
  const archive = new yazl.ZipFile()
  for (const [name, content] of Object.entries(parts)) archive.addBuffer(Buffer.from(content), name)
  archive.end()
  const chunks: Buffer[] = []
  for await (const chunk of archive.outputStream) chunks.push(Buffer.from(chunk as Buffer))
  return new Uint8Array(Buffer.concat(chunks))
}

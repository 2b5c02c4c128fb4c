/**
 * A bucket that speaks S3, as a folder: its objects are listed, and fetched into files. Where it is and who asks is said as for
 * every program of AWS (`AWS_ENDPOINT_URL_S3`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, a profile). Loaded where one is named.
 */
import { createWriteStream } from 'node:fs'
import { utimes } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3'

export type BucketObject = {
  /** `s3://bucket/key`. */
  readonly path: string
  readonly size: number
  readonly mtimeMs: number
}

/** What a bucket would not do. */
export class BucketError extends Error {
  readonly code: 'not_found' | 'not_readable'

  constructor(code: BucketError['code'], message: string, cause: unknown) {
    super(message, { cause })
    this.name = 'BucketError'
    this.code = code
  }
}

let client: S3Client | undefined

/** Services other than Amazon's are reached by path, since their buckets have no names of their own. */
function connected(): S3Client {
  const endpoint = process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL']
  client ??= new S3Client({ forcePathStyle: endpoint !== undefined })
  return client
}

function placeOf(path: string): { readonly Bucket: string; readonly key: string } {
  const [, Bucket = '', key = ''] = /^s3:\/\/([^/]+)\/?(.*)$/su.exec(path) ?? []
  return { Bucket, key }
}

/** Every object at or below a path, in the order of its keys. Throws `BucketError`, or what may pass. */
export async function* listBucket(path: string, most?: number): AsyncGenerator<BucketObject> {
  const { Bucket, key } = placeOf(path)
  const within = key === '' || key.endsWith('/') ? key : `${key}/`
  try {
    const paging = { client: connected(), ...(most === undefined ? {} : { pageSize: most }) }
    for await (const { Contents = [] } of paginateListObjectsV2(paging, { Bucket, Prefix: key })) {
      for (const { Key = '', Size = 0, LastModified } of Contents) {
        if (Key.endsWith('/') || (Key !== key && !Key.startsWith(within))) continue
        yield { path: `s3://${Bucket}/${Key}`, size: Size, mtimeMs: LastModified?.getTime() ?? 0 }
      }
    }
  } catch (cause) {
    throw refusalOf(cause) ?? passing(path, cause)
  }
}

/** Writes an object into a file, which gets the object's time. Throws `BucketError`; a plain error for what may pass. */
export async function fetchObject(path: string, file: string): Promise<void> {
  const { Bucket, key } = placeOf(path)
  try {
    const { Body, LastModified } = await connected().send(
      new GetObjectCommand({ Bucket, Key: key }),
    )
    await pipeline(Body as Readable, createWriteStream(file))
    if (LastModified !== undefined) await utimes(file, LastModified, LastModified)
  } catch (cause) {
    throw refusalOf(cause) ?? passing(path, cause)
  }
}

function passing(path: string, cause: unknown): Error {
  return new Error(`${path} cannot be reached: ${(cause as Error).message}`, { cause })
}

/** What the service said, where asking again would not change it. */
function refusalOf(cause: unknown): BucketError | null {
  const { name, $metadata } = cause as {
    readonly name: string
    readonly $metadata?: { readonly httpStatusCode?: number }
  }
  if ($metadata?.httpStatusCode === 404)
    return new BucketError('not_found', 'There is no such file or folder.', cause)
  const isRefused = $metadata?.httpStatusCode === 403 || name === 'CredentialsProviderError'
  return isRefused
    ? new BucketError('not_readable', 'There is no permission to read it.', cause)
    : null
}

/** Names of what stands in a bucket; apart from what asks one, so that saying them loads no client. */

/** Whether a path means a bucket, or something in one. */
export function isBucketPath(path: string): boolean {
  return path.startsWith('s3://')
}

/** The memory of a process that a stream of short-lived objects passes through. */
import { setFlagsFromString } from 'node:v8'

/**
 * Keeps V8's room for young objects as large as it is now. By itself it grows with the stream to many times its size, at
 * no gain of time; its upper end can only be set before a program starts, its growth at any moment.
 */
export function keepYoungSpace(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}

/** The memory of a process that a stream of short-lived objects passes through. */
import { setFlagsFromString } from 'node:v8'

/**
 * Garbage that may lie among the long-lived objects before they are collected, as a share of what lives, percent. V8's own
 * choice follows the pace of the stream, rises to several times what lives, and is not handed back.
 */
const GARBAGE_PERCENT = 50

/**
 * Keeps the heap as large as it is now, however much passes through it. V8's room for young objects grows with the stream
 * to many times its size, at no gain of time; its upper end can only be set before a program starts, its growth at any
 * moment.
 */
export function keepHeapSteady(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString(`--heap-growing-percent=${GARBAGE_PERCENT}`)
}

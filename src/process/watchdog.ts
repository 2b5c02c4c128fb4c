/** A child process must not outlive its parent, nor outgrow its bounds, not even in the middle of a loop without end. */
import { Worker } from 'node:worker_threads'

/** How often a bounded process looks at its memory, milliseconds. */
const LOOK_MS = 100

const watch = `
  const { workerData } = require('node:worker_threads')
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent || process.memoryUsage.rss() > workerData.most) process.kill(process.pid, 'SIGKILL')
  }, workerData.every)
`

/**
 * Ends this process when its parent has gone: at once when it is idle, within a second when it is busy. Where `memoryMb`
 * is given, also when it takes more resident memory, whoever in it does.
 */
export function exitWithParent(memoryMb = Number.POSITIVE_INFINITY): void {
  const isBounded = Number.isFinite(memoryMb)
  process.on('disconnect', () => process.exit())
  const worker = new Worker(watch, {
    eval: true,
    workerData: { most: memoryMb * 2 ** 20, every: isBounded ? LOOK_MS : 1000 },
    resourceLimits: { maxOldGenerationSizeMb: 8 },
  })
  worker.unref()
}

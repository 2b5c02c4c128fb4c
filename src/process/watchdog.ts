/** A child process must not outlive its parent, not even in the middle of a loop without end. */
import { Worker } from 'node:worker_threads'

const watch = `
  const parent = process.ppid
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL') }, 1000)
`

/** Ends this process when its parent has gone: at once when it is idle, within a second when it is busy. */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit())
  new Worker(watch, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref()
}

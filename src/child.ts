/** Child processes of our own code: what may hang or run out of memory runs where it can be killed for certain. */
import { type ChildProcess, fork } from 'node:child_process'

/** Source files end in .ts in a clone, in .js in the published package. */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/**
 * Room for young objects, megabytes. V8's own choice grows with the stream that passes through; this keeps the memory of
 * a stream flat at little cost of time.
 */
const YOUNG_MB = 8

/** Starts `src/<name>` as a process with at most `memoryMb` of JavaScript heap; its output is discarded. */
export function startChild(name: string, memoryMb: number): ChildProcess {
  return fork(new URL(`./${name}.${extension}`, import.meta.url), {
    // A group of its own: Ctrl-C is for the parent, which ends its children in order.
    detached: true,
    execArgv: [`--max-old-space-size=${memoryMb}`, `--max-semi-space-size=${YOUNG_MB}`],
    serialization: 'json',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

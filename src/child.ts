/** Child processes of our own code: what may hang or run out of memory runs where it can be killed for certain. */
import { type ChildProcess, fork } from 'node:child_process'

/** Source files end in .ts in a clone, in .js in the published package. */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** Starts `src/<name>` as a process with at most `memoryMb` of JavaScript heap; its output is discarded. */
export function startChild(name: string, memoryMb: number): ChildProcess {
  return fork(new URL(`./${name}.${extension}`, import.meta.url), {
    // A group of its own: Ctrl-C is for the parent, which ends its children in order.
    detached: true,
    execArgv: [`--max-old-space-size=${memoryMb}`],
    serialization: 'json',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

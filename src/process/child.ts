/** Child processes of our own code: what may hang or run out of memory runs where it can be killed for certain. */
import { type ChildProcess, fork } from 'node:child_process'

/** Source files end in .ts in a clone, in .js in the published package. */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/**
 * Room for young objects, megabytes. V8's own choice grows with the stream that passes through; this keeps the memory of
 * a stream flat at little cost of time.
 */
const YOUNG_MB = 16

/** Starts `src/<name>` as a process with at most `memoryMb` of JavaScript heap; its output is discarded. */
export function startChild(name: string, memoryMb: number): ChildProcess {
  return start(name, memoryMb, [])
}

/**
 * The same, kept by Node's permission model from starting programs and from writing but below `folders`. `heap`: flags of
 * V8 that stand above those which all share.
 */
export function startConfinedChild(
  name: string,
  memoryMb: number,
  folders: readonly string[],
  heap: readonly string[] = [],
): ChildProcess {
  return start(name, memoryMb, [...heap, ...permissionFlags(folders)])
}

/** Node's flags for a process that writes only below `folders` and starts no program. */
export function permissionFlags(folders: readonly string[]): readonly string[] {
  return [
    '--permission',
    '--allow-fs-read=*',
    '--allow-addons',
    '--allow-worker',
    '--allow-wasi',
    ...folders.flatMap((folder) => [`--allow-fs-write=${folder}`, `--allow-fs-write=${folder}/*`]),
  ]
}

function start(name: string, memoryMb: number, flags: readonly string[]): ChildProcess {
  const memory = [
    '--expose-gc',
    `--max-old-space-size=${memoryMb}`,
    `--max-semi-space-size=${YOUNG_MB}`,
  ]
  return fork(new URL(`../${name}.${extension}`, import.meta.url), {
    // A group of its own: Ctrl-C is for the parent, which ends its children in order.
    detached: true,
    execArgv: [...memory, ...flags],
    serialization: 'json',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

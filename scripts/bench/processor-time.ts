/** Processor time of a command and of every process it starts and waits for, as the shell accounts for it. */
import { execFileSync } from 'node:child_process'

/** Seconds of user and system time together. What the command prints is thrown away; `variables` are added to its own. */
export function processorSeconds(
  script: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): number {
  const shell = ['-c', '"$@" >/dev/null 2>&1; times', 'sh', process.execPath, script, ...args]
  // The second line is about the children of the shell: 0m1.500000s 0m0.250000s.
  const [, children = ''] = execFileSync('sh', shell, {
    encoding: 'utf8',
    env: { ...process.env, ...variables },
  }).split('\n')
  return [...children.matchAll(/(\d+)m([\d.]+)s/gu)].reduce(
    (sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds),
    0,
  )
}

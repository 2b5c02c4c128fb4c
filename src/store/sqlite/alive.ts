/** Whether a process of this machine goes on. */
import { readFileSync } from 'node:fs'

export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return !hasEnded(processId)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether a process has ended though nobody has asked how: in a container that may last (Linux; elsewhere false). */
function hasEnded(processId: number): boolean {
  try {
    const status = readFileSync(`/proc/${processId}/stat`, 'utf8')
    return /\) [ZX] /u.test(status)
  } catch {
    return false
  }
}

/** Whom permissions hold for, even where the tests run as root. */
import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

const isRoot = process.getuid?.() === 0

/** The user `nobody` where the tests run as root, else whoever runs them. */
export const NOBODY = isRoot ? 65_534 : process.getuid?.()

const MAY_ENTER = 0o001

/** Whether that user can reach the program: a clone below a folder that root keeps to itself is closed to others. */
export const canNobodyRun =
  process.platform !== 'win32' && (!isRoot || areOpen(resolve(import.meta.dirname)))

function areOpen(folder: string): boolean {
  const isOpen = (statSync(folder).mode & MAY_ENTER) !== 0
  return isOpen && (dirname(folder) === folder || areOpen(dirname(folder)))
}

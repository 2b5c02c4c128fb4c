/** Engines that outlive a file, for a process that reads many: to start their workers takes as long as to read a page. */
import { openEngine } from './engine.ts'
import type { EngineName } from './engine-name.ts'
import type { Engine } from './recognizer.ts'

/** The engines that are kept, by name and number of lines at once; null where each ends with its file. */
let kept: Map<string, Engine> | null = null

/** From now on an engine stays for the next file; this process must be ended from without. */
export function keepEngines(): void {
  kept ??= new Map()
}

/** Whether this process holds engines for further files. */
export function areEnginesWarm(): boolean {
  return kept !== null && kept.size > 0
}

/** An engine that reads so many lines at once. To close it ends its workers only where engines are not kept. */
export function engineFor(name: EngineName, jobs: number): Engine {
  if (kept === null) return openEngine(name, jobs)
  const key = `${name} ${jobs}`
  const engine = kept.get(key) ?? openEngine(name, jobs)
  kept.set(key, engine)
  return { ...engine, close: async () => {} }
}

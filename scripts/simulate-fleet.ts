/**
 * `node scripts/simulate-fleet.ts`: files an hour for 1 … 100 machines over one server, from what a file was measured to
 * cost, and what is the next to be full. Processor milliseconds a file: reading and the worker's own part on a core of
 * a machine, the server's part on one of its cores, and the links, which one worker makes while nobody writes.
 */
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    read: { type: 'string' },
    worker: { type: 'string' },
    server: { type: 'string' },
    link: { type: 'string' },
    cores: { type: 'string', default: '8' },
    'server-cores': { type: 'string', default: '8' },
  },
})

export type FileCost = {
  readonly read: number
  readonly worker: number
  readonly server: number
  readonly link: number
}

export type Fleet = { readonly workers: number; readonly serverCores: number }

/** Measured; docs/many-machines.md says how. */
const MEASURED: Readonly<Record<string, FileCost>> = {
  'a small file of one form': { read: 17.7, worker: 8.4, server: 2.9, link: 2.9 },
}

const HOUR_MS = 3_600_000

/**
 * Files a millisecond and how busy the server is, by mean value analysis of a closed network: each worker reads, then waits
 * for one of the server's cores. A station of several cores is taken as a faster one and a delay (Seidmann), which
 * errs towards less.
 */
export function paceOf(cost: FileCost, { workers, serverCores }: Fleet) {
  const service = cost.server / serverCores
  const delay = cost.read + cost.worker + cost.server - service
  let [waiting, pace] = [0, 0]
  for (let number = 1; number <= workers; number += 1) {
    const stay = service * (1 + waiting)
    pace = number / (delay + stay)
    waiting = pace * stay
  }
  return { pace: 1 / (1 / pace + cost.link), serverBusy: pace * service }
}

if (import.meta.main) {
  const given = Object.entries(values).flatMap(([name, value]) =>
    name.includes('cores') ? [] : [[name, Number(value)] as const],
  )
  for (const [what, measured] of Object.entries(MEASURED)) {
    const cost: FileCost = { ...measured, ...Object.fromEntries(given) }
    console.log(`${what}: ${JSON.stringify(cost)} ms`)
    for (const machines of [1, 2, 5, 10, 20, 50, 100]) {
      const fleet = {
        workers: machines * Number(values.cores),
        serverCores: Number(values['server-cores']),
      }
      const { pace, serverBusy } = paceOf(cost, fleet)
      const links = Math.round(100 * pace * cost.link)
      console.log(
        `| ${machines} | ${Math.round(pace * HOUR_MS)} | ${Math.round(100 * serverBusy)} % | ${links} % |`,
      )
    }
  }
}

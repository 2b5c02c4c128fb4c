/** What a worker has done, as Prometheus reads it: text over HTTP, on the loopback address alone. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { RunFile } from '../store/run-log.ts'
import type { WorkEvent } from './work-event.ts'

export type Metrics = {
  readonly addFiles: (files: readonly RunFile[]) => void
  /** Counts what befell the worker, by its kind. */
  readonly countEvent: (kind: WorkEvent['kind']) => void
  readonly text: () => string
}

export function openMetrics(): Metrics {
  const outcomes = new Map<string, number>()
  const failures = new Map<string, number>()
  const events = new Map<string, number>()
  let bytes = 0
  let read_ms = 0
  const add = (counts: Map<string, number>, key: string) =>
    counts.set(key, (counts.get(key) ?? 0) + 1)
  const addFiles = (files: readonly RunFile[]) => {
    for (const file of files) {
      add(outcomes, file.outcome)
      if (file.error_code !== null) add(failures, file.error_code)
      bytes += file.size ?? 0
      for (const ms of [file.open_ms, file.extract_ms, file.normalize_ms, file.audit_ms]) {
        read_ms += ms ?? 0
      }
    }
  }
  const text = () =>
    [
      ...family(
        'jixiao_files_total',
        'Files and members of archives looked into.',
        'outcome',
        outcomes,
      ),
      ...family('jixiao_failures_total', 'Those that could not be read.', 'code', failures),
      ...family('jixiao_events_total', 'What befell the worker.', 'kind', events),
      ...family(
        'jixiao_bytes_total',
        'Bytes of the files looked into.',
        null,
        new Map([['', bytes]]),
      ),
      ...family(
        'jixiao_read_seconds_total',
        'Time of all reading processes.',
        null,
        new Map([['', read_ms / 1000]]),
      ),
      '',
    ].join('\n')
  return { addFiles, countEvent: (kind) => add(events, kind), text }
}

function family(
  name: string,
  help: string,
  label: string | null,
  values: ReadonlyMap<string, number>,
): readonly string[] {
  const lines = [...values].map(([value, count]) =>
    label === null ? `${name} ${count}` : `${name}{${label}="${value}"} ${count}`,
  )
  return [`# HELP ${name} ${help}`, `# TYPE ${name} counter`, ...lines]
}

/** Serves `/metrics` until closed. Throws the system's error where the port is taken. */
export async function serveMetrics(port: number, { text }: Metrics): Promise<Server> {
  const server = createServer((request, response) => {
    const isThere = request.url === '/metrics'
    response.writeHead(isThere ? 200 : 404, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    })
    response.end(isThere ? text() : 'There is /metrics alone.\n')
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

/** How time and memory grow with the number of files. */
import { join } from 'node:path'
import { type GeneratedFormat, generate } from '../generate.ts'
import { type IngestRun, ingestRun, type Logged, loggedIn } from './ingest-run.ts'

export type Step = {
  readonly count: number
  readonly first: IngestRun
  readonly logged: Logged
  /** A second run over the same files, none of them changed. */
  readonly again: IngestRun
}

const FORMATS: readonly GeneratedFormat[] = ['text', 'html', 'docx', 'xlsx', 'pdf']

const JOBS = 2

/** A hundred files, a thousand and so on up to `most`; each step's files and database stand in `home`. */
export async function* benchGrowth(home: string, most: number): AsyncGenerator<Step> {
  for (const count of stepsTo(most)) {
    const folder = join(home, `mixed-${count}`)
    await generate(count, folder, count, FORMATS)
    const database = join(home, `${count}.db`)
    const first = await ingestRun(folder, database, JOBS)
    const again = await ingestRun(folder, database, JOBS)
    yield { count, first, logged: await loggedIn(database), again }
  }
}

function stepsTo(most: number): readonly number[] {
  const steps = []
  for (let count = 100; count < most; count *= 10) steps.push(count)
  return [...steps, most]
}

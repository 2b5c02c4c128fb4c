/**
 * `node scripts/bench-links.ts [forms] [seed]`: how well forms are linked, on made sets whose truth is known; each
 * vocabulary stands for itself, since rules may have been written with one of them in mind.
 */
import { gazetteer, linkWaiting } from '../src/ingest/linking.ts'
import type { Database } from '../src/store/database.ts'
import { withDatabase } from '../src/store/open.ts'
import { makeLinkedSet, type Truth } from './make/linked-set.ts'
import { vocabularies, type Words } from './make/linked-words.ts'

export type Quality = Readonly<Record<string, number>>

/** Precision and recall in percent, over pairs of forms. */
export async function linkQuality(forms: number, seed: number, words: Words): Promise<Quality> {
  return withDatabase(':memory:', (database) => {
    const truth = makeLinkedSet(database, { forms, seed, words })
    linkWaiting(database)
    return qualityOf(database, truth)
  })
}

type Link = {
  readonly form_id: number
  readonly leading_id: number
  readonly region_code: string | null
  readonly organisation: string | null
  readonly project: string | null
}

function qualityOf(database: Database, truth: ReadonlyMap<number, Truth>): Quality {
  const links = database.prepare('SELECT * FROM form_links ORDER BY form_id').all() as Link[]
  const sure = links.filter(({ region_code }) => region_code !== null)
  const right = sure.filter(
    ({ form_id, region_code }) => truth.get(form_id)?.region === region_code,
  )
  const leading = links.filter(({ form_id, leading_id }) => form_id === leading_id)
  return {
    forms: links.length,
    'regions right %': (100 * right.length) / links.length,
    'regions wrong': sure.length - right.length,
    ...named(
      'copies',
      pairs(
        links,
        truth,
        (link) => link.leading_id,
        (one) => one.copyGroup,
      ),
    ),
    ...named(
      'organisations',
      pairs(
        links,
        truth,
        (link) => link.organisation,
        (one) => one.organisation,
      ),
    ),
    ...named(
      'projects',
      pairs(
        leading,
        truth,
        (link) => link.project,
        (one) => one.project,
      ),
    ),
  }
}

type Rates = { readonly precision: number; readonly recall: number }

function named(what: string, { precision, recall }: Rates): Quality {
  return { [`${what} precision %`]: precision, [`${what} recall %`]: recall }
}

function pairs(
  links: readonly Link[],
  truth: ReadonlyMap<number, Truth>,
  found: (link: Link) => unknown,
  real: (truth: Truth) => number,
): Rates {
  const pairsWithin = (groups: Iterable<readonly unknown[]>) =>
    [...groups].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
  const realOf = (link: Link) => real(truth.get(link.form_id) as Truth)
  const together = links.filter((link) => found(link) !== null)
  const claimed = pairsWithin(Map.groupBy(together, found).values())
  const both = pairsWithin(
    Map.groupBy(together, (link) => `${realOf(link)} ${found(link)}`).values(),
  )
  const existing = pairsWithin(Map.groupBy(links, realOf).values())
  return { precision: (100 * both) / claimed, recall: (100 * both) / existing }
}

if (import.meta.main) {
  gazetteer()
  const [forms = '3000', seed = '1'] = process.argv.slice(2)
  for (const words of vocabularies) {
    const start = performance.now()
    const quality = await linkQuality(Number(forms), Number(seed), words)
    console.log(
      words,
      Object.fromEntries(
        Object.entries(quality).map(([name, value]) => [name, Math.round(value * 100) / 100]),
      ),
    )
    console.log(`${Math.round(performance.now() - start)} ms`)
  }
}

/** What a worker tells while something lasts. */
import { expect, test } from 'vitest'
import { tellOnce, type WorkEvent } from '../../src/queue/work-event.ts'

test('what lasts is told once, until it is over; what happens is told each time', () => {
  const told: WorkEvent[] = []
  const { onEvent, end } = tellOnce((news) => told.push(news))
  const away = { kind: 'disconnected', reason: 'away' } as const
  const lost = { kind: 'lost_chunk' } as const
  for (const news of [away, away, lost, lost, away]) onEvent(news)
  end()
  onEvent(away)
  expect(told).toEqual([away, lost, lost, away])
})

import { expect, test } from 'vitest'
import { topicLabel } from '../../src/label/topic.ts'
import { TOPICS } from '../../src/normalize/vocabulary/topic.ts'

test('every topic has a name in either language', () => {
  expect(TOPICS.filter(({ topic }) => !/\p{Script=Han}/u.test(topicLabel(topic, 'zh')))).toEqual([])
  expect(TOPICS.filter(({ topic }) => topicLabel(topic, 'en').includes('_'))).toEqual([])
})

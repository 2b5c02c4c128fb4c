import { expect, test } from 'vitest'
import { tickedChoices } from '../../../src/normalize/words/choice.ts'

test.each([
  ['☑ 是 □ 否', '是'],
  ['□是 ☑否', '否'],
  ['☒是☐否', '是'],
  ['是☑ 否□', '是'],
  ['√是 □否', '是'],
  ['是（√） 否（ ）', '是'],
  ['[ ]新增 [√]延续 [ ]一次性', '延续'],
  ['■新增项目 □延续项目', '新增项目'],
  ['☑优；☑良；□差', '优、良'],
  ['●是 ○否', '是'],
  ['☑达标', '达标'],
  ['1、常年性项目☑ 2、一次性项目□', '常年性项目'],
  ['□是 □否', null],
  ['是（ ） 否（ ）', null],
  ['是', undefined],
  ['√', undefined],
  ['☑', undefined],
  ['□□公司', undefined],
  ['□公司', undefined],
  ['≥95%', undefined],
  ['第一季度（）完成', undefined],
  ['完成√项目□验收', undefined],
  ['', undefined],
] as const)('%j', (words, ticked) => expect(tickedChoices(words)).toBe(ticked))

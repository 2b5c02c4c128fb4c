import { describe, expect, test } from 'vitest'
import { gazetteer } from '../../src/ingest/linking.ts'
import { type PlaceFacts, regionOf } from '../../src/link/region.ts'

const nothing: PlaceFacts = {
  ...{ year: 2021, department_name: null, unit_name: null, codes: [] },
  ...{ words: [], paths: [], given: null },
}

function place(facts: Partial<PlaceFacts>) {
  const { region_code, basis, candidates } = regionOf({ ...nothing, ...facts }, gazetteer())
  return { region_code, basis, candidates }
}

describe('the place of a form', () => {
  test.each([
    ['包头市昆都仑区教育局', '150203'],
    ['(406)内蒙古自治区包头市教育局', '150200'],
    ['内蒙古水利厅', '150000'],
    ['北京市朝阳区园林绿化局', '110105'],
    ['中共朝阳市委宣传部', '211300'],
    ['海南省定安县教育局', '469021'],
    ['河南省济源市财政局', '419001'],
  ])('%s is %s', (department_name, code) => {
    expect(place({ department_name })).toMatchObject({ region_code: code, basis: 'name' })
  })

  test('an ambiguous name has candidates and no code', () => {
    const { region_code, candidates } = place({ department_name: '鼓楼区教育局' })
    expect(region_code).toBeNull()
    expect(candidates).toEqual(['320106', '320302', '350102', '410204'])
  })

  test('what stands around an ambiguous name decides it', () => {
    expect(place({ department_name: '鼓楼区教育局', given: '350100' }).region_code).toBe('350102')
    const unit_name = '南京市鼓楼区第一小学'
    expect(place({ department_name: '鼓楼区教育局', unit_name }).region_code).toBe('320106')
    const paths = ['/data/河南省/开封市/鼓楼区/a.pdf']
    expect(place({ department_name: '鼓楼区教育局', paths }).region_code).toBe('410204')
  })

  test('a name that states only its level is where its document is, if that is of the level', () => {
    const words = ['四川省广安市武胜县2021年度部门决算']
    expect(place({ department_name: '县教育局', words })).toMatchObject({
      ...{ region_code: '511622', basis: 'document' },
    })
    expect(place({ department_name: '省教育厅', words }).region_code).toBeNull()
  })

  test('a place that the list lacks is not taken for the one around it', () => {
    expect(place({ department_name: '包头市昆区教育局' }).region_code).toBeNull()
    expect(place({ department_name: '云泉区水务局' }).region_code).toBeNull()
  })

  test('a former name counts in its years', () => {
    expect(place({ department_name: '莱芜市财政局', year: 2017 }).region_code).toBe('371200')
    expect(place({ department_name: '密云县水务局', year: 2014 }).region_code).toBe('110228')
  })

  test('streets, schools and very long names are no places', () => {
    expect(place({ department_name: '南京路小学' }).region_code).toBeNull()
    expect(place({ department_name: '中山小学' }).region_code).toBeNull()
    expect(place({ department_name: '朝阳'.repeat(5000) }).region_code).toBeNull()
  })

  test('the credit code tells the place where names do not', () => {
    expect(place({ codes: ['11150203MB0X123456'] })).toMatchObject({
      ...{ region_code: '150203', basis: 'code' },
    })
  })
})

/**
 * A made set of forms that belong together, with its truth: organisations in places, projects over years, copies in three
 * kinds of files, with the spellings, mergers, misreadings and gaps of published ones. Everything follows from the seed.
 */
import { readFileSync } from 'node:fs'
import { type ListedRegion, readGazetteer } from '../../src/link/gazetteer.ts'
import type { Database } from '../../src/store/database.ts'
import { prepared } from '../../src/store/prepared.ts'
import { inTransaction } from '../../src/store/save.ts'
import {
  indicatorNames,
  type Office,
  objects,
  offices,
  subjects,
  type Words,
} from './linked-words.ts'
import { randomFrom } from './report.ts'

/** What is true of a form, by its number in the database. */
export type Truth = {
  readonly copyGroup: number
  readonly organisation: number
  readonly project: number
  readonly region: string
}

type Random = () => number

/** Writes about `forms` forms into an empty database and tells the truth about each. */
export function makeLinkedSet(
  database: Database,
  { forms, seed, words }: { readonly forms: number; readonly seed: number; readonly words: Words },
): ReadonlyMap<number, Truth> {
  const random = randomFrom(seed)
  const truth = new Map<number, Truth>()
  const set = { database, random, words, truth, groups: 0, projects: 0 }
  const places = pickPlaces(random, 40)
  const organisations = Math.min(200, Math.ceil(forms / 15))
  const perOrganisation = forms / organisations
  inTransaction(database, () => {
    for (let number = 0; number < organisations; number++) {
      const place = places[number % places.length] as ListedRegion
      makeOrganisation(set, { number, place, forms: perOrganisation })
    }
  })
  return truth
}

/** Places of all levels whose short names are not all unique. */
function pickPlaces(random: Random, count: number): readonly ListedRegion[] {
  const gazetteer = readGazetteer(
    readFileSync(new URL('../../src/link/gazetteer.tsv', import.meta.url), 'utf8'),
  )
  const lines = readFileSync(new URL('../../src/link/gazetteer.tsv', import.meta.url), 'utf8')
  const codes = [
    ...new Set(
      lines
        .split('\n')
        .slice(1)
        .map((line) => line.slice(0, 6)),
    ),
  ]
  const now = codes
    .flatMap((code) => gazetteer.coded(code) ?? [])
    .filter(({ to, from }) => to === null && from === null)
  const of = (level: ListedRegion['level']) =>
    now.filter((region) => region.level === level && region.code < '7')
  const ambiguous = ['320106', '320302', '350102', '410204', '110105', '220104']
  const fixed = ambiguous.flatMap((code) => gazetteer.coded(code) ?? [])
  const rest = [
    ...of('county'),
    ...of('county').slice(0, 200),
    ...of('city'),
    ...of('province').slice(4),
  ]
  const picked = new Map(fixed.map((region) => [region.code, region]))
  while (picked.size < count) {
    const region = pick(rest, random)
    picked.set(region.code, region)
  }
  return [...picked.values()]
}

function pick<Item>(list: readonly Item[], random: Random): Item {
  return list[Math.floor(random() * list.length)] as Item
}

type MadeSet = {
  readonly database: Database
  readonly random: Random
  readonly words: Words
  readonly truth: Map<number, Truth>
  groups: number
  projects: number
}

type Made = { readonly number: number; readonly place: ListedRegion; readonly forms: number }

const YEARS = [2018, 2019, 2020, 2021, 2022] as const

function makeOrganisation(set: MadeSet, made: Made): void {
  const { random, words } = set
  const list = offices[words]
  // Five organisations share a place: each takes the next office, so that none stands there twice.
  const office = list[
    (Math.floor(made.number / 40) * 2 + (made.number % 40)) % list.length
  ] as Office
  const code = String(100 + Math.floor(random() * 800))
  const change = 2019 + Math.floor(random() * 3)
  const count = Math.max(1, Math.round(made.forms / 8.6))
  const subject = Math.floor(random() * subjects[words].length)
  for (let at = 0; at < count; at++) {
    const name = subjects[words][(subject + at) % subjects[words].length] as string
    const core =
      name + (objects[words][Math.floor((subject + at) / 3) % objects[words].length] ?? '')
    makeProject(set, { made, office, code, change, core })
  }
}

type ProjectPlan = {
  readonly made: Made
  readonly office: Office
  readonly code: string
  readonly change: number
  readonly core: string
}

type Cell = { level3: string; target: number; actual: number; score: number }

type FormPlan = {
  readonly year: number
  readonly project: string
  readonly office: string
  readonly budget: number
  readonly executed: number
  readonly score: number
  readonly cells: readonly Cell[]
}

function makeProject(set: MadeSet, plan: ProjectPlan): void {
  const { random } = set
  const project = set.projects++
  const names = shuffled(indicatorNames[set.words], random).slice(0, 6 + Math.floor(random() * 3))
  let budget = 10 + Math.floor(random() * 90_000) / 100
  const renamed = random() < 0.08 ? 2020 : null
  for (const year of YEARS) {
    if (random() < 0.04) continue
    budget = Math.round(budget * (0.8 + random() * 0.5) * 100) / 100
    const cells = names.map((level3): Cell => {
      const target = 60 + Math.floor(random() * 40)
      return {
        level3,
        target,
        actual: target - 5 + Math.floor(random() * 11),
        score: 5 + Math.floor(random() * 6),
      }
    })
    if (random() < 0.3) cells.splice(Math.floor(random() * cells.length), 1)
    const executed = Math.round(budget * (0.5 + random() * 0.5) * 100) / 100
    const office = plan.office.names[
      year < plan.change ? 0 : plan.office.names.length - 1
    ] as string
    const core = renamed !== null && year >= renamed ? `${plan.core}及配套` : plan.core
    const score = Math.round((80 + random() * 20) * 100) / 100
    const form = {
      year,
      project: titled(core, year, random),
      office,
      budget,
      executed,
      score,
      cells,
    }
    makeCopies(set, plan, project, form)
  }
}

function shuffled(list: readonly string[], random: Random): readonly string[] {
  return list
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

function titled(core: string, year: number, random: Random): string {
  const forms = [
    core,
    `${core}项目`,
    `${year}年${core}`,
    `${year}年度${core}经费`,
    `${core}（第${'一二三四五'[year - 2018]}期）`,
    `${core}专项资金`,
  ]
  return pick(forms, random)
}

/** One to three files that print the form, the later ones as a dump or as a scan would read it. */
function makeCopies(set: MadeSet, plan: ProjectPlan, project: number, form: FormPlan): void {
  const { random } = set
  const group = set.groups++
  const draw = random()
  const count = draw < 0.4 ? 1 : draw < 0.78 ? 2 : 3
  const kinds = ['xlsx', 'text', 'image'] as const
  for (let copy = 0; copy < count; copy++) {
    const kind = kinds[copy] as (typeof kinds)[number]
    const printed = kind === 'image' ? misread(form, random) : form
    const changed = copy > 0 && random() < 0.1 ? republished(printed, random) : printed
    const id = insertForm(set, plan, { ...changed, kind, isFirst: copy === 0 })
    const truth = {
      copyGroup: group,
      organisation: plan.made.number,
      project,
      region: plan.made.place.code,
    }
    set.truth.set(id, truth)
  }
}

/** Some cells read wrongly: a digit for another, a character for one that looks like it. */
function misread(form: FormPlan, random: Random): FormPlan {
  const cells = form.cells.map((cell) => ({
    level3: random() < 0.05 ? slip(cell.level3, random) : cell.level3,
    target: random() < 0.03 ? cell.target + 1 : cell.target,
    actual: random() < 0.03 ? cell.actual * 10 : cell.actual,
    score: random() < 0.03 ? cell.score - 1 : cell.score,
  }))
  const project = random() < 0.06 ? slip(form.project, random) : form.project
  return { ...form, project, cells, budget: random() < 0.03 ? form.budget * 10 : form.budget }
}

function slip(text: string, random: Random): string {
  const places = [...text].flatMap((letter, at) =>
    /[\d一二三四五（）年第期]/u.test(letter) ? [] : [at],
  )
  const at = pick(places, random)
  return `${text.slice(0, at)}${pick([...'末王曰且已'], random)}${text.slice(at + 1)}`
}

/** Published again with other figures. */
function republished(form: FormPlan, random: Random): FormPlan {
  const [first, ...rest] = form.cells
  const cells =
    first === undefined
      ? []
      : [{ ...first, actual: first.actual + 3, score: first.score - 1 }, ...rest]
  return random() < 0.5
    ? { ...form, cells }
    : { ...form, executed: Math.round(form.executed * 97) / 100 }
}

type Print = FormPlan & { readonly kind: 'xlsx' | 'text' | 'image'; readonly isFirst: boolean }

/** How the office is printed, and where its place then stands. */
function printedOffice({ made, office, code, change }: ProjectPlan, print: Print, random: Random) {
  const { place } = made
  const { name, level } = place
  const outer = level === 'county' ? outerName(place) : ''
  const word = level === 'county' ? (name.at(-1) as string) : level === 'city' ? '市' : '省'
  const isNew =
    print.year >= change && office.short !== undefined && print.office === office.names.at(-1)
  const own = isNew && random() < 0.2 ? (office.short as string) : print.office
  const draw = random()
  if (draw < 0.45) return { name: `${outer}${name}${own}`, isWhole: true }
  if (draw < 0.6) return { name: `(${code})${outer}${name}${own}`, isWhole: true }
  if (draw < 0.8) return { name: `${name}${own}`, isWhole: level !== 'county' }
  if (draw < 0.9 && level === 'county' && /[县区旗]/u.test(word))
    return { name: `${word}${own}`, isWhole: false }
  return { name: own, isWhole: false }
}

function outerName({ code }: ListedRegion): string {
  const gazetteer = places()
  const names = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].flatMap(
    (one) => gazetteer.coded(one)?.name ?? [],
  )
  return names.join('')
}

let known: ReturnType<typeof readGazetteer> | undefined
function places(): ReturnType<typeof readGazetteer> {
  known ??= readGazetteer(
    readFileSync(new URL('../../src/link/gazetteer.tsv', import.meta.url), 'utf8'),
  )
  return known
}

function insertForm(set: MadeSet, plan: ProjectPlan, print: Print): number {
  const { database, random, truth } = set
  const id = truth.size + 1
  const sha256 = createDigest(random)
  const version = { parser_version: 1, settings: '{}' }
  insert(database, 'documents', {
    id,
    sha256,
    format: print.kind,
    size: 100,
    outcome: 'complete',
    ...version,
  })
  const office = printedOffice(plan, print, random)
  const isHeld = print.kind === 'image' && random() < 0.04 && office.name.length > 6
  const department = isHeld ? slip(office.name, random) : office.name
  insert(database, 'forms', {
    ...{ id, document_id: id, ordinal: 0, kind: 'project_self_evaluation', year: print.year },
    ...{ title: '项目支出绩效自评表', project_name: print.project, department_name: department },
    ...{
      department_code: random() < 0.5 ? plan.code : null,
      total_weight: 100,
      total_score: print.score,
    },
    ...{ sources: '[]', confidence: print.kind === 'image' ? 0.8 : null },
  })
  insertFunds(database, id, print)
  for (const [ordinal, cell] of print.cells.entries()) insertIndicator(database, id, ordinal, cell)
  const { place } = plan.made
  // A name that does not hold its place is told by its folder or by the head of its document.
  const isInPath = !office.isWhole || random() < 0.3
  const isInWords = isInPath && random() < 0.4
  const full = `${outerName(place)}${place.name}`
  const folder = isInPath && !isInWords ? `/${full}` : ''
  if (isInWords) {
    insert(database, 'paragraphs', {
      document_id: id,
      position: 0,
      text: `${full}${print.year}年度项目支出绩效自评`,
      place: '{}',
    })
  }
  insert(database, 'paths', {
    path: `/made${folder}/${id}.${print.kind}`,
    document_id: id,
    ...version,
  })
  return id
}

function createDigest(random: Random): string {
  return Array.from({ length: 8 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('')
}

function insertFunds(database: Database, form: number, { budget, executed }: Print): void {
  insert(database, 'funds', {
    ...{ form_id: form, ordinal: 0, source: 'total', label: '年度资金总额', unit: '万元' },
    ...{ annual_budget: budget, executed },
    ...{ annual_budget_fen: Math.round(budget * 1e6), executed_fen: Math.round(executed * 1e6) },
  })
}

function insertIndicator(database: Database, form: number, ordinal: number, cell: Cell): void {
  const { level3, target, actual, score } = cell
  insert(database, 'indicators', {
    ...{ form_id: form, ordinal, level1: '产出指标', level1_code: 'output', level3 },
    ...{
      target: `≥${target}%`,
      target_kind: 'number',
      target_operator: '>=',
      target_value: target,
    },
    ...{ target_unit: '%', actual: `${actual}%`, actual_kind: 'number', actual_operator: '=' },
    ...{
      actual_value: actual,
      actual_unit: '%',
      weight: 10,
      score,
      origin_table: 0,
      origin_row: ordinal,
    },
  })
}

function insert(database: Database, table: string, row: object): void {
  const names = Object.keys(row)
  const sql = `INSERT INTO ${table} (${names}) VALUES (${names.map((name) => `:${name}`)})`
  prepared(database, sql).run(row)
}

/** `jixiao audit PATH...` or `jixiao audit --db FILE`: where reports contradict themselves. */
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { RULES } from '../audit/audit.ts'
import type { Rule, Severity } from '../audit/finding.ts'
import { findingsText, isAtLeast, summaryText, type Tally } from '../drawing/audit-report.ts'
import { failureSentence } from '../extract/failure-wording.ts'
import { type NamedFile, printFiles } from '../ingest/print.ts'
import { walk } from '../ingest/walk.ts'
import type { Language } from '../language/language.ts'
import { nearestWord } from '../language/nearest.ts'
import { LINK_RULES, type LinkRule } from '../link/copy-finding.ts'
import type { Database } from '../store/database.ts'
import { countForms, type FormFindings, selectFindings } from '../store/findings.ts'
import type { Prints } from '../store/found.ts'
import { withReadOnlyDatabase } from '../store/open.ts'
import { printableLine } from '../terminal/printable.ts'
import { printData, printMessage } from '../terminal/terminal.ts'
import { reportIfEmpty } from './empty-database.ts'
import { examples } from './examples.ts'
import {
  addReadingFlags,
  followFlag,
  type ReadingOptions,
  readingSettings,
} from './reading-flags.ts'
import { nothingFound } from './run-display.ts'
import { languageOf } from './settings.ts'

/** Rules about one form, and those about the prints of one, which a database alone can tell. */
type AskedRule = Rule | LinkRule
const askedRules = Object.keys({ ...RULES, ...LINK_RULES })

type Options = ReadingOptions & {
  readonly db?: string
  readonly rule?: readonly AskedRule[]
  readonly severity: Severity
  readonly json?: true
  readonly failOn?: 'error' | 'warning'
  readonly follow?: true
  readonly copies?: true
}

export function addAudit(program: Command): void {
  const command = program.command('audit')
  addReadingFlags(command, 600)
    .description('tell where reports contradict themselves, form by form')
    .argument('[path...]', 'files, archives or folders; without any, the database is asked')
    .option('--db <file>', 'the database (jixiao.db where no path is given)')
    .option('--rule <rules>', 'only these rules, parted by commas', knownRules)
    .addOption(
      new Option('--severity <severity>', 'only findings as grave as this, or graver')
        .choices(['error', 'warning', 'info'])
        .default('info'),
    )
    .addOption(followFlag())
    .option('--copies', 'of the database: every print of a form, not each form once')
    .option('--json', 'one JSON object a line for each form')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 on such a finding, or a graver one').choices([
        'error',
        'warning',
      ]),
    )
    .addHelpText(
      'after',
      examples(
        ['jixiao audit report.docx', 'one report'],
        ['jixiao audit reports/ --severity error --fail-on error', 'a folder, in a script'],
        ['jixiao audit --db jixiao.db --rule scores_sum,weights_sum --json'],
      ),
    )
    .action(async (paths: string[], options: Options, command: Command) => {
      if (paths.length > 0 && options.copies)
        command.error("error: '--copies' goes with the database, not with paths", { exitCode: 2 })
      if (paths.length > 0 && options.db !== undefined)
        command.error("error: give paths or '--db', not both", { exitCode: 2 })
      const language = languageOf(program)
      const listing = startListing(options, language)
      if (paths.length > 0) await listPaths(paths, options, { listing, language })
      else await listDatabase(options, listing, language)
      listing.end()
    })
}

function knownRules(words: string): readonly AskedRule[] {
  const names = words.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !askedRules.includes(name))
  if (unknown !== undefined) {
    const near = nearestWord(unknown, askedRules)
    const hint = near === undefined ? `Rules: ${askedRules.join(', ')}.` : `Did you mean ${near}?`
    throw new InvalidArgumentError(`No rule ${unknown}. ${hint}`)
  }
  return names as AskedRule[]
}

/** Takes forms as they come, prints what was asked for, and sums up at the end. */
type Listing = {
  readonly add: (form: FormFindings) => Promise<void>
  /** Forms that were looked at and gave nothing to list. */
  readonly pass: (forms: number) => void
  readonly end: () => void
}

function startListing(options: Options, language: Language): Listing {
  const tally = { audited: 0, forms: 0, error: 0, warning: 0, info: 0, ofDocuments: 0 }
  const { rule, severity, failOn, json } = options
  return {
    add: async (form) => {
      const isForm = form.form !== null
      if (isForm) tally.audited += 1
      const findings = form.findings.filter(
        (finding) =>
          isAtLeast(finding.severity, severity) &&
          (rule?.some((name) => name === finding.code) ?? true),
      )
      if (findings.length === 0) return
      if (isForm) tally.forms += 1
      else tally.ofDocuments += findings.length
      for (const finding of findings) tally[finding.severity] += 1
      const listed = { ...form, findings }
      await printData(json ? `${jsonLine(listed, language)}\n` : findingsText(listed, language))
    },
    pass: (forms) => {
      tally.audited += forms
    },
    end: () => {
      printMessage(summaryText(tally, language))
      if (failOn !== undefined && isFailed(tally, failOn)) process.exitCode = 1
    },
  }
}

function isFailed(tally: Tally, failOn: 'error' | 'warning'): boolean {
  return tally.error > 0 || (failOn === 'warning' && tally.warning > 0)
}

function jsonLine({ findings, ...form }: FormFindings, language: Language): string {
  const said = findings.map(({ message, ...finding }) => ({
    ...finding,
    message: message[language],
  }))
  return JSON.stringify({ ...form, findings: said })
}

function listDatabase(
  { db = 'jixiao.db', copies }: Options,
  listing: Listing,
  language: Language,
): Promise<void> {
  return withReadOnlyDatabase(db, async (database) => {
    reportIfEmpty(database, language)
    await listStored(database, listing, copies ? 'all' : 'leading')
  })
}

async function listStored(database: Database, listing: Listing, prints: Prints): Promise<void> {
  let found = 0
  for (const form of selectFindings(database, prints)) {
    if (form.form !== null) found += 1
    await listing.add(form)
  }
  listing.pass(countForms(database, prints) - found)
}

async function listPaths(
  paths: readonly string[],
  options: Options,
  { listing, language }: { readonly listing: Listing; readonly language: Language },
): Promise<void> {
  let isRefused = false
  const refuse = ({ path, code, message }: Refused) => {
    isRefused = true
    fail(path, code, failureSentence(code, message, language))
  }
  const printed = printFiles(filesBelow(paths, options.follow === true, refuse), {
    ...readingSettings(options, Infinity),
    printing: { as: 'audit' },
  })
  let isNothing = true
  for await (const { path, line, isFailure } of printed) {
    isNothing = false
    if (isFailure) {
      const { error } = JSON.parse(line) as { readonly error: Failure }
      refuse({ path, ...error })
    } else for (const form of JSON.parse(line) as FormFindings[]) await listing.add(form)
  }
  if (isNothing && !isRefused) printMessage(nothingFound[language]())
}

/** A file that was named is printed as it was named; those of a folder by their absolute path. */
async function* filesBelow(
  paths: readonly string[],
  follows: boolean,
  refuse: (refused: Refused) => void,
): AsyncGenerator<NamedFile> {
  for (const root of paths) {
    for await (const found of walk([root], { leftOut: new Set(), follows, homes: null })) {
      const path = found.path === resolve(root) ? root : found.path
      if (found.kind === 'file') yield { path, pathBytes: found.pathBytes }
      else refuse({ path, code: found.code, message: found.message })
    }
  }
}

type Failure = { readonly code: string; readonly message: string }
type Refused = Failure & { readonly path: string }

/** A file that cannot be read is named, fails the command, and costs the files after it nothing. */
function fail(path: string, code: string, message: string): void {
  if (code === 'not_a_document') return
  process.exitCode = 1
  printMessage(printableLine(`${path}: ${code}: ${message}`))
}

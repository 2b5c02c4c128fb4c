#!/usr/bin/env node
// In a clone the sources run as they are; the published package holds only the compiled files. This file itself runs
// on any Node that knows modules, so that one too old is told in a sentence.
import { existsSync, readFileSync } from 'node:fs'
import module from 'node:module'

const WRONG_USAGE = 2

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const needed = engines.node.replace('>=', '')
const [neededMajor, neededMinor] = needed.split('.').map(Number)
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
  const found = process.versions.node
  process.stderr.write(`jixiao 需要 Node.js ${needed} 或更高版本，现为 ${found}。\n`)
  process.stderr.write(`jixiao needs Node.js ${needed} or newer; this is ${found}.\n`)
  process.exitCode = WRONG_USAGE
} else {
  module.enableCompileCache()
  const source = new URL('../src/cli.ts', import.meta.url)
  const { run } = await import(
    existsSync(source) ? source : new URL('../dist/cli.js', import.meta.url)
  )
  await run(process.argv)
}

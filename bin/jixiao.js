#!/usr/bin/env node
// In a clone the sources run as they are; the published package holds only the compiled files.
import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'

enableCompileCache()
const source = new URL('../src/cli.ts', import.meta.url)
const { run } = await import(
  existsSync(source) ? source : new URL('../dist/cli.js', import.meta.url)
)
await run(process.argv)

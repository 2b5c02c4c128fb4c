/** One server of PostgreSQL for the whole run; tests get databases of their own in it. */
import type { TestProject } from 'vitest/node'
import { hasPostgres, type Server, startPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder where the server is reached; empty where none can be had. */
    postgres: string
  }
}

let server: (Server & { readonly remove: () => Promise<void> }) | null = null

export async function setup(project: TestProject): Promise<void> {
  if (hasPostgres) server = await startPostgres()
  project.provide('postgres', server?.home ?? '')
}

export async function teardown(): Promise<void> {
  await server?.remove()
}

/** argv → one command. */
import { Command } from 'commander'
import { addExtract } from './commands/extract.ts'
import { addVerify } from './commands/verify.ts'

/** Runs one command line; the exit code is left in `process.exitCode`. */
export async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('jixiao')
    .description('Reads, audits and stores budget-performance self-evaluation reports (绩效自评).')
    .option('--lang <language>', 'zh or en')
  for (const add of [addExtract, addVerify]) add(program)
  await program.parseAsync(argv)
}

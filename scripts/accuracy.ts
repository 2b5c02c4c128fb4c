/**
 * Prints how made forms are read when layout and wording change in ways that must not matter: right/wrong/named/silent
 * for each change and carrier. `named` is not in its field but in `extra` or in a note; `silent` is gone without a word.
 */
import { accuracyTable } from './make/accuracy-table.ts'

process.stdout.write(await accuracyTable())

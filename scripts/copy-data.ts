/** The last step of the build: everything in `src` that is no TypeScript stands in `dist` as it is. */
import { cpSync } from 'node:fs'

cpSync('src', 'dist', { recursive: true, filter: (path) => !path.endsWith('.ts') })

/** Run in a process of its own: what is taken away stays away. */
import { execFileSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const home = pathToFileURL('src/process/no-network.ts').href

test.each([
  "await fetch('http://127.0.0.1:9')",
  "(await import('node:http')).get('http://127.0.0.1:9')",
  "(await import('node:https')).get('https://127.0.0.1:9')",
  "(await import('node:net')).connect(9, '127.0.0.1')",
  "(await import('node:tls')).connect(9, '127.0.0.1')",
  "(await import('node:dgram')).createSocket('udp4').send('a', 9, '127.0.0.1')",
  "await (await import('node:dns/promises')).lookup('localhost')",
])('%s makes no connection', (attempt) => {
  const code = `
    const { disableNetwork } = await import(${JSON.stringify(home)})
    await disableNetwork()
    process.on('uncaughtException', (error) => { console.log(error.message); process.exit() })
    try { ${attempt} } catch (error) { console.log(error.message); process.exit() }`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  })
  expect(said).toContain('makes no connections')
})

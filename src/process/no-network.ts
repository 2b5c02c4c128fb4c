/** A process that reads strangers' files has no network: whatever a file or a library asks for, no connection is made. */
import { Socket as Datagram } from 'node:dgram'
import { Socket } from 'node:net'

function refuse(): never {
  throw new Error('A process that reads files makes no connections.')
}

/** Takes the means of connecting away from this process: TCP, and with it TLS, HTTP and fetch; UDP; name look-ups. */
export async function disableNetwork(): Promise<void> {
  Socket.prototype.connect = refuse
  Datagram.prototype.send = refuse
  Datagram.prototype.connect = refuse
  globalThis.fetch = async () => refuse()
  const dns = await import('node:dns')
  dns.default.lookup = refuse as unknown as typeof dns.default.lookup
  dns.default.promises.lookup = refuse as unknown as typeof dns.default.promises.lookup
}

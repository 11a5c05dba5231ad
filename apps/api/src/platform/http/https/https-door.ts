import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { limitConnections } from '../server/connection-patience.js'
import type { Certified } from './authority/issue-certificates.js'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

export interface DoorHandlers {
  readonly secure: Handler
  /** For those who come without TLS. */
  readonly plain: Handler
}

/** What a TLS connection begins with; no request of HTTP does. */
const handshake = 22
const patience = 10_000

/**
 * A port that speaks HTTPS, and to those who come by plain HTTP as much HTTP as it takes to send them the right way:
 * who types an address without `https://`, or does not trust the shop's authority yet, is told and not cut off.
 */
export class HttpsDoor {
  private readonly plain: Server
  private readonly secure: HttpsServer
  private readonly waiting = new Set<Socket>()
  private readonly listener = createServer((socket) => this.welcome(socket))

  constructor({ secure, plain }: DoorHandlers, certified: Certified) {
    this.plain = createHttpServer(plain)
    this.secure = createHttpsServer(contextOf(certified), secure)
    for (const server of [this.plain, this.secure]) {
      limitConnections(server)
      // They never listen themselves; this is how they begin to watch over how long requests take.
      server.emit('listening')
    }
  }

  /** @param host undefined: every address of this machine */
  async listen(port: number, host: string | undefined): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.listener.once('error', reject)
      this.listener.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
        this.listener.off('error', reject)
        resolve()
      })
    })
    const address = this.listener.address()
    return isAddress(address) ? address.port : port
  }

  /** From now on `certified` is shown to those who connect; connections that are open stay. */
  renew(certified: Certified): void {
    this.secure.setSecureContext(contextOf(certified))
  }

  /** Lets nobody else in, and lets requests under way finish. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.listener.close(() => resolve()))
    for (const socket of this.waiting) socket.destroy()
    for (const server of [this.plain, this.secure]) {
      server.close()
      server.closeIdleConnections()
    }
    await closed
  }

  /** Ends what is still under way. */
  cut(): void {
    for (const server of [this.plain, this.secure]) server.closeAllConnections()
  }

  private welcome(socket: Socket): void {
    this.waiting.add(socket)
    const giveUp = () => socket.destroy()
    socket.setTimeout(patience, giveUp)
    socket.on('error', giveUp)
    socket.once('close', () => this.waiting.delete(socket))
    socket.once('readable', () => {
      this.waiting.delete(socket)
      const first: unknown = socket.read()
      if (!Buffer.isBuffer(first)) return giveUp()
      socket.unshift(first)
      socket.setTimeout(0)
      socket.off('timeout', giveUp)
      const server = first[0] === handshake ? this.secure : this.plain
      server.emit('connection', socket)
    })
  }
}

const contextOf = ({ key, certificate }: Certified) => ({
  key,
  cert: certificate,
  minVersion: 'TLSv1.2' as const,
})

const isAddress = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === 'object' && address !== null

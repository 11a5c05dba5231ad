import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** A connection to a server elsewhere that can be cut and mended, as a network can. */
export class InterruptibleProxy {
  private server: Server | undefined
  private readonly sockets = new Set<Socket>()
  private port = 0

  constructor(private readonly target: { host: string; port: number }) {}

  /** @returns the port to connect to; the same each time. */
  async mend(): Promise<number> {
    const server = createServer((incoming) => {
      const outgoing = connect(this.target)
      for (const socket of [incoming, outgoing]) {
        this.sockets.add(socket)
        socket.on('error', () => socket.destroy())
        socket.on('close', () => this.sockets.delete(socket))
      }
      incoming.pipe(outgoing).pipe(incoming)
      incoming.on('close', () => outgoing.destroy())
      outgoing.on('close', () => incoming.destroy())
    })
    server.listen(this.port, '127.0.0.1')
    await once(server, 'listening')
    this.server = server
    const address = server.address()
    if (typeof address === 'object' && address !== null) this.port = address.port
    return this.port
  }

  /** Passes nothing on any more, in either direction, and breaks nothing. */
  fallSilent(): void {
    for (const socket of this.sockets) socket.unpipe().pause()
  }

  async cut(): Promise<void> {
    const server = this.server
    this.server = undefined
    for (const socket of this.sockets) socket.destroy()
    if (server === undefined) return
    server.close()
    await once(server, 'close')
  }
}

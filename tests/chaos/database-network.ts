import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

interface Link {
  readonly incoming: Socket
  readonly outgoing: Socket
}

/** The network between one process of the product and PostgreSQL, which can fail as networks do. */
export class DatabaseNetwork {
  private readonly links = new Set<Link>()
  private readonly server: Server
  private silent = false

  private constructor(target: { host: string; port: number }) {
    this.server = createServer((incoming) => this.join({ incoming, outgoing: connect(target) }))
  }

  static async open(target: { host: string; port: number }): Promise<DatabaseNetwork> {
    const network = new DatabaseNetwork(target)
    network.server.listen(0, '127.0.0.1')
    await once(network.server, 'listening')
    return network
  }

  get port(): number {
    const address = this.server.address()
    if (typeof address !== 'object' || address === null) throw new Error('The network is closed.')
    return address.port
  }

  /** Resets every connection; new ones are welcome at once. */
  reset(): void {
    for (const { incoming, outgoing } of this.links) {
      incoming.resetAndDestroy()
      outgoing.resetAndDestroy()
    }
  }

  /** From now on nothing arrives on either side, and nobody is told. */
  silence(): void {
    this.silent = true
    for (const link of this.links) quieten(link)
  }

  /** The database gives up on the silent side: its sessions end there, while the product still believes in them. */
  forgetClients(): void {
    for (const { outgoing } of this.links) outgoing.resetAndDestroy()
  }

  /** What was under way arrives, late, unless `lose`: then both sides are told that the connections are gone. */
  speak({ lose }: { lose: boolean }): void {
    this.silent = false
    if (lose) this.reset()
    for (const { incoming, outgoing } of this.links) {
      if (outgoing.destroyed) incoming.resetAndDestroy()
      // A process that died meanwhile must not live on in the sessions of the database.
      if (incoming.destroyed) outgoing.resetAndDestroy()
      incoming.resume()
      outgoing.resume()
    }
  }

  async close(): Promise<void> {
    this.reset()
    this.server.close()
    await once(this.server, 'close')
  }

  private join(link: Link): void {
    const { incoming, outgoing } = link
    this.links.add(link)
    forward(incoming, outgoing)
    forward(outgoing, incoming)
    // While the network is silent, the end of one side is no news to the other.
    const part = (other: Socket) => () => {
      if (!this.silent) other.destroy()
      if (incoming.destroyed && outgoing.destroyed) this.links.delete(link)
    }
    incoming.on('close', part(outgoing))
    outgoing.on('close', part(incoming))
    if (this.silent) quieten(link)
  }
}

function forward(from: Socket, to: Socket): void {
  from.setNoDelay(true)
  from.on('error', () => from.destroy())
  from.on('data', (bytes) => {
    if (!to.destroyed) to.write(bytes)
  })
}

function quieten({ incoming, outgoing }: Link): void {
  incoming.pause()
  outgoing.pause()
}

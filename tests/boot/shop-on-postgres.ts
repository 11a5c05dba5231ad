import { join } from 'node:path'
import type { DisposableDatabase } from '../../apps/api/src/platform/database/embedded/disposable-database.js'
import { openPool, type PlainPool } from '../../apps/api/src/platform/database/plain-pool.js'
import { boot, type Ended, freePort, listening, type Product } from './product.js'

/** What every process has in common. */
const secretKey = Buffer.alloc(32, 1).toString('base64')

export interface Started {
  readonly product: Product
  readonly port: number
  /** Its own, as on a machine of its own. */
  readonly data: string
}

/** A database on a server that stands apart from the product, and processes of the product on it. */
export class ShopOnPostgres {
  readonly pool: PlainPool
  private readonly started: Product[] = []

  constructor(
    private readonly home: string,
    private readonly database: DisposableDatabase,
  ) {
    this.pool = openPool(database.url, { max: 3, name: 'spec' })
  }

  get url(): string {
    return this.database.url
  }

  /** Begins to start a process, and answers before it is ready. */
  async begin(role: string, environment: Record<string, string> = {}): Promise<Started> {
    const port = await freePort()
    const data = join(this.home, `data-${port}`)
    const product = boot(['start', '--role', role, '--port', String(port), '--data', data], {
      DATABASE_URL: this.url,
      COUNTERFLOW_SECRET_KEY: secretKey,
      ...environment,
    })
    this.started.push(product)
    return { product, port, data }
  }

  async start(role: string, environment: Record<string, string> = {}): Promise<Started> {
    const started = await this.begin(role, environment)
    await listening(started.product, started.port)
    return started
  }

  /** Ends a process as a crash would, by its owner id. */
  async kill(owner: number): Promise<void> {
    const [row] = await this.pool`select pid from processes where owner = ${owner}`
    process.kill(Number(row?.pid), 'SIGKILL')
  }

  /** The owner ids of the living processes with that role. */
  async owners(role: string): Promise<number[]> {
    const rows = await this.pool`
      select owner from processes where role = ${role} and owner in (
        select objid::int from pg_locks where locktype = 'advisory' and classid = 42 and granted)
       order by owner`
    return rows.map(({ owner }) => Number(owner))
  }

  /** Tells every process to end; answers how each of them did. */
  async stopAll(): Promise<Ended[]> {
    return Promise.all(
      this.started.splice(0).map((product) => {
        product.process.kill('SIGTERM')
        return product.ended
      }),
    )
  }

  async close(): Promise<void> {
    await this.stopAll()
    await this.pool.end()
    await this.database.drop()
  }
}

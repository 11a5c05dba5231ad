import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDisposableDatabase } from '../../apps/api/src/platform/database/embedded/disposable-database.js'
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../apps/api/src/platform/database/embedded/embedded-postgres.js'
import { ShopOnPostgres } from './shop-on-postgres.js'

/** A PostgreSQL server that stands apart from the product: one for all shops of a spec file, since it takes seconds to make. */
export class PostgresApart {
  private constructor(
    private readonly home: string,
    private readonly server: EmbeddedPostgres,
  ) {}

  static async start(): Promise<PostgresApart> {
    const home = await realpath(await mkdtemp(join(tmpdir(), 'counterflow-roles-')))
    await chmod(home, 0o755)
    const server = await startEmbeddedPostgres({ home, durability: 'none', log: () => undefined })
    return new PostgresApart(home, server)
  }

  /** An empty database, for one more shop. */
  async openShop(): Promise<ShopOnPostgres> {
    return new ShopOnPostgres(this.home, await createDisposableDatabase('template0', this.server.url))
  }

  async stop(): Promise<void> {
    await this.server.stop()
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 })
  }
}

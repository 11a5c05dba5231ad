import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { and, eq, isNotNull } from 'drizzle-orm'
import { DATABASE, type Database } from '../platform/database/database.js'
import { LOGGER, type Logger } from '../platform/logging/logger.js'
import { SecretBox } from '../platform/secrets/secret-box.js'
import { connections } from './connection.table.js'
import { secretPlace } from './connection-secrets.js'

/** Seals secrets anew that an older key sealed, at each start: after one start with both keys the old one can go. */
@Injectable()
export class SecretRenewal implements OnApplicationBootstrap {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SecretBox) private readonly secrets: SecretBox,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { id, secret } = connections
    const rows = await this.database.select({ id, secret }).from(connections).where(isNotNull(secret))
    for (const row of rows) {
      if (row.secret !== null && this.secrets.isOutdated(row.secret)) await this.renew(row.id, row.secret)
    }
  }

  private async renew(id: string, sealed: string): Promise<void> {
    try {
      const secret = this.secrets.seal(this.secrets.open(sealed, secretPlace(id)), secretPlace(id))
      // Whoever entered another secret meanwhile keeps it.
      const unchanged = and(eq(connections.id, id), eq(connections.secret, sealed))
      await this.database.update(connections).set({ secret }).where(unchanged)
    } catch (error) {
      this.logger.warn({ err: error }, 'a secret cannot be read')
    }
  }
}

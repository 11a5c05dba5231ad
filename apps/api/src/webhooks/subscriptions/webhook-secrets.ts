import { randomBytes } from 'node:crypto'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import { SecretBox } from '../../platform/secrets/secret-box.js'
import { webhookSubscriptions } from './webhook-subscription.table.js'

type Sealed = Pick<
  typeof webhookSubscriptions.$inferSelect,
  'id' | 'secret' | 'previousSecret' | 'previousUntil'
>

/** As Standard Webhooks writes them, so that its libraries take them as they are. */
const prefix = 'whsec_'
const secretBytes = 32

const placeOf = (id: string) => `webhook:${id}`

/** Makes, seals and opens what deliveries are signed with. */
@Injectable()
export class WebhookSecrets implements OnApplicationBootstrap {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SecretBox) private readonly box: SecretBox,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  make(id: string): { secret: string; sealed: string } {
    const secret = `${prefix}${randomBytes(secretBytes).toString('base64')}`
    return { secret, sealed: this.box.seal(secret, placeOf(id)) }
  }

  /**
   * The keys that sign at `now`, the newest first.
   * @throws SecretUnreadable when this server lacks the key that they were sealed with
   */
  keysOf({ id, secret, previousSecret, previousUntil }: Sealed, now: Date): Buffer[] {
    const isOldValid = previousSecret !== null && previousUntil !== null && previousUntil > now
    return [secret, ...(isOldValid ? [previousSecret] : [])].map((sealed) =>
      Buffer.from(this.box.open(sealed, placeOf(id)).slice(prefix.length), 'base64'),
    )
  }

  /** Seals anew what an older key sealed: after one start with both keys the old one can go. */
  async onApplicationBootstrap(): Promise<void> {
    const { id, secret, previousSecret } = webhookSubscriptions
    const rows = await this.database.select({ id, secret, previousSecret }).from(webhookSubscriptions)
    for (const row of rows) {
      const all = [row.secret, ...(row.previousSecret === null ? [] : [row.previousSecret])]
      if (all.some((sealed) => this.box.isOutdated(sealed))) await this.renew(row)
    }
  }

  private async renew(row: Pick<Sealed, 'id' | 'secret' | 'previousSecret'>): Promise<void> {
    const place = placeOf(row.id)
    const renewed = (sealed: string) => this.box.seal(this.box.open(sealed, place), place)
    try {
      const previousSecret = row.previousSecret === null ? null : renewed(row.previousSecret)
      await this.database
        .update(webhookSubscriptions)
        .set({ secret: renewed(row.secret), previousSecret })
        // Whoever made another secret meanwhile keeps it.
        .where(and(eq(webhookSubscriptions.id, row.id), eq(webhookSubscriptions.secret, row.secret)))
    } catch (error) {
      this.logger.warn({ error }, 'The secret of a webhook cannot be read.')
    }
  }
}

import { randomBytes } from 'node:crypto'
import type { Json } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import { SecretBox } from '../../platform/secrets/secret-box.js'
import { type ChannelFault, channels } from './channel.table.js'
import { channelUpdated } from './channel-events.js'
import { ChannelKinds } from './channel-kinds.js'
import { unknownChannel } from './channel-problems.js'

export type StoredChannel = typeof channels.$inferSelect

/** A channel that is on, as it is used. It holds its secrets in the open: it is handed on inside this feature only. */
export interface OpenChannel {
  readonly id: string
  readonly settings: Json
  readonly secrets: ReadonlyMap<string, string>
  readonly hookToken: string
  /** Another one after each change of how it is set up. */
  readonly version: number
}

/** What of it changes with every mail that comes is written no more often, in milliseconds. */
const receivedEvery = 10_000
const madeToken = /^[\w-]{1,100}$/
const longestMessage = 500

/** Where a secret of a channel is kept, as the secret box is told. */
export const channelSecretPlace = (channelId: string, name: string) => `channel:${channelId}:${name}`

/** Reads how channels are set up, and notes how they fare. */
@Injectable()
export class ChannelStore {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(SecretBox) private readonly secrets: SecretBox,
    @Inject(ChannelKinds) private readonly kinds: ChannelKinds,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The row of a channel; made when it is asked for first. @throws Problem `not-found` */
  async row(channelId: string, queries: Queries = this.database): Promise<StoredChannel> {
    const kind = this.kinds.find(channelId)
    if (kind === undefined) throw unknownChannel()
    const [known] = await queries.select().from(channels).where(eq(channels.id, channelId))
    if (known !== undefined) return known
    const [made] = await queries
      .insert(channels)
      .values({
        id: channelId,
        enabled: kind.onAtFirst,
        settings: kind.defaults,
        hookToken: randomBytes(24).toString('base64url'),
      })
      .onConflictDoUpdate({ target: channels.id, set: { id: channelId } })
      .returning()
    if (made === undefined) throw new Error('The database gave no channel.')
    return made
  }

  /** A channel that is on; undefined for one that is off. @throws SecretUnreadable */
  async open(channelId: string): Promise<OpenChannel | undefined> {
    return this.opened(await this.row(channelId))
  }

  /** The channel behind an address that services call, if it is on. @throws SecretUnreadable */
  async openByHook(token: string): Promise<OpenChannel | undefined> {
    if (!madeToken.test(token)) return undefined
    const [row] = await this.database.select().from(channels).where(eq(channels.hookToken, token))
    return row && this.opened(row)
  }

  private opened({ id, enabled, settings, secrets, hookToken, version }: StoredChannel) {
    if (!enabled || settings === null || this.kinds.find(id) === undefined) return undefined
    const open = Object.entries(secrets).map(
      ([name, sealed]) => [name, this.secrets.open(sealed, channelSecretPlace(id, name))] as const,
    )
    return { id, settings, secrets: new Map(open), hookToken, version }
  }

  /** Something came in: whatever was wrong before is mended. */
  async noteReceived(channelId: string): Promise<void> {
    const now = this.clock()
    const isDue = or(
      isNull(channels.lastReceivedAt),
      lt(channels.lastReceivedAt, new Date(now.getTime() - receivedEvery)),
      isNotNull(channels.fault),
    )
    await this.change(channelId, { lastReceivedAt: now, fault: null, faultAt: null }, isDue)
  }

  /** It works again, or at all. */
  async noteWell(channelId: string): Promise<void> {
    await this.change(channelId, { fault: null, faultAt: null }, isNotNull(channels.fault))
  }

  /** Something stands in its way; people see it in the settings. */
  async noteFault(channelId: string, { code, message }: ChannelFault): Promise<void> {
    const fault = { code, message: message.slice(0, longestMessage) }
    const differs = sql`${channels.fault} is distinct from ${JSON.stringify(fault)}::jsonb`
    await this.change(channelId, { fault, faultAt: this.clock() }, differs)
  }

  private async change(
    channelId: string,
    change: Partial<StoredChannel>,
    condition: ReturnType<typeof or>,
  ): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const changed = await transaction
        .update(channels)
        .set(change)
        .where(and(eq(channels.id, channelId), condition))
        .returning({ id: channels.id })
      if (changed.length === 0) return
      await this.events.append(transaction, channelUpdated, {
        subjectId: channelId,
        payload: { channelId },
      })
    })
  }
}

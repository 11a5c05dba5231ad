import { type WebhookSubscriptionId, webhookSubscriptionIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { checkedPatterns } from './offered-events.js'
import { subscriptionChangedEvent } from './subscription-events.js'
import { SubscriptionSwitch } from './subscription-switch.js'
import { type ShownSubscription, SubscriptionView } from './subscription-view.js'
import { checkedAddress } from './webhook-address.js'
import {
  mostSubscriptions,
  subscriptionChanged,
  tooManySubscriptions,
  unknownSubscription,
} from './webhook-problems.js'
import { WebhookSecrets } from './webhook-secrets.js'
import { webhookSubscriptions } from './webhook-subscription.table.js'
import type { webhookSubscriptionRoutes } from './webhook-subscriptions.contract.js'

type Input = RouteInput<typeof webhookSubscriptionRoutes.create>['body']
type Change = RouteInput<typeof webhookSubscriptionRoutes.replace>['body']

const hour = 3_600_000

/** Makes, changes and ends subscriptions. A secret leaves here once. */
@Injectable()
export class WebhookSubscriptions {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(WebhookSecrets) private readonly secrets: WebhookSecrets,
    @Inject(SubscriptionView) private readonly view: SubscriptionView,
    @Inject(SubscriptionSwitch) private readonly switching: SubscriptionSwitch,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** @throws Problem `webhook-address-refused`, `unknown-event`, `permission-missing` or `too-many-webhooks`. */
  async create(input: Input, actor: Actor): Promise<ShownSubscription & { secret: string }> {
    const columns = this.checked(input, actor)
    const id = webhookSubscriptionIdSchema.parse(uuidv7())
    const { secret, sealed } = this.secrets.make(id)
    const at = this.now()
    return this.transactions.run(async (transaction) => {
      await this.switching.hearFromNowOn(transaction)
      if ((await transaction.$count(webhookSubscriptions)) >= mostSubscriptions) throw tooManySubscriptions()
      await transaction
        .insert(webhookSubscriptions)
        .values({ id, ...columns, isOn: true, secret: sealed, createdAt: at, updatedAt: at })
      await this.tell(transaction, id, 'made')
      return { ...(await this.view.read(id, transaction)), secret }
    })
  }

  /**
   * @throws Problem `not-found`, `settings-changed`, `webhook-address-refused`, `unknown-event` or
   * `permission-missing`.
   */
  async replace(
    id: WebhookSubscriptionId,
    { version, ...input }: Change,
    actor: Actor,
  ): Promise<{ before: ShownSubscription; after: ShownSubscription }> {
    const columns = this.checked(input, actor)
    return this.transactions.run(async (transaction) => {
      const before = await this.view.read(id, transaction)
      const changed = await transaction
        .update(webhookSubscriptions)
        .set({ ...columns, version: sql`${webhookSubscriptions.version} + 1`, updatedAt: this.now() })
        .where(and(eq(webhookSubscriptions.id, id), eq(webhookSubscriptions.version, version)))
        .returning({ id: webhookSubscriptions.id })
      if (changed.length === 0) throw subscriptionChanged(await this.view.read(id, transaction))
      await this.tell(transaction, id, 'changed')
      return { before, after: await this.view.read(id, transaction) }
    })
  }

  /**
   * Makes a new secret; the one before signs as well for `oldValidHours`.
   * @throws Problem `not-found`
   */
  async renewSecret(
    id: WebhookSubscriptionId,
    oldValidHours: number,
  ): Promise<{ secret: string; oldSecretUntil: string | null }> {
    const { secret, sealed } = this.secrets.make(id)
    const until = oldValidHours === 0 ? null : new Date(this.now().getTime() + oldValidHours * hour)
    await this.transactions.run(async (transaction) => {
      const renewed = await transaction
        .update(webhookSubscriptions)
        .set({
          secret: sealed,
          previousSecret: until === null ? null : sql`${webhookSubscriptions.secret}`,
          previousUntil: until,
        })
        .where(eq(webhookSubscriptions.id, id))
        .returning({ id: webhookSubscriptions.id })
      if (renewed.length === 0) throw unknownSubscription()
      await this.tell(transaction, id, 'secret_renewed')
    })
    return { secret, oldSecretUntil: until?.toISOString() ?? null }
  }

  /** @throws Problem `not-found` */
  async remove(id: WebhookSubscriptionId): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const gone = await transaction
        .delete(webhookSubscriptions)
        .where(eq(webhookSubscriptions.id, id))
        .returning({ id: webhookSubscriptions.id })
      if (gone.length === 0) throw unknownSubscription()
      await this.tell(transaction, id, 'deleted')
    })
  }

  private checked({ url, description, events }: Input, actor: Actor) {
    return {
      url: checkedAddress(url, this.settings),
      description,
      events: checkedPatterns(events, actor),
    }
  }

  private async tell(
    transaction: Transaction,
    id: WebhookSubscriptionId,
    change: 'made' | 'changed' | 'secret_renewed' | 'deleted',
  ): Promise<void> {
    const payload = { subscriptionId: id, change }
    await this.events.append(transaction, subscriptionChangedEvent, { subjectId: id, payload })
  }
}

import { createTranslation } from '@counterflow/i18n'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { languageOf, ShopSettings } from '../../commerce/commerce.public.js'
import { StaffDirectory } from '../../identity/identity.public.js'
import { Outbox } from '../../mail/mail.public.js'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { systemActor } from '../../platform/http/actor.js'
import { defineJob } from '../../platform/jobs/job-definition.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { webhookSubscriptions } from '../subscriptions/webhook-subscription.table.js'

/** Tells those who look after webhooks that one was turned off. */
export const tellTurnedOff = defineJob({
  name: 'webhooks.tell_turned_off',
  payload: z.strictObject({
    subscriptionId: z.uuid(),
    reason: z.enum(['gone', 'failing']),
    at: z.iso.datetime(),
  }),
})

type TurnedOff = z.output<typeof tellTurnedOff.payload>

/** Writes the mail about a subscription that the shop itself has turned off. */
@Injectable()
export class TurnedOffMail {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(StaffDirectory) private readonly staff: StaffDirectory,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(JobQueue) jobs: JobQueue,
  ) {
    jobs.handle(tellTurnedOff, (turnedOff) => this.send(turnedOff))
  }

  private async send({ subscriptionId, reason, at }: TurnedOff): Promise<void> {
    const [row] = await this.database
      .select({ url: webhookSubscriptions.url })
      .from(webhookSubscriptions)
      .where(eq(webhookSubscriptions.id, subscriptionId))
    const to = await this.readers()
    if (row === undefined || to.length === 0) return
    const shop = await this.shop.read()
    const { t } = await createTranslation(languageOf(shop))
    const values = { shop: shop.name, host: new URL(row.url).host, url: row.url }
    const link = `${this.settings.publicUrl}/admin/settings/webhooks/${subscriptionId}`
    const draft = {
      subject: t('webhooks.mail.subject', values),
      body: [t(`webhooks.mail.${reason}`, values), t('webhooks.mail.next'), link].join('\n\n'),
      fields: [],
    }
    const idempotencyKey = `webhook-off/${subscriptionId}/${at}`
    await this.outbox.send(to, draft, { idempotencyKey, actor: systemActor })
  }

  /** The addresses of everybody who may manage webhooks. */
  private async readers(): Promise<string[]> {
    const members = (await this.staff.list()).filter(({ state }) => state === 'active')
    const held = await Promise.all(members.map(({ id }) => this.staff.permissionsOf(id)))
    return members.filter((_, index) => held[index]?.includes('webhooks.manage')).map(({ email }) => email)
  }
}

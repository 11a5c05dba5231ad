import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { z } from 'zod'
import { locationsUpdated } from '../src/commerce/locations/location-events.js'
import { mailRoutes } from '../src/mail/mail.contract.js'
import { MailModule } from '../src/mail/mail.module.js'
import { mailSettingsRoutes } from '../src/mail/settings/mail-settings.contract.js'
import { Transactions } from '../src/platform/database/transactions.js'
import { EventLog } from '../src/platform/events/event-log.js'
import { WebhookSending } from '../src/webhooks/sending/webhook-sending.js'
import { outgoingWebhookRoutes } from '../src/webhooks/webhooks.contract.js'
import { WebhooksModule } from '../src/webhooks/webhooks.module.js'
import { type Heard, type OutsideService, startOutsideService } from './outside-service.js'
import { type ShopApplication, startShop } from './shop-application.js'

const subscriptionSchema = z.object({ id: z.string(), secret: z.string() })
const deliverySchema = z.looseObject({
  id: z.string(),
  status: z.string(),
  attempts: z.int(),
  log: z.array(z.looseObject({ number: z.int(), status: z.int().nullable(), body: z.string().nullable() })),
})

/** A demo shop that sends webhooks, a service that hears them, and a clock that can be moved on. */
export interface WebhookShop {
  readonly shop: ShopApplication
  readonly service: OutsideService
  readonly owner: Record<string, string>
  send(method: string, path: string, body?: unknown, status?: number): Promise<unknown>
  /** Subscribes an address of the service. */
  subscribe(path: string, events: readonly string[]): Promise<{ id: string; secret: string }>
  placeOrder(): Promise<string>
  /** Has that many events recorded, as somebody does who changes locations. */
  changeLocations(count: number): Promise<void>
  /** What came to an address of the service, once it is `count`. */
  heard(path: string, count: number): Promise<Heard[]>
  /** The same, each message once: one whose answer was lost on its way comes again. */
  heardOnce(path: string, count: number): Promise<Heard[]>
  delivery(subscriptionId: string, messageId: string): Promise<z.infer<typeof deliverySchema>>
  /** The time that the shop thinks it is, some milliseconds on. */
  now(on?: number): string
  /** Moves the clock, and has what is due by then begun. */
  moveOn(milliseconds: number): void
  close(): Promise<void>
}

export async function startWebhookShop(): Promise<WebhookShop> {
  const service = await startOutsideService()
  let ahead = 0
  const shop = await startShop({
    modules: [MailModule, WebhooksModule],
    contract: [...outgoingWebhookRoutes, mailRoutes, mailSettingsRoutes].flatMap((routes) =>
      Object.values(routes),
    ),
    environment: { LOG_LEVEL: process.env.SPEC_LOG ?? 'silent' },
    clock: () => new Date(Date.now() + ahead),
  })
  const owner = await shop.staff('owner')
  const sending = shop.application.get(WebhookSending, { strict: false })
  sending.start()

  const send: WebhookShop['send'] = async (method, path, body, status = 200) => {
    const answer = await shop.send(owner, method, `/api/v1/${path}`, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(status)
    return answer.body
  }
  return {
    shop,
    service,
    owner,
    send,
    subscribe: async (path, events) => {
      const body = { url: `${service.url}${path}`, events }
      return subscriptionSchema.parse(await send('POST', 'webhook-subscriptions', body, 201))
    },
    placeOrder: async () => {
      const order = {
        customer: { name: 'Mina Seo', email: 'mina.seo@example.com' },
        lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity: 1 }],
        payment: { card: { number: '4242 4242 4242 4242' } },
      }
      const placed = z.object({ snapshot: z.object({ id: z.string() }) })
      return placed.parse(await send('POST', 'orders', order, 201)).snapshot.id
    },
    changeLocations: async (count) => {
      const { application } = shop
      const payload = { locationIds: [], actor: { type: 'staff', id: null, name: 'Ada' } }
      await application.get(Transactions).run(async (transaction) => {
        for (let number = 0; number < count; number += 1) {
          await application
            .get(EventLog)
            .append(transaction, locationsUpdated, { subjectId: 'spec', payload })
        }
      })
    },
    heard: async (path, count) => {
      const found = () => service.heard.filter((one) => one.path === path)
      await expect.poll(() => found().length, { interval: 10 }).toBeGreaterThanOrEqual(count)
      return found()
    },
    heardOnce: async (path, count) => {
      const found = () => [
        ...new Map(
          service.heard
            .filter((one) => one.path === path)
            .map((one) => [one.headers['webhook-id'], one] as const),
        ).values(),
      ]
      await expect.poll(() => found().length, { interval: 10 }).toBeGreaterThanOrEqual(count)
      return found()
    },
    delivery: async (subscriptionId, messageId) =>
      deliverySchema.parse(
        await send('GET', `webhook-subscriptions/${subscriptionId}/deliveries/${messageId}`),
      ),
    now: (on = 0) => new Date(Date.now() + ahead + on).toISOString(),
    moveOn: (milliseconds) => {
      ahead += milliseconds
      sending.wake()
    },
    close: async () => {
      await shop.close()
      await service.close()
    },
  }
}

/** The signatures of a message as Standard Webhooks defines them, computed apart from the product. */
export function signaturesOf({ headers, body }: Heard, secrets: readonly string[]): string {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
      return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
    })
    .join(' ')
}

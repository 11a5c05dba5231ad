import { randomBytes } from 'node:crypto'
import {
  type CustomerId,
  customerIdSchema,
  type LocationId,
  locationIdSchema,
  minorUnits,
  type OrderId,
  permissions,
  productIdSchema,
  variantIdSchema,
} from '@counterflow/core'
import { Global, type INestApplicationContext, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { asc } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { CommerceModule } from '../src/commerce/commerce.module.js'
import { locations } from '../src/commerce/locations/location.table.js'
import { OrderPlacement, type PlaceOrder } from '../src/commerce/orders/order-placement.js'
import { products, variants } from '../src/commerce/products/product.table.js'
import { readSettings } from '../src/platform/config/settings.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { createMigratedDatabase } from '../src/platform/database/embedded/migrated-database.js'
import { events } from '../src/platform/events/event.table.js'
import type { Actor } from '../src/platform/http/actor.js'
import { IdempotencyKeys } from '../src/platform/http/idempotency/idempotency-keys.js'
import { createLogger } from '../src/platform/logging/logger.js'
import { PlatformModule } from '../src/platform/platform.module.js'

@Global()
@Module({ providers: [IdempotencyKeys], exports: [IdempotencyKeys] })
class IdempotencyModule {}

/** The commerce feature on a database of its own, without HTTP and with nothing running in the background. */
export interface CommerceApplication {
  readonly context: INestApplicationContext
  readonly database: Database
  readonly databaseUrl: string
  close(): Promise<void>
}

/** Another process of the same shop, when `databaseUrl` is given. */
export async function startCommerce(databaseUrl?: string): Promise<CommerceApplication> {
  const logger = createLogger('silent')
  const own = databaseUrl === undefined ? await createMigratedDatabase() : undefined
  const url = databaseUrl ?? own?.url ?? ''
  // With a key of its own, it needs no data folder.
  const settings = readSettings({ COUNTERFLOW_SECRET_KEY: randomBytes(32).toString('base64') }, '/')
  const platform = PlatformModule.with({ settings, databaseAddress: url, logger })
  const context = await NestFactory.createApplicationContext(
    { module: class Root {}, imports: [platform, IdempotencyModule, CommerceModule] },
    { logger: false },
  )
  return {
    context,
    database: context.get(DATABASE),
    databaseUrl: url,
    close: async () => {
      await context.close()
      await own?.drop()
    },
  }
}

export const staffActor: Actor = {
  type: 'staff',
  id: '01980000-0000-7000-8000-0000000000aa',
  name: 'Minji Seo',
  permissions,
  language: 'en',
}

const text = (title: string) => ({ en: title, ko: `${title} 한국어`, ja: `${title} 日本語` })

export const dripperSku = 'DRIP-01'
export const kettleSku = 'KETTLE-08'
export const prices = { [dripperSku]: 32_000, [kettleSku]: 89_000 }

/** Two products and two locations. */
export async function stockShelves(database: Database): Promise<LocationId[]> {
  const createdAt = new Date('2026-01-01T00:00:00Z')
  for (const [index, [sku, price]] of Object.entries(prices).entries()) {
    const productId = productIdSchema.parse(uuidv7())
    const title = text(sku === dripperSku ? 'Dripper' : 'Kettle')
    await database
      .insert(products)
      .values({ id: productId, title, description: title, color: '#8a6d3b', createdAt })
    await database.insert(variants).values({
      id: variantIdSchema.parse(uuidv7()),
      productId,
      sku,
      title: text('Standard'),
      price: minorUnits(price),
      position: index,
    })
  }
  await database.insert(locations).values([
    { id: locationIdSchema.parse(uuidv7()), name: text('Shop'), position: 0 },
    { id: locationIdSchema.parse(uuidv7()), name: text('Warehouse'), position: 1 },
  ])
  const rows = await database.select().from(locations).orderBy(asc(locations.position))
  return rows.map(({ id }) => id)
}

export const cards = {
  succeeds: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  elevated: '4000000000009235',
  highest: '4100 0000 0000 0019',
  stolen: '4000 0000 0000 9979',
  captureFails: '4000 0000 0000 0341',
}

/** An order of one dripper, with `changes`. */
export function orderOf(changes: Partial<PlaceOrder> & { card?: string } = {}): PlaceOrder {
  const { card = cards.succeeds, ...rest } = changes
  return {
    customer: { name: 'Haneul Kim', email: 'haneul@example.com' },
    lines: [{ variant: { sku: dripperSku }, quantity: 1 }],
    payment: { card: { number: card } },
    ...rest,
  }
}

export function placeOrder(
  { context }: CommerceApplication,
  changes: Partial<PlaceOrder> & { card?: string } = {},
): Promise<OrderId> {
  return context.get(OrderPlacement).place(orderOf(changes), staffActor, undefined)
}

/** The types of all events, in the order in which they were recorded, of one subject. */
export async function eventTypes({ database }: CommerceApplication, subjectId: string): Promise<string[]> {
  const rows = await database.select().from(events).orderBy(asc(events.sequence))
  return rows.filter((row) => row.subjectId === subjectId).map(({ type }) => type)
}

export const newCustomerId = (): CustomerId => customerIdSchema.parse(uuidv7())

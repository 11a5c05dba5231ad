import { discountIdSchema, minorUnits, money, type OrderId, orderIdSchema } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  cards,
  dripperSku,
  eventTypes,
  kettleSku,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { discounts } from '../discounts/discount.table.js'
import { GiftCards } from '../gift-cards/gift-cards.js'
import { stockLevels, stockMovements } from '../inventory/stock.table.js'
import { recordStock } from '../inventory/stock-books.js'
import { locations } from '../locations/location.table.js'
import { PAYMENT_GATEWAY, type PaymentGateway } from '../payments/gateway/payment-gateway.js'
import { variants } from '../products/product.table.js'
import { orders } from './order.table.js'
import { timelineActor } from './order-history.js'
import { PlacementGroups, type Placing } from './placement-groups.js'

let shop: CommerceApplication
/** Another process of the same shop. */
let other: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
  other = await startCommerce(shop.databaseUrl)
})
afterAll(async () => {
  await other?.close()
  await shop?.close()
})

let before: ReadonlySet<OrderId>
const allOrders = async () => {
  const rows = await shop.database.select({ id: orders.id }).from(orders)
  return new Set(rows.map(({ id }) => id))
}
beforeEach(async () => {
  before = await allOrders()
})

/** Orders that have come into being in this test. */
const made = async () => [...(await allOrders())].filter((id) => !before.has(id))

/** So many drippers are on the shelf, and none is promised. */
async function dripperStock(quantity: number) {
  const [variant] = await shop.database.select().from(variants).where(eq(variants.sku, dripperSku))
  const [location] = await shop.database.select().from(locations).orderBy(locations.position)
  if (variant === undefined || location === undefined) throw new Error('There is no shelf for drippers.')
  await shop.database.delete(stockMovements).where(eq(stockMovements.variantId, variant.id))
  await shop.database.delete(stockLevels).where(eq(stockLevels.variantId, variant.id))
  const change = { variantId: variant.id, locationId: location.id, onHand: quantity, reserved: 0 }
  await shop.context
    .get(Transactions)
    .run((transaction) => recordStock(transaction, [change], { reason: 'counted' }))
  return async () => {
    const levels = await shop.database.select().from(stockLevels).where(eq(stockLevels.variantId, variant.id))
    return levels.reduce((sum, { reserved }) => sum + reserved, 0)
  }
}

interface Wish {
  readonly sku?: string
  readonly codes?: readonly string[]
  readonly giftCards?: readonly string[]
  readonly key?: string
  readonly fingerprint?: string
}

let people = 0

/** An order of one piece by somebody new, as a customer of the online store places it. */
function placing({
  sku = kettleSku,
  codes = [],
  giftCards = [],
  key,
  fingerprint = 'same',
}: Wish = {}): Placing {
  people += 1
  const card = shop.context.get<PaymentGateway>(PAYMENT_GATEWAY).tokenizeCard(cards.succeeds)
  if (card === undefined) throw new Error('The card is unknown.')
  const request: IdempotentRequest | undefined =
    key === undefined ? undefined : { key, principal: 'api_key:1', operationId: 'placeOrder', fingerprint }
  return {
    request,
    wish: { lines: [{ variant: { sku }, quantity: 1 }], discountCodes: codes },
    order: {
      id: orderIdSchema.parse(uuidv7()),
      channel: 'online_store',
      actor: staffActor,
      customer: { name: 'Somi Park', email: `somi-${people}@example.com` },
      tender: { giftCards, rest: { kind: 'card', card } },
      allowOversell: sku !== dripperSku,
    },
  }
}

const together = (wishes: readonly Wish[], { context } = shop) =>
  Promise.all(wishes.map((wish) => context.get(PlacementGroups).place(placing(wish))))

/** What became of each: `placed`, or the type of the problem. */
const namesOf = (outcomes: Awaited<ReturnType<typeof together>>) =>
  outcomes.map((outcome) => (outcome instanceof Problem ? outcome.type : 'placed'))

/** In how many transactions the orders of this test came into being. */
async function transactionsOf(): Promise<number> {
  const { rows } = await shop.database.execute(
    sql`select distinct xmin::text from orders where id = any(${sql.param(await made())}::uuid[])`,
  )
  return rows.length
}

const wanting = (count: number, wish: Wish): Wish[] => Array.from({ length: count }, () => wish)

describe('orders that come together', () => {
  it('are made by one transaction, each whole, and numbered in their sequence', async () => {
    const outcomes = await together(wanting(5, {}))
    expect(namesOf(outcomes)).toEqual(Array(5).fill('placed'))
    expect(await transactionsOf()).toBe(1)
    const rows = await shop.database.select().from(orders).orderBy(orders.number)
    const numbers = rows.filter(({ id }) => !before.has(id)).map(({ number }) => number)
    expect(numbers).toEqual(Array.from({ length: 5 }, (_, index) => (numbers[0] ?? 0) + index))
    for (const orderId of await made()) expect(await eventTypes(shop, orderId)).toEqual(['order.created'])
  })

  it('for the last piece: one has it, and the other is told', async () => {
    const reserved = await dripperStock(1)
    const names = namesOf(await together([{ sku: dripperSku }, {}, { sku: dripperSku }]))
    expect(names).toEqual(['placed', 'placed', 'out-of-stock'])
    expect(await reserved()).toBe(1)
    expect(await made()).toHaveLength(2)
  })

  it('in two processes, fifty for ten pieces: ten have one', async () => {
    const reserved = await dripperStock(10)
    const halves = await Promise.all(
      [shop, other].map((one) => together(wanting(25, { sku: dripperSku }), one)),
    )
    const names = halves.flatMap(namesOf)
    expect(names.filter((name) => name === 'placed')).toHaveLength(10)
    expect(names.filter((name) => name === 'out-of-stock')).toHaveLength(40)
    expect(await reserved()).toBe(10)
    expect(await made()).toHaveLength(10)
  })
})

describe('an order that cannot be made', () => {
  it('leaves the others alone when the last use of a discount is gone', async () => {
    const at = new Date()
    const id = discountIdSchema.parse(uuidv7())
    await shop.database.insert(discounts).values({
      ...{ id, code: 'ONCE', codeKey: 'ONCE', currency: 'KRW', combinesWith: [] },
      ...{ value: { kind: 'percent', basisPoints: 1000 }, maximumUses: 1, createdAt: at, updatedAt: at },
    })
    const wishes = [{}, { codes: ['once'] }, { codes: ['once'] }, { codes: ['once'] }, {}]
    expect(namesOf(await together(wishes))).toEqual([
      ...['placed', 'placed', 'discount-used-up', 'discount-used-up', 'placed'],
    ])
    const [discount] = await shop.database.select().from(discounts).where(eq(discounts.id, id))
    expect(discount?.uses).toBe(1)
    expect(await made()).toHaveLength(3)
  })

  it('leaves the others alone when a gift card is empty, or unknown', async () => {
    const { code } = await shop.context.get(Transactions).run((transaction) =>
      shop.context.get(GiftCards).issue(transaction, {
        amount: money(minorUnits(50_000), 'KRW'),
        actor: timelineActor(staffActor),
        requestKey: 'for two',
      }),
    )
    const wishes = [{ giftCards: [code] }, {}, { giftCards: [code] }, { giftCards: ['AAAA-AAAA-AAAA-AAAA'] }]
    expect(namesOf(await together(wishes))).toEqual([
      ...['placed', 'placed', 'gift-card-balance', 'unknown-gift-card'],
    ])
    expect(await made()).toHaveLength(2)
  })

  it('gives its Idempotency-Key back', async () => {
    await dripperStock(0)
    const [refused] = await together([{ sku: dripperSku, key: 'again' }, {}])
    expect(refused).toMatchObject({ type: 'out-of-stock' })
    await dripperStock(1)
    expect(namesOf(await together([{ sku: dripperSku, key: 'again' }]))).toEqual(['placed'])
  })
})

describe('one Idempotency-Key', () => {
  it('places once in a group, in two processes, and after an answer that never came', async () => {
    const halves = await Promise.all(
      [shop, other].map((one) => together([{ key: 'twice' }, {}, { key: 'twice' }], one)),
    )
    // Whoever asks again, as after a crash between the commit and the answer, hears of the same order.
    const repeated = await together([{ key: 'twice' }])
    const ids = [...halves.flatMap(([first, , last]) => [first, last]), ...repeated].map((outcome) =>
      outcome instanceof Problem || outcome === undefined ? outcome : outcome.orderId,
    )
    expect(new Set(ids).size).toBe(1)
    expect(await made()).toHaveLength(3)
  })

  it('cannot stand for two orders of a group', async () => {
    const wishes = [{ key: 'other' }, { key: 'other', fingerprint: 'different' }, {}]
    expect(namesOf(await together(wishes))).toEqual(['placed', 'idempotency-key-reused', 'placed'])
  })
})

import {
  discountIdSchema,
  type Money,
  minorUnits,
  money,
  moneySchema,
  type OrderId,
  orderIdSchema,
} from '@counterflow/core'
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
} from '../../../test/commerce-application.js'
import { type OnlineStore, openOnlineStore } from '../../../test/online-store.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { carts } from '../carts/cart.table.js'
import type { CartCheckout } from '../checkout/cart-orders.js'
import { discounts } from '../discounts/discount.table.js'
import { GiftCards } from '../gift-cards/gift-cards.js'
import { stockLevels, stockMovements } from '../inventory/stock.table.js'
import { recordStock } from '../inventory/stock-books.js'
import { locations } from '../locations/location.table.js'
import { PAYMENT_GATEWAY, type PaymentGateway } from '../payments/gateway/payment-gateway.js'
import { variants } from '../products/product.table.js'
import { orders } from './order.table.js'
import { timelineActor } from './order-history.js'
import { PlacementGroups, type Placing, type WishPlacing } from './placement-groups.js'

let shop: CommerceApplication
/** Another process of the same shop. */
let other: CommerceApplication
let store: OnlineStore
beforeAll(async () => {
  shop = await startCommerce()
  store = await openOnlineStore(shop)
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
}: Wish = {}): WishPlacing {
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

const allTogether = (placings: readonly Placing[], { context } = shop) =>
  Promise.all(placings.map((one) => context.get(PlacementGroups).place(one)))
const together = (wishes: readonly Wish[], where = shop) => allTogether(wishes.map(placing), where)

/** A cart of one piece that is checked out at the price that its customer saw, unless another one is given. */
async function checkout(sku: string, key: string, expected?: Money): Promise<CartCheckout> {
  const { token, cart } = await store.cartWith(sku)
  const { order } = placing({ key })
  const request = { key, principal: 'public', operationId: 'checkOut', fingerprint: 'same' }
  return {
    id: order.id,
    token,
    tender: order.tender,
    expected: expected ?? moneySchema.parse(cart.total),
    request,
  }
}

/** What became of each: `placed`, or the type of the problem. */
const namesOf = (outcomes: Awaited<ReturnType<typeof together>>) =>
  outcomes.map((outcome) => (outcome instanceof Problem ? outcome.type : 'placed'))

/** In how many transactions the orders of this test came into being. */
async function transactionsOf(): Promise<number> {
  const { rows } = await shop.database.execute(sql`
    select distinct transaction_id::text from events
     where type = 'order.created' and subject_id = any(${sql.param(await made())}::text[])`)
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

describe('carts that are checked out together', () => {
  it('become orders by one transaction, with what else comes; each cart once, and others leave them alone', async () => {
    await store.receive(kettleSku, 10)
    const [cart, wrong, last] = [
      await checkout(kettleSku, 'cart 1'),
      await checkout(kettleSku, 'cart 2', money(1, 'KRW')),
      await checkout(kettleSku, 'cart 3'),
    ]
    const again = { ...cart, id: placing().order.id, request: undefined }
    const twice = { ...cart, id: placing().order.id }
    const unknown = { ...last, id: placing().order.id, token: 'x'.repeat(43) }
    const outcomes = await allTogether([cart, wrong, placing(), unknown, again, twice, last])
    expect(namesOf(outcomes)).toEqual([
      ...['placed', 'price-changed', 'placed', 'not-found', 'cart-ordered', 'placed', 'placed'],
    ])
    expect(outcomes[5]).toMatchObject({ orderId: cart.id })
    expect((await made()).toSorted()).toHaveLength(3)
    expect(await transactionsOf()).toBe(1)
    const rows = await shop.database.select().from(carts)
    expect(rows.filter(({ orderId }) => orderId === cart.id || orderId === last.id)).toHaveLength(2)
    expect(rows.filter(({ orderId }) => orderId === wrong.id)).toEqual([])
  })

  it('in two processes, twelve for four pieces: four have one, and the other carts stay open', async () => {
    const reserved = await dripperStock(4)
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, index) => checkout(dripperSku, `rush ${index}`)),
    )
    const halves = await Promise.all([allTogether(all.slice(0, 6)), allTogether(all.slice(6), other)])
    const names = halves.flatMap(namesOf)
    expect(names.filter((name) => name === 'placed')).toHaveLength(4)
    expect(names.filter((name) => name === 'out-of-stock')).toHaveLength(8)
    expect(await reserved()).toBe(4)
    const closed = (await shop.database.select().from(carts)).map(({ orderId }) => orderId)
    expect(all.filter(({ id }) => closed.includes(id))).toHaveLength(4)
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

  it('takes the last piece, or use, from nobody who came with it', async () => {
    const reserved = await dripperStock(1)
    const unpaid = { sku: dripperSku, giftCards: ['AAAA-AAAA-AAAA-AAAA'] }
    const wishes = [unpaid, { sku: dripperSku, key: 'after it' }, { sku: dripperSku }]
    expect(namesOf(await together(wishes))).toEqual(['unknown-gift-card', 'placed', 'out-of-stock'])
    expect(await reserved()).toBe(1)
    expect(await made()).toHaveLength(1)
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

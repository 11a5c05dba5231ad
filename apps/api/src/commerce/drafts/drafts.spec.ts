import { money, moneySchema, type OrderId, orderIdSchema, type VariantId } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  cards,
  dripperSku,
  eventTypes,
  kettleSku,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { failOnce } from '../../../test/fail-once.js'
import { Transactions } from '../../platform/database/transactions.js'
import { OrderStatus } from '../checkout/order-status.js'
import { GiftCards } from '../gift-cards/gift-cards.js'
import { recordStock } from '../inventory/stock-books.js'
import { timelineActor } from '../orders/order-history.js'
import { Orders } from '../orders/orders.js'
import { variants } from '../products/product.table.js'
import { DraftCompletion } from './draft-completion.js'
import { type DraftContent, draftContentSchema } from './draft-content.js'
import { DraftList } from './draft-list.js'
import { DraftPrefill } from './draft-prefill.js'
import { DraftReservations } from './draft-reservations.js'
import { type DraftShown, DraftView } from './draft-view.js'
import { Drafts } from './drafts.js'
import { PayLinks } from './pay-links.js'

let shop: CommerceApplication
let dripper: VariantId
beforeAll(async () => {
  shop = await startCommerce()
  const [locationId] = await stockShelves(shop.database)
  const variant = await variantOf(dripperSku)
  if (locationId === undefined) throw new Error('The shelves are empty.')
  dripper = variant
  const change = { variantId: variant, locationId, onHand: 100, reserved: 0 }
  await shop.context
    .get(Transactions)
    .run((transaction) => recordStock(transaction, [change], { reason: 'received', orderId: null }))
})
afterAll(() => shop?.close())

async function variantOf(sku: string): Promise<VariantId> {
  const [variant] = await shop.database.select().from(variants).where(eq(variants.sku, sku))
  if (variant === undefined) throw new Error(`There is no ${sku}.`)
  return variant.id
}

type Input = Parameters<typeof draftContentSchema.parse>[0]
const contentOf = (changes: object = {}): DraftContent =>
  draftContentSchema.parse({ lines: [{ variantId: dripper, quantity: 2 }], ...changes } satisfies Input)

async function show(draftId: string): Promise<DraftShown> {
  return shop.context.get(DraftView).show(shop.database, await shop.context.get(Drafts).read(draftId))
}
const create = async (changes: object = {}) =>
  show(await shop.context.get(Drafts).create(contentOf(changes), undefined))
const complete = (draft: DraftShown, paid: boolean, version = draft.version) =>
  shop.context
    .get(DraftCompletion)
    .byHand(draft.id, { version, method: 'bank_transfer', paid, allowOversell: false }, staffActor, undefined)
const orderOf = async (draft: DraftShown): Promise<OrderId> =>
  orderIdSchema.parse((await show(draft.id)).orderId)
const tokenOf = ({ payLink }: DraftShown) => payLink.slice(payLink.lastIndexOf('/') + 1)

function pay(draft: DraftShown, card = cards.succeeds, giftCards: string[] = []) {
  const expectedTotal = moneySchema.parse(draft.price?.total)
  const payment = { kind: 'card' as const, card: { number: card } }
  const body = { version: draft.version, expectedTotal, payment, giftCards }
  return shop.context.get(PayLinks).pay(tokenOf(draft), body, undefined)
}

describe('a draft', () => {
  it('is priced with discounts by hand, items of its own and shipping, and takes nothing from stock', async () => {
    const draft = await create({
      lines: [
        {
          variantId: dripper,
          quantity: 2,
          discount: { discount: { kind: 'percent', value: 1_000 }, reason: 'scratched' },
        },
        { title: 'Engraving', unitPrice: 5_000, quantity: 1 },
      ],
      discount: { discount: { kind: 'amount', value: 2_600 }, reason: 'for waiting' },
      shipping: { title: 'Courier', amount: 4_000 },
    })
    expect(draft).toMatchObject({ number: 'D1', status: 'open', version: 1, changedSinceInvoice: false })
    expect(draft.price).toMatchObject({
      subtotal: money(69_000, 'KRW'),
      discount: money(9_000, 'KRW'),
      shipping: money(4_000, 'KRW'),
      total: money(64_000, 'KRW'),
    })
  })

  it('refuses the second of two who change it, and what does not exist', async () => {
    const draft = await create()
    const drafts = shop.context.get(Drafts)
    await drafts.replace(draft.id, 1, contentOf({ note: 'first' }))
    await expect(drafts.replace(draft.id, 1, contentOf({ note: 'second' }))).rejects.toMatchObject({
      type: 'draft-order-changed',
      status: 409,
    })
    expect((await show(draft.id)).content.note).toBe('first')
    const unknown = contentOf({ lines: [{ variantId: uuidv7(), quantity: 1 }] })
    await expect(drafts.replace(draft.id, 2, unknown)).rejects.toMatchObject({ type: 'unknown-variant' })
  })

  it('can be duplicated, found and thrown away', async () => {
    const draft = await create({ name: 'Sora Lee', email: 'sora@example.com' })
    const drafts = shop.context.get(Drafts)
    const copy = await show(await drafts.duplicate(draft.id, undefined))
    expect(copy.content).toEqual(draft.content)
    const list = (query: object) => shop.context.get(DraftList).page({ limit: 30, ...query })
    expect((await list({ search: 'sora' })).items.map(({ number }) => number)).toEqual([
      copy.number,
      draft.number,
    ])
    expect((await list({ search: copy.number })).items).toHaveLength(1)
    await drafts.remove(copy.id)
    await expect(drafts.read(copy.id)).rejects.toMatchObject({ type: 'not-found' })
  })

  it('for a customer has their latest address and their e-mail address', async () => {
    const address = { name: 'J', line1: '1', city: 'Seoul', postalCode: '04780', countryCode: 'KR' }
    const orderId = await placeOrder(shop, {
      customer: { name: 'Jun', email: 'jun@example.com' },
      shippingAddress: address,
    })
    const { customer } = await shop.context.get(Orders).snapshot(orderId)
    if (customer === null) throw new Error('The order has no customer.')
    expect(await shop.context.get(DraftPrefill).forCustomer(customer.id)).toMatchObject({
      customerId: customer.id,
      email: 'jun@example.com',
      shippingAddress: address,
    })
  })
})

describe('completing a draft by hand', () => {
  it('makes an order that is paid, with all that the draft says', async () => {
    const draft = await create({
      name: 'Sora Lee',
      email: 'sora@example.com',
      tags: ['phone'],
      note: 'Ring twice',
    })
    await complete(draft, true)
    const orderId = await orderOf(draft)
    const snapshot = await shop.context.get(Orders).snapshot(orderId)
    expect(snapshot).toMatchObject({
      channel: 'back_office',
      paymentStatus: 'captured',
      tags: ['phone'],
      customer: { name: 'Sora Lee' },
      total: money(64_000, 'KRW'),
      shipping: money(0, 'KRW'),
    })
    expect(await eventTypes(shop, orderId)).toEqual([
      'order.created',
      'order.manual_payment_received',
      'order.paid',
    ])
    expect(await eventTypes(shop, draft.id)).toEqual(['draft.created', 'draft.completed'])
    await expect(complete(draft, true)).rejects.toMatchObject({ type: 'draft-completed', status: 409 })
    await expect(shop.context.get(Drafts).remove(draft.id)).rejects.toMatchObject({
      type: 'draft-completed',
    })
  })

  it('waits for money that has not come, needs no customer, and refuses an empty one', async () => {
    const draft = await create()
    await complete(draft, false)
    expect(await shop.context.get(Orders).snapshot(await orderOf(draft))).toMatchObject({
      paymentStatus: 'pending',
      customer: null,
    })
    await expect(complete(await create({ lines: [] }), true)).rejects.toMatchObject({ type: 'draft-empty' })
    await expect(complete(await create(), true, 7)).rejects.toMatchObject({ type: 'draft-order-changed' })
  })

  it('refuses more than is in stock, unless staff insist', async () => {
    const draft = await create({ lines: [{ variantId: await variantOf(kettleSku), quantity: 1 }] })
    await expect(complete(draft, true)).rejects.toMatchObject({ type: 'out-of-stock' })
    await shop.context
      .get(DraftCompletion)
      .byHand(
        draft.id,
        { version: 1, method: 'cash', paid: true, allowOversell: true },
        staffActor,
        undefined,
      )
    expect((await show(draft.id)).status).toBe('completed')
  })
})

describe('the link of an invoice', () => {
  it('tells of a change since, and is paid once', async () => {
    const draft = await create({ lines: [{ title: 'Workshop', unitPrice: 30_000, quantity: 1 }] })
    const drafts = shop.context.get(Drafts)
    await drafts.noteInvoice(draft.id, 1, 'sora@example.com')
    await drafts.replace(draft.id, 1, contentOf({ lines: [{ title: 'W', unitPrice: 40_000, quantity: 1 }] }))
    const links = shop.context.get(PayLinks)
    expect(await links.show(tokenOf(draft))).toMatchObject({ changedSinceInvoice: true, version: 2 })
    await expect(pay(draft)).rejects.toMatchObject({ type: 'draft-order-changed' })
    const present = await show(draft.id)
    const receipt = await pay(present)
    expect(receipt).toMatchObject({ paymentStatus: 'authorized', total: money(40_000, 'KRW') })
    await expect(pay(present)).rejects.toMatchObject({ type: 'draft-completed' })
    expect(await links.show(tokenOf(draft))).toMatchObject({ paid: true })
    const status = await shop.context.get(OrderStatus).read(receipt.orderStatusToken)
    expect(status.lines).toMatchObject([{ title: { en: 'W' } }])
  })

  it('is held for the customer as before when their card was declined', async () => {
    const draft = await create()
    const until = new Date(Date.now() + 3_600_000)
    const wish = { version: 1, until, allowOversell: false, actor: staffActor }
    await shop.context.get(DraftReservations).set(draft.id, wish)
    await expect(pay(draft, cards.declined)).rejects.toMatchObject({ type: 'card-declined' })
    const held = { until: until.toISOString(), pieces: 2 }
    expect(await show(draft.id)).toMatchObject({ status: 'open', reservation: held })
    await pay(draft)
    expect((await show(draft.id)).reservation).toBeNull()
    expect(await eventTypes(shop, draft.id)).toEqual([
      ...['draft.created', 'draft.stock_held', 'draft.stock_released', 'draft.completed'],
      ...['draft.reopened', 'draft.stock_held', 'draft.stock_released', 'draft.completed'],
    ])
  })

  it('can be paid again after a declined card, with what a gift card had given', async () => {
    const actor = timelineActor(staffActor)
    const amount = money(10_000, 'KRW')
    const cardsOf = shop.context.get(GiftCards)
    const { code } = await shop.context
      .get(Transactions)
      .run((transaction) => cardsOf.issue(transaction, { amount, actor, requestKey: 'gift' }))
    const balance = async () => (await cardsOf.find(shop.database, code)).balance.amount
    const draft = await create()

    await expect(pay(draft, cards.declined, [code])).rejects.toMatchObject({ type: 'card-declined' })
    expect(await balance()).toBe(10_000)
    expect(await show(draft.id)).toMatchObject({ status: 'open', orderId: null })

    expect(await pay(draft, cards.succeeds, [code])).toMatchObject({ total: money(64_000, 'KRW') })
    expect(await balance()).toBe(0)
    const snapshot = await shop.context.get(Orders).snapshot(await orderOf(draft))
    expect(snapshot).toMatchObject({ outstanding: money(0, 'KRW') })
    expect(await eventTypes(shop, draft.id)).toEqual([
      'draft.created',
      'draft.completed',
      'draft.reopened',
      'draft.completed',
    ])
  })
})

describe('a draft that becomes an order and gives way to others who change the same', () => {
  const orderInserted = { deed: 'insert', table: 'orders', code: '40P01' }

  it('is completed by hand all the same', async () => {
    const draft = await create()
    const mend = await failOnce(shop.database, orderInserted)
    await complete(draft, true).finally(mend)
    expect(await show(draft.id)).toMatchObject({ status: 'completed' })
  })

  it('is paid by its link all the same', async () => {
    const draft = await create({ email: 'mina@example.com' })
    const mend = await failOnce(shop.database, orderInserted)
    expect(await pay(draft).finally(mend)).toMatchObject({ paymentStatus: 'authorized' })
  })
})

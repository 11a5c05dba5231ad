import { addressIdSchema, type CustomerId, money } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  cards,
  eventTypes,
  newCustomerId,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { Transactions } from '../../platform/database/transactions.js'
import { Orders } from '../orders/orders.js'
import { Payments } from '../payments/payments.js'
import { CustomerAddresses } from './addresses/customer-addresses.js'
import { CustomerConsents } from './consents/customer-consents.js'
import { customers } from './customer.table.js'
import { CustomerChanges } from './customer-changes.js'
import { CustomerCreation } from './customer-creation.js'
import { CustomerDetails } from './customer-details.js'
import { CustomerDirectory } from './customer-directory.js'
import { CustomerList } from './customer-list.js'
import { CustomerPapers } from './customer-papers.js'
import { CustomerProfile } from './customer-profile.js'
import { FigureKeeping } from './figures/figure-keeping.js'
import { CustomerDuplicates } from './merging/customer-duplicates.js'
import { CustomerMerging } from './merging/customer-merging.js'
import { CustomerNotes } from './notes/customer-notes.js'
import { CustomerTimeline } from './timeline/customer-timeline.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

type Entry = Parameters<CustomerCreation['create']>[0]
const actor = staffActor
const colleague = { ...staffActor, id: '01980000-0000-7000-8000-0000000000bb', name: 'Jun Oh' }
const create = (entry: Entry) => shop.context.get(CustomerCreation).create(entry, actor, undefined)
const profile = (id: CustomerId) => shop.context.get(CustomerProfile).read(id)
const address = (changes: object = {}) => ({
  name: 'Sora Kim',
  line1: '52 Jahamun-ro',
  city: 'Seoul',
  postalCode: '03044',
  countryCode: 'KR',
  ...changes,
})
const decide = (id: CustomerId, channel: 'email' | 'sms', state: 'subscribed' | 'unsubscribed') =>
  shop.context
    .get(Transactions)
    .run((transaction) =>
      shop.context
        .get(CustomerConsents)
        .record(transaction, id, { channel, state, source: 'staff', actor, ip: '192.0.2.7' }),
    )

describe('a customer', () => {
  it('is reached by a telephone number as people write it, and lives where their address is (R49)', async () => {
    const id = await create({ name: '이도윤', phone: '010-9876-5432', addresses: [address()] })
    expect(await profile(id)).toMatchObject({
      email: null,
      phone: '+821098765432',
      status: 'new',
      location: { city: 'Seoul', countryCode: 'KR' },
      localTimeZone: 'Asia/Seoul',
      subscribed: false,
    })
    expect(await eventTypes(shop, id)).toEqual(['customer.created'])
    await expect(create({ name: 'Nobody' })).rejects.toMatchObject({ type: 'customer-unreachable' })
    await expect(create({ name: 'X', phone: '12' })).rejects.toMatchObject({ type: 'invalid-phone' })
  })

  it('has an e-mail address that nobody else has; the refusal names who does', async () => {
    const id = await create({ name: 'Yuna', email: 'yuna@example.com' })
    const refusal = { type: 'customer-email-taken', extra: { customerId: id, customerName: 'Yuna' } }
    await expect(create({ name: 'Other', email: 'YUNA@example.com' })).rejects.toMatchObject(refusal)
    const other = await create({ name: 'Other', email: 'other@example.com' })
    await expect(
      shop.context.get(CustomerDetails).update(other, { email: 'Yuna@example.com' }, { version: 1, actor }),
    ).rejects.toMatchObject(refusal)
  })

  it('is edited by those who saw them as they are; of ten at once one is first', async () => {
    const id = await create({ name: 'Mina', email: 'mina@example.com' })
    const rename = (name: string) =>
      shop.context.get(CustomerDetails).update(id, { name }, { version: 1, actor })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => rename(`Mina ${index}`)),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { type: 'customer-changed', extra: { version: 2 } },
    })
  })

  it('has one usual address, whichever is added or removed', async () => {
    const id = await create({ name: 'Aoi', email: 'aoi@example.com' })
    const addresses = shop.context.get(CustomerAddresses)
    await addresses.add(id, { address: address(), isDefault: false }, { version: 1, actor })
    await addresses.add(id, { address: address({ city: 'Busan' }), isDefault: true }, { version: 2, actor })
    const usual = async () =>
      (await profile(id)).addresses.map(({ address: { city }, isDefault }) => [city, isDefault])
    expect(await usual()).toEqual([
      ['Busan', true],
      ['Seoul', false],
    ])
    const [busan] = (await profile(id)).addresses
    const busanId = addressIdSchema.parse(busan?.id)
    await expect(addresses.remove(id, busanId, { version: 2, actor })).rejects.toMatchObject({
      type: 'customer-changed',
    })
    await addresses.remove(id, busanId, { version: 3, actor })
    expect(await usual()).toEqual([['Seoul', true]])
  })

  it('is written about by the staff; a text is changed by who wrote it (R51)', async () => {
    const id = await create({ name: 'Ren', email: 'ren@example.com' })
    const notes = shop.context.get(CustomerNotes)
    const request = { actor, idempotencyKey: 'run/note/' }
    const noteId = await notes.add(id, 'Prefers the evening.', request)
    expect(await notes.add(id, 'Prefers the evening.', request)).toBe(noteId)
    await expect(notes.change(id, noteId, 'Mornings.', colleague)).rejects.toMatchObject({
      type: 'note-of-another',
    })
    await notes.change(id, noteId, 'Prefers mornings.', actor)
    const { items } = await shop.context.get(CustomerPapers).notes(id, { limit: 10 })
    expect(items).toMatchObject([{ text: 'Prefers mornings.', author: { name: actor.name } }])
    await notes.remove(id, noteId, colleague)
    expect((await shop.context.get(CustomerPapers).notes(id, { limit: 10 })).items).toEqual([])
    const { items: timeline } = await shop.context.get(CustomerTimeline).page(id, { limit: 10 })
    expect(timeline.map(({ kind }) => kind)).toEqual(['note_removed', 'note_added', 'created'])
  })
})

describe('consent', () => {
  it('is asked for, even of those who bought, and keeps its history (R125)', async () => {
    const orderId = await placeOrder(shop, { customer: { name: 'Haru', email: 'haru@example.com' } })
    const id = (await shop.context.get(Orders).snapshot(orderId)).customer?.id
    if (id === undefined) throw new Error('The order has no customer.')
    expect((await profile(id)).subscribed).toBe(false)
    expect(await decide(id, 'sms', 'subscribed')).toBe(true)
    expect(await decide(id, 'sms', 'subscribed')).toBe(false)
    expect((await profile(id)).subscribed).toBe(true)
    await decide(id, 'sms', 'unsubscribed')
    const { items } = await shop.context.get(CustomerPapers).consents(id, { limit: 10 })
    expect(items).toMatchObject([
      { channel: 'sms', state: 'unsubscribed', source: 'staff', ip: '192.0.2.7' },
      { channel: 'sms', state: 'subscribed' },
    ])
    expect(await eventTypes(shop, id)).toEqual([
      'customer.created',
      'customer.subscribed',
      'customer.unsubscribed',
    ])
  })
})

describe('the list', () => {
  it('is filtered by tag, consent, orders and what was spent', async () => {
    const id = await create({
      name: 'Filter Me',
      email: 'filter@example.com',
      tags: ['wholesale'],
      consents: ['email'],
    })
    const list = async (query: object) => {
      const { items } = await shop.context.get(CustomerList).page({ limit: 100, ...query })
      return items.map((item) => item.id)
    }
    expect(await list({ tag: ['nobody', 'wholesale'] })).toEqual([id])
    expect(await list({ subscribed: true })).toEqual([id])
    expect(await list({ subscribed: false })).not.toContain(id)
    expect(await list({ search: 'filter', ordersTo: 0 })).toEqual([id])
    expect(await list({ search: 'filter', ordersFrom: 1 })).toEqual([])
    expect(await list({ search: 'filter', spentFrom: 1 })).toEqual([])
    expect(await list({ search: 'filter', spentTo: 0, country: ['KR'] })).toEqual([])
    expect(await list({ search: 'filter', lastOrderFrom: '2000-01-01T00:00:00Z' })).toEqual([])
    expect(await list({ search: '98765432' })).toHaveLength(1)
  })
})

describe('figures and merging', () => {
  const person = { name: '박서준', email: 'seojun@example.com' }
  const other = { name: '박 서준', email: 'seojun+old@example.com' }
  const customerOf = async (orderId: Awaited<ReturnType<typeof placeOrder>>) => {
    const { customer } = await shop.context.get(Orders).snapshot(orderId)
    if (customer === null) throw new Error('The order has no customer.')
    return customer.id
  }

  it('are those that a count from the start would give, through orders, refunds and a merge', async () => {
    const payments = shop.context.get(Payments)
    const first = await placeOrder(shop, { customer: person })
    const second = await placeOrder(shop, { customer: other })
    await placeOrder(shop, { customer: person, card: cards.declined })
    const [kept, gone] = [await customerOf(first), await customerOf(second)]
    await payments.capture(first, { idempotencyKey: 'f1', actor })
    await payments.capture(second, { idempotencyKey: 'f2', actor })
    await payments.refund(second, { idempotencyKey: 'f3', actor, amount: money(5_000, 'KRW') })
    expect(await profile(kept)).toMatchObject({ orderCount: 1, lifetimeSpend: { amount: 35_000 } })
    expect(await profile(gone)).toMatchObject({ orderCount: 1, lifetimeSpend: { amount: 30_000 } })
    expect(await shop.context.get(FigureKeeping).rebuild()).toBe(0)

    await shop.context.get(CustomerChanges).addTags(gone, ['café'])
    await shop.context.get(CustomerNotes).add(gone, 'Moved house.', { actor })
    await decide(gone, 'email', 'subscribed')
    expect(await shop.context.get(CustomerDuplicates).of(kept)).toEqual([{ id: gone, reasons: ['email'] }])
    const merging = shop.context.get(CustomerMerging)
    await merging.merge(kept, gone, { choice: { name: 'other' }, actor })
    await merging.merge(kept, gone, { choice: {}, actor })

    const merged = await profile(gone)
    expect(merged).toMatchObject({
      id: kept,
      name: '박 서준',
      email: 'seojun@example.com',
      tags: ['café'],
      subscribed: true,
      status: 'returning',
      orderCount: 2,
      lifetimeSpend: { amount: 65_000 },
    })
    expect(await shop.context.get(CustomerPapers).notes(gone, { limit: 5 })).toMatchObject({
      items: [{ text: 'Moved house.' }],
    })
    expect(await eventTypes(shop, kept)).toContain('customer.merged')
    expect(await customerOf(second)).toBe(kept)
    // Whoever holds the old id, or the old address, goes to the one who is left.
    const directory = shop.context.get(CustomerDirectory)
    const found = await shop.context
      .get(Transactions)
      .run((transaction) => directory.findOrCreate(transaction, { id: gone }))
    expect(found).toBe(kept)
    await payments.refund(second, { idempotencyKey: 'f4', actor, amount: money(1_000, 'KRW') })
    expect((await profile(kept)).lifetimeSpend.amount).toBe(64_000)
    expect(await shop.context.get(FigureKeeping).rebuild()).toBe(0)
  })

  it('are mended by a rebuild when somebody changed them by hand', async () => {
    const id = await create({ name: 'Wrong', email: 'wrong@example.com' })
    await shop.database.update(customers).set({ orderCount: 7 }).where(eq(customers.id, id))
    expect(await shop.context.get(FigureKeeping).rebuild()).toBe(1)
    expect((await profile(id)).orderCount).toBe(0)
  })

  it('are never lost when two orders, a capture and a merge come at once', async () => {
    const [one, two] = await Promise.all([
      create({ name: 'A', email: 'a1@example.com' }),
      create({ name: 'B', email: 'b1@example.com' }),
    ])
    const paid = await placeOrder(shop, { customer: { id: two } })
    await Promise.all([
      placeOrder(shop, { customer: { id: two } }),
      shop.context.get(Payments).capture(paid, { idempotencyKey: 'm1', actor }),
      shop.context.get(CustomerMerging).merge(one, two, { choice: {}, actor }),
      placeOrder(shop, { customer: { id: one } }),
    ])
    expect(await profile(one)).toMatchObject({ orderCount: 3, lifetimeSpend: { amount: 35_000 } })
    expect(await shop.context.get(FigureKeeping).rebuild()).toBe(0)
  })

  it('of a customer with itself, or with nobody, are refused', async () => {
    const id = await create({ name: 'Alone', email: 'alone@example.com' })
    const merging = shop.context.get(CustomerMerging)
    await expect(merging.merge(id, id, { choice: {}, actor })).rejects.toMatchObject({
      type: 'customer-with-itself',
    })
    await expect(merging.merge(id, newCustomerId(), { choice: {}, actor })).rejects.toMatchObject({
      type: 'not-found',
    })
  })
})

import { type GiftCardId, money, type OrderId } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  eventTypes,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { Retention } from '../../platform/retention/retention.js'
import { giftCardEntries, giftCards } from './gift-card.table.js'
import { GiftCardChanges } from './gift-card-changes.js'
import { GiftCardDetail } from './gift-card-detail.js'
import { GiftCardList } from './gift-card-list.js'
import { GiftCards } from './gift-cards.js'

let shop: CommerceApplication
let orderId: OrderId
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
  orderId = await placeOrder(shop)
})
afterAll(() => shop?.close())

const won = (amount: number) => money(amount, 'KRW')
const cards = () => shop.context.get(GiftCards)
const changes = () => shop.context.get(GiftCardChanges)
const asked = (idempotencyKey: string = uuidv7()) => ({ idempotencyKey, actor: staffActor })
const issue = (amount: number, more: { expiresAt?: string } = {}) =>
  changes().issue({ amount: won(amount), ...more }, asked())
const inTransaction = <Result>(work: (transaction: Transaction) => Promise<Result>) =>
  shop.context.get(Transactions).run(work)
const redeem = (code: string, amount: number, requestKey: string = uuidv7(), of = orderId) =>
  inTransaction((transaction) =>
    cards().redeem(transaction, { code, amount: won(amount), orderId: of, requestKey, actor: staffActor }),
  )
const refund = (giftCardId: GiftCardId, amount: number, requestKey: string = uuidv7()) =>
  inTransaction((transaction) =>
    cards().refund(transaction, { giftCardId, amount: won(amount), orderId, requestKey, actor: staffActor }),
  )
const balanceOf = async (code: string) => (await cards().find(shop.database, code)).balance.amount
const ledgerOf = async (id: GiftCardId) => {
  const [sum] = await shop.database
    .select({
      sum: sql`sum(${giftCardEntries.amount})`.mapWith(Number),
      least: sql`min(balance)`.mapWith(Number),
    })
    .from(giftCardEntries)
    .where(eq(giftCardEntries.giftCardId, id))
  return sum
}

describe('a gift card', () => {
  it('shows its code once, keeps only what finds it, and repeats it to the same request', async () => {
    const request = asked('workflow/step/1')
    const issued = await changes().issue({ amount: won(50_000) }, request)
    expect(issued.code).toMatch(/^(\w{4}-){3}\w{4}$/)
    const kept = await shop.database.select().from(giftCards).where(eq(giftCards.id, issued.id))
    expect(JSON.stringify(kept)).not.toContain(issued.code.slice(0, 9))
    expect(await changes().issue({ amount: won(50_000) }, request)).toEqual(issued)
    await expect(changes().issue({ amount: won(60_000) }, request)).rejects.toMatchObject({
      type: 'idempotency-key-reused',
    })
    const [, twin] = await Promise.all([0, 1].map(() => changes().issue({ amount: won(1) }, asked('twins'))))
    expect(await changes().issue({ amount: won(1) }, asked('twins'))).toEqual(twin)
    expect(await eventTypes(shop, issued.id)).toEqual(['gift_card.issued'])
  })

  it('forgets the sealed code when nobody can repeat the request any more', async () => {
    const { id, code } = await issue(1_000)
    await shop.database
      .update(giftCards)
      .set({ createdAt: new Date(Date.now() - 8 * 86_400_000) })
      .where(eq(giftCards.id, id))
    await shop.context.get(Retention).forgetAll()
    const [kept] = await shop.database.select().from(giftCards).where(eq(giftCards.id, id))
    expect(kept?.sealedCode).toBeNull()
    expect(await balanceOf(code)).toBe(1_000)
  })

  it('is worth something in the currency of the shop, and not over already', async () => {
    const refused = { type: 'invalid-input' }
    await expect(issue(0)).rejects.toMatchObject(refused)
    await expect(changes().issue({ amount: money(1, 'USD') }, asked())).rejects.toMatchObject(refused)
    await expect(issue(1, { expiresAt: '2020-01-01T00:00:00Z' })).rejects.toMatchObject(refused)
  })

  it('pays however the code is typed, once for a request, and no more than it holds', async () => {
    const { id, code } = await issue(10_000)
    const typed = code.toLowerCase().replaceAll('-', ' ')
    expect(await redeem(typed, 4_000, 'order/1')).toMatchObject({ balance: won(6_000) })
    expect(await redeem(code, 4_000, 'order/1')).toMatchObject({ giftCardId: id, balance: won(6_000) })
    await expect(redeem(code, 5_000, 'order/1')).rejects.toMatchObject({ type: 'idempotency-key-reused' })
    await expect(redeem(code, 6_001)).rejects.toMatchObject({ type: 'gift-card-balance', status: 409 })
    await redeem(code, 6_000)
    await expect(redeem(code, 1)).rejects.toMatchObject({ type: 'gift-card-balance' })
    await expect(redeem('0000-0000-0000-0000', 1)).rejects.toMatchObject({ type: 'unknown-gift-card' })
    expect(await balanceOf(code)).toBe(0)
  })

  it('takes back what an order paid with it, and nothing beyond', async () => {
    const { id, code } = await issue(10_000)
    const other = await placeOrder(shop)
    await redeem(code, 7_000)
    await redeem(code, 1_000, undefined, other)
    await refund(id, 3_000, 'refund/1')
    await refund(id, 3_000, 'refund/1')
    expect(await cards().redemptionsOf(shop.database, orderId)).toContainEqual(
      expect.objectContaining({ giftCardId: id, amount: won(4_000), balance: won(5_000) }),
    )
    await expect(refund(id, 4_001)).rejects.toMatchObject({ type: 'refund-too-large' })
    await refund(id, 4_000)
    expect(await balanceOf(code)).toBe(9_000)
  })

  it('pays neither disabled nor expired, and tells who did what and why', async () => {
    const { id, code } = await issue(10_000)
    await changes().set(id, 'disabled', 'Reported lost', asked())
    await changes().set(id, 'disabled', 'Again', asked())
    await expect(redeem(code, 1)).rejects.toMatchObject({ type: 'gift-card-disabled' })
    await changes().set(id, 'enabled', 'Found again', asked())
    await changes().adjust(id, won(-2_500), 'Printed wrong', asked('adjust/1'))
    await changes().adjust(id, won(-2_500), 'Printed wrong', asked('adjust/1'))
    await expect(changes().adjust(id, won(-7_501), 'Too much', asked())).rejects.toMatchObject({
      type: 'gift-card-balance',
    })
    const { status, balance, entries } = await shop.context.get(GiftCardDetail).read(id)
    expect({ status, balance }).toEqual({ status: 'active', balance: won(7_500) })
    expect(entries.map(({ kind, reason, balance: left }) => [kind, reason, left.amount])).toEqual([
      ['adjusted', 'Printed wrong', 7_500],
      ['enabled', 'Found again', 10_000],
      ['disabled', 'Reported lost', 10_000],
      ['issued', null, 10_000],
    ])
    expect(entries.map(({ actor }) => actor.name)).toContain('Minji Seo')
    await shop.database.update(giftCards).set({ expiresAt: new Date() }).where(eq(giftCards.id, id))
    await expect(redeem(code, 1)).rejects.toMatchObject({ type: 'gift-card-expired' })
  })

  it('pays until another moment than it was issued for, with an entry that says so', async () => {
    const { id, code } = await issue(5_000)
    await shop.database.update(giftCards).set({ expiresAt: new Date() }).where(eq(giftCards.id, id))
    await expect(redeem(code, 1)).rejects.toMatchObject({ type: 'gift-card-expired' })
    const past = new Date(Date.now() - 1_000)
    await expect(changes().setExpiry(id, past, 'Too late', asked())).rejects.toMatchObject({
      type: 'invalid-input',
    })
    const later = new Date(Date.now() + 86_400_000)
    await changes().setExpiry(id, later, 'Was ill', asked())
    await changes().setExpiry(id, later, 'Was ill', asked())
    await redeem(code, 1)
    const { expiresAt, entries } = await shop.context.get(GiftCardDetail).read(id)
    expect(expiresAt).toBe(later.toISOString())
    expect(entries.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['redeemed', null],
      ['expiry_changed', 'Was ill'],
      ['issued', null],
    ])
  })

  it('is found by the end of its code, by the whole code and by how it stands', async () => {
    const { id, code, last4 } = await issue(3_333)
    const find = async (query: Partial<Parameters<GiftCardList['page']>[0]>) =>
      (await shop.context.get(GiftCardList).page({ limit: 100, ...query })).items.map((card) => card.id)
    expect(await find({ search: last4.toLowerCase() })).toContain(id)
    expect(await find({ search: code })).toEqual([id])
    expect(await find({ search: 'nobody' })).toEqual([])
    expect(await find({ balanceFrom: 3_333, balanceTo: 3_333 })).toEqual([id])
    expect(await find({ search: code, expiresBefore: '2999-01-01T00:00:00Z' })).toEqual([])
    expect(await find({ status: ['active'] })).toContain(id)
    expect(await find({ status: ['used_up'] })).not.toContain(id)
    await redeem(code, 3_333)
    expect(await find({ status: ['used_up'] })).toContain(id)
  })
})

describe('the ledger', () => {
  const deeds = fc.array(
    fc.record({
      kind: fc.constantFrom('redeem' as const, 'refund' as const, 'adjust' as const),
      amount: fc.integer({ min: 1, max: 60 }),
    }),
    { minLength: 3, maxLength: 10 },
  )

  it('sums up to the balance and never falls below zero, however many use a card at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 150 }), deeds, async (initial, all) => {
        const { id, code } = await issue(initial)
        const settled = await Promise.allSettled(
          all.map(({ kind, amount }) => {
            if (kind === 'redeem') return redeem(code, amount)
            if (kind === 'refund') return refund(id, amount)
            return changes().adjust(id, won(-amount), 'Random', asked())
          }),
        )
        for (const each of settled) {
          if (each.status === 'rejected')
            expect(['gift-card-balance', 'refund-too-large']).toContain(each.reason.type)
        }
        const balance = await balanceOf(code)
        const ledger = await ledgerOf(id)
        expect(ledger?.sum).toBe(balance)
        expect(ledger?.least).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 12 },
    )
  })

  it('takes from a card as often as there is money, of many who come at once', async () => {
    const { code } = await issue(300)
    const settled = await Promise.allSettled(Array.from({ length: 9 }, () => redeem(code, 100)))
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await balanceOf(code)).toBe(0)
  })
})
